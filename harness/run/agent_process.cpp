#include "harness/run/agent_process.hpp"

#include "harness/agent/protocol.hpp"
#include "harness/run/agent.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;
using clock = std::chrono::steady_clock;

// Opened for both directions, so that opening waits for nobody.
int made_fifo(fs::path const& path) {
    unlink(path.c_str()); // of an earlier attempt in our own scratch folder
    if (mkfifo(path.c_str(), 0600) != 0)
        throw system::run_error(path.string() + " can't be made: " + std::strerror(errno));
    int const fd = open(path.c_str(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        throw system::run_error(path.string() + " can't be opened: " + std::strerror(errno));
    return fd;
}

system::command bound(system::command what, std::optional<int> cpu) {
    what.cpu = cpu;
    return what;
}

} // namespace

agent_process::agent_process(bench const& of, fs::path files, std::optional<int> cpu, double stall_limit)
    : files_(fs::absolute(files)), orders_(made_fifo(files_.string() + agent::orders_ending)),
      replies_(made_fifo(files_.string() + agent::replies_ending)), stall_limit_(stall_limit),
      process_(bound(agent_service(of, files_), cpu)) {}

agent_process::~agent_process() {
    process_.kill();
    for (int const fd : {orders_, replies_})
        close(fd);
    for (auto const* ending : {agent::orders_ending, agent::replies_ending})
        unlink((files_.string() + ending).c_str());
}

bool agent_process::wait_until_ready(std::atomic<int> const& stop) {
    if (!wait_for(0, true, stop))
        return false;
    auto const line = read_.find('\n');
    auto const is_ready = read_.substr(0, line) == agent::ready;
    read_.erase(0, line + 1);
    return is_ready;
}

std::optional<std::string> agent_process::slices(order const& what, std::atomic<int> const& stop) {
    auto const line =
        fmt::format("{} {} {} {} {}\n", what.min_time, what.iterations, what.slices, what.extra, what.name);
    if (write(orders_, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
        wrong_ = "takes no orders";
        return std::nullopt;
    }
    if (!wait_for(0, true, stop))
        return std::nullopt;
    auto const head = read_.find('\n');
    std::size_t bytes = 0;
    std::from_chars(read_.data(), read_.data() + head, bytes);
    read_.erase(0, head + 1);
    if (!wait_for(bytes, false, stop))
        return std::nullopt;
    auto text = read_.substr(0, bytes);
    read_.erase(0, bytes);
    return text;
}

void agent_process::finish() {
    auto const last = fmt::format("{}\n", agent::end);
    if (write(orders_, last.data(), last.size()) < 0)
        return;
    // What it does after its benchmarks is its own matter, within reason.
    constexpr std::chrono::seconds patience{5};
    for (auto const begun = clock::now(); !process_.ended() && clock::now() - begun < patience;) {
        system::wait_for_news({&process_}, std::chrono::milliseconds(20));
        process_.read_output();
    }
}

// Until a line or so many bytes have come.
bool agent_process::wait_for(std::size_t bytes, bool whole_line, std::atomic<int> const& stop) {
    system::awake_time waited;
    for (;;) {
        if (whole_line ? read_.find('\n') != std::string::npos : read_.size() >= bytes)
            return true;
        if (read_some())
            continue;
        if (over(waited, stop))
            return false;
        pollfd watched[] = {{.fd = replies_, .events = POLLIN, .revents = 0},
                            {.fd = process_.output_fd(), .events = POLLIN, .revents = 0},
                            {.fd = process_.error_fd(), .events = POLLIN, .revents = 0}};
        poll(watched, std::size(watched), 50);
        process_.read_output();
    }
}

bool agent_process::read_some() {
    char block[8192];
    auto const got = read(replies_, block, sizeof block);
    if (got > 0)
        read_.append(block, static_cast<std::size_t>(got));
    return got > 0;
}

bool agent_process::over(system::awake_time& waited, std::atomic<int> const& stop) {
    if (stop != 0)
        return true;
    if (auto const status = process_.ended()) {
        if (read_some()) // what it said before it ended
            return false;
        wrong_ = system::describe_status(*status);
        return true;
    }
    if (waited.seconds() < stall_limit_)
        return false;
    process_.kill();
    wrong_ = fmt::format("hung: no answer for {:g} s, so it was killed", stall_limit_);
    return true;
}

} // namespace yieldmark::run
