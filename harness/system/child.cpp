#include "harness/system/child.hpp"

#include "harness/system/awake_time.hpp"
#include "harness/system/errors.hpp"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace yieldmark::system {

namespace {

constexpr std::size_t tail_bytes = 4096;

std::vector<char*> pointers(std::vector<std::string> const& texts) {
    std::vector<char*> all;
    for (auto const& text : texts)
        all.push_back(const_cast<char*>(text.c_str()));
    all.push_back(nullptr);
    return all;
}

void restore_signals() {
    for (int const signal : {SIGINT, SIGTERM, SIGPIPE, SIGXFSZ, SIGHUP})
        ::signal(signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

void pin_to(int cpu) {
    cpu_set_t set;
    CPU_ZERO(&set);
    CPU_SET(static_cast<unsigned>(cpu), &set);
    sched_setaffinity(0, sizeof set, &set);
}

// Between fork and exec: only what is safe there.
[[noreturn]] void become(command const& what, std::vector<char*> const& arguments,
                         std::vector<char*> const& environment, int const (&ends)[2], pid_t parent) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(127);
    rlimit const no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    if (what.cpu)
        pin_to(*what.cpu);
    if (!what.directory.empty() && chdir(what.directory.c_str()) != 0)
        _exit(127);
    int const nothing = open("/dev/null", O_RDONLY);
    dup2(nothing, STDIN_FILENO);
    dup2(ends[0], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    restore_signals();
    execvpe(arguments[0], arguments.data(), environment.data());
    char const* reason = std::strerror(errno);
    for (char const* part : {"can't be executed: ", reason, "\n"})
        if (write(STDERR_FILENO, part, std::strlen(part)) < 0)
            break;
    _exit(127);
}

void make_pipe(int (&ends)[2]) {
    if (pipe2(ends, O_CLOEXEC) != 0)
        throw run_error(std::string("no pipe can be made: ") + std::strerror(errno));
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
}

} // namespace

std::vector<std::string> clean_environment() {
    std::vector<std::string> kept{"LC_ALL=C"};
    for (auto const* name :
         {"PATH", "LD_LIBRARY_PATH", "TMPDIR", "HOME", "XDG_CACHE_HOME", "YIELDMARK_INPUTS", "ASAN_OPTIONS",
          "UBSAN_OPTIONS", "TSAN_OPTIONS", "LSAN_OPTIONS", "LLVM_SYMBOLIZER_PATH"})
        if (auto const* value = std::getenv(name))
            kept.push_back(std::string(name) + "=" + value);
    return kept;
}

std::vector<int> allowed_cpus() {
    cpu_set_t set;
    CPU_ZERO(&set);
    std::vector<int> cpus;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
            if (CPU_ISSET(static_cast<unsigned>(cpu), &set))
                cpus.push_back(cpu);
    return cpus;
}

std::optional<int> quietest_cpu() {
    auto const cpus = allowed_cpus();
    return cpus.empty() ? std::nullopt : std::optional(cpus.back());
}

child::child(command const& what) : keep_all_(what.keep_all) {
    int out[2];
    int err[2];
    make_pipe(out);
    make_pipe(err);
    auto const arguments = pointers(what.arguments);
    auto const environment = pointers(what.environment);
    int const ends[2] = {out[1], err[1]};
    pipes_[0] = out[0];
    pipes_[1] = err[0];
    auto const parent = getpid();
    pid_ = fork();
    if (pid_ == 0)
        become(what, arguments, environment, ends, parent);
    close(out[1]);
    close(err[1]);
    if (pid_ < 0) {
        close_pipes();
        throw run_error(std::string("no process can be started: ") + std::strerror(errno));
    }
    // Done on both sides, so that a kill of the group that comes at once finds it.
    setpgid(pid_, pid_);
}

child::~child() {
    kill();
    close_pipes();
}

void child::close_pipes() {
    for (auto& fd : pipes_)
        if (fd >= 0)
            close(std::exchange(fd, -1));
}

void child::drain(int which) {
    auto& fd = pipes_[which];
    auto& text = keep_all_ && which == 1 ? errors_ : output_;
    char buffer[8192];
    while (fd >= 0) {
        auto const got = read(fd, buffer, sizeof buffer);
        if (got > 0)
            text.append(buffer, static_cast<std::size_t>(got));
        else if (got < 0 && errno == EINTR)
            continue;
        else if (got < 0 && errno == EAGAIN)
            break;
        else
            close(std::exchange(fd, -1));
        if (!keep_all_ && text.size() > 4 * tail_bytes)
            text = last_lines(text, tail_bytes);
    }
}

void child::read_output() {
    drain(0);
    drain(1);
}

std::optional<int> child::ended() {
    if (status_ || pid_ < 0)
        return status_;
    siginfo_t news{};
    if (waitid(P_PID, static_cast<id_t>(pid_), &news, WEXITED | WNOHANG | WNOWAIT) == 0 &&
        news.si_pid == pid_)
        kill(); // the rest of its group, before its number can be given to another
    return status_;
}

void child::kill() {
    if (pid_ < 0 || status_)
        return;
    ::kill(-pid_, SIGKILL);
    ::kill(pid_, SIGKILL);
    int status = 0;
    while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
    status_ = status;
    read_output();
}

std::string first_line(std::string const& text) {
    auto const start = text.find_first_not_of("\r\n\t ");
    return start == std::string::npos ? std::string{} : text.substr(start, text.find('\n', start) - start);
}

std::string last_line(std::string const& text) {
    auto const trimmed = text.substr(0, text.find_last_not_of("\r\n\t ") + 1);
    return trimmed.substr(trimmed.rfind('\n') + 1);
}

std::string last_lines(std::string const& text, std::size_t most) {
    if (text.size() <= most)
        return text;
    auto const cut = text.size() - most;
    auto const line = text.find('\n', cut - 1) + 1; // 0: there is none
    return text.substr(line == 0 || line == text.size() ? cut : line);
}

std::string describe_status(int status) {
    if (WIFSIGNALED(status)) {
        auto const* name = sigabbrev_np(WTERMSIG(status));
        return "crashed with signal " + std::to_string(WTERMSIG(status)) + " (SIG" + (name ? name : "?") +
               ")";
    }
    return "exited with " + std::to_string(WEXITSTATUS(status));
}

void wait_for_news(std::vector<child*> const& children, std::chrono::milliseconds limit) {
    std::vector<pollfd> watched;
    for (auto const* one : children) {
        for (int const fd : {one->output_fd(), one->error_fd()})
            if (fd >= 0)
                watched.push_back({.fd = fd, .events = POLLIN, .revents = 0});
        // With both ends closed there is nothing to wait on, and the end itself is a moment away.
        if (one->output_fd() < 0 && one->error_fd() < 0)
            limit = std::min(limit, std::chrono::milliseconds(2));
    }
    poll(watched.data(), watched.size(), static_cast<int>(limit.count()));
}

completed run_to_end(command const& what, std::chrono::milliseconds limit, std::atomic<int> const* stop) {
    child one(what);
    system::awake_time taken;
    completed result;
    while (!one.ended()) {
        result.stopped = stop != nullptr && *stop != 0;
        result.timed_out = !result.stopped && taken.passed() >= limit;
        if (result.stopped || result.timed_out) {
            one.kill();
            break;
        }
        wait_for_news({&one}, std::chrono::milliseconds(100));
        one.read_output();
    }
    result.status = *one.ended();
    result.output = one.output();
    result.errors = one.errors();
    return result;
}

} // namespace yieldmark::system
