#include "harness/bench/instructions_pass.hpp"

#include "harness/bench/inject.hpp"
#include "harness/bench/instructions.hpp"
#include "harness/bench/journal.hpp"
#include "harness/bench/oracle.hpp"
#include "harness/results/model.hpp"

#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <unistd.h>

namespace yieldmark::bench {
namespace {

constexpr int good = 0;
constexpr int wrong_usage = 2;
constexpr int case_failed = 3;

// Where `_exit` leaves what stdio still holds.
[[noreturn]] void leave(int status) {
    std::fflush(nullptr);
    _exit(status);
}

pid_t forked() {
    std::fflush(nullptr); // or the child would print it again
    pid_t const child = fork();
    if (child < 0)
        throw std::runtime_error{"no child process could be started"};
    return child;
}

// A crash is passed on: the runner reads from it which case was at work, and how it ended.
int status_of(pid_t child) {
    int status = 0;
    if (waitpid(child, &status, 0) != child)
        throw std::runtime_error{"a child process got lost"};
    if (WIFSIGNALED(status)) {
        std::signal(WTERMSIG(status), SIG_DFL);
        std::raise(WTERMSIG(status));
    }
    return WEXITSTATUS(status);
}

std::string why_uncounted(bench_case const& one) {
    if (one.of->parallel)
        return "it starts threads: how they take turns, and so what they execute, differs from run to run";
    if (one.size.huge)
        return "its input is too large to be run under Callgrind in reasonable time";
    return {};
}

bool count_one(bench_case const& one, instruction_counter& counter, journal& into) {
    into.begin(one.name());
    try {
        if (auto const why = why_uncounted(one); !why.empty()) {
            into.without(one.name(), results::metric::instructions, why);
            return true;
        }
        if (auto const wrong = check(one)) {
            into.failure(one.name(), *wrong);
            return false;
        }
        auto const input = input_of(one);
        measured_call const call{one, input.get()};
        call.once()(call.argument(), one.size.n); // binds what the loader left open
        auto const counted = counter.count(one.name(), call.once(), call.argument(), one.size.n);
        into.counted(one.name(), results::metric::instructions, counted);
        return true;
    } catch (std::exception const& error) {
        into.failure(one.name(), error.what());
        return false;
    }
}

bool same(bench_case const& a, bench_case const& b) {
    return a.runs == b.runs && a.size.n == b.size.n && a.scenario.name == b.scenario.name;
}

// A chosen case, as it is sent by the child that chose it.
struct choice {
    std::size_t place = 0; // in the list of all cases, which both processes have
    std::uint64_t extra = 0;
};

// Most are chosen in the order that they stand in.
void send(std::vector<bench_case> const& all, std::vector<bench_case> const& chosen, int to) {
    choice one;
    for (auto const& wanted : chosen) {
        while (!same(wanted, all[one.place % all.size()]))
            ++one.place;
        one.place %= all.size();
        one.extra = wanted.extra;
        if (write(to, &one, sizeof one) != sizeof one)
            leave(case_failed);
    }
}

[[noreturn]] void choose_in_child(std::vector<bench_case> const& all,
                                  std::function<std::vector<bench_case>()> const& choose, int to) {
    try {
        send(all, choose(), to);
        leave(good);
    } catch (usage_error const& error) {
        std::fprintf(stderr, "yieldmark-bench: %s\n", error.what());
        leave(wrong_usage);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "yieldmark-bench: %s\n", error.what());
        leave(case_failed);
    }
}

} // namespace

bool count_each(flags const& asked, std::function<std::vector<bench_case>()> const& choose) {
    instruction_counter counter{asked.dumps_file, asked.keep_dumps};
    auto all = all_cases();
    std::array<int, 2> places{};
    if (pipe(places.data()) != 0)
        throw std::runtime_error{"no pipe can be made"};
    pid_t const chooser = forked();
    if (chooser == 0)
        choose_in_child(all, choose, places[1]);
    close(places[1]);
    bool all_good = true;
    for (choice next; read(places[0], &next, sizeof next) == sizeof next;) {
        auto& one = all[next.place];
        one.extra = next.extra;
        pid_t const child = forked();
        if (child == 0) {
            journal into{asked.journal_file};
            leave(count_one(one, counter, into) ? good : case_failed);
        }
        all_good = status_of(child) == good && all_good;
    }
    close(places[0]);
    int const chosen = status_of(chooser);
    if (chosen == wrong_usage)
        std::exit(wrong_usage);
    journal{asked.journal_file}.end();
    return all_good && chosen == good;
}

} // namespace yieldmark::bench
