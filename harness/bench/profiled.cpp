#include "harness/bench/profiled.hpp"

#include "harness/bench/oracle.hpp"
#include "harness/bench/processors.hpp"

#include <chrono>
#include <cstdint>
#include <fstream>
#include <optional>
#include <stdexcept>

// Profilers find the measured region by this name; what stands above it is the harness.
extern "C" [[gnu::noinline]] void yieldmark_profiled_region(yieldmark::bench::program const* runs,
                                                            void const* input, std::size_t n,
                                                            std::uint64_t iterations) {
    for (; iterations != 0; --iterations) {
        runs->once(input, n);
        asm volatile("" ::: "memory");
    }
}

namespace yieldmark::bench {
namespace {

class profiler {
public:
    explicit profiler(std::string const& control) {
        if (control.empty())
            return;
        auto const comma = control.find(',');
        if (comma == control.npos)
            throw std::runtime_error{"--yieldmark_control=" + control + ": two pipes are expected: CTL,ACK"};
        to_.open(control.substr(0, comma));
        from_.open(control.substr(comma + 1));
        if (!to_ || !from_)
            throw std::runtime_error{control + ": the profiler's pipes can't be opened"};
    }
    void say(char const* word) {
        if (!to_.is_open())
            return;
        std::string answer;
        to_ << word << '\n' << std::flush;
        // perf ends its answer by a zero byte besides the newline.
        if (!std::getline(from_, answer) || answer.find("ack") == answer.npos)
            throw std::runtime_error{std::string{"the profiler doesn't answer to '"} + word + "'"};
    }

private:
    std::ofstream to_;
    std::ifstream from_;
};

// The clock is asked seldom, so that a case of a few nanoseconds fills its own profile.
void repeat(bench_case const& one, void const* input, double seconds) {
    using clock = std::chrono::steady_clock;
    auto const end = clock::now() + std::chrono::duration<double>{seconds};
    std::uint64_t iterations = 1;
    for (auto before = clock::now(); before < end;) {
        yieldmark_profiled_region(one.runs, input, one.size.n, iterations);
        auto const after = clock::now();
        if (after - before < std::chrono::milliseconds{5})
            iterations *= 2;
        before = after;
    }
}

} // namespace

void run_profiled(bench_case const& one, double seconds, std::string const& control) {
    if (auto const wrong = check(one))
        throw std::runtime_error{one.name() + ": " + *wrong};
    auto const input = input_of(one);
    std::optional<all_processors> wide;
    if (one.of->parallel)
        wide.emplace();
    one.runs->once(input.get(), one.size.n);
    profiler watching{control};
    watching.say("enable");
    if (seconds > 0)
        repeat(one, input.get(), seconds);
    else
        yieldmark_profiled_region(one.runs, input.get(), one.size.n, 1);
    watching.say("disable");
}

} // namespace yieldmark::bench
