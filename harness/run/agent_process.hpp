#pragma once
// A program of another project that serves the slices it is ordered to (harness/agent), from our side.

#include "harness/run/bench.hpp"
#include "harness/system/awake_time.hpp"
#include "harness/system/child.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace yieldmark::run {

class agent_process {
public:
    /// Starts it. `files`: the path that its FIFOs' names begin with; they are made, and go with it. `cpu`: the
    /// processor that it is bound to. `stall_limit`: seconds that it may take for an answer. Throws run_error if the
    /// FIFOs can't be made or no process can be started.
    agent_process(bench const& of, std::filesystem::path files, std::optional<int> cpu, double stall_limit);
    ~agent_process();
    agent_process(agent_process const&) = delete;
    agent_process& operator=(agent_process const&) = delete;

    /// Waits until it is about to run its benchmarks. False: it ended before (then it never asked Google Benchmark's
    /// shared library for them), hung, or `stop` isn't 0.
    [[nodiscard]] bool wait_until_ready(std::atomic<int> const& stop);

    /// What a process is ordered.
    struct order {
        std::string name;             // of the benchmark
        std::string min_time;         // as --benchmark_min_time takes it
        std::uint64_t iterations = 0; // of a slice, where that option takes only a time; 0: as the time says
        unsigned slices = 1;          // one after the other
        double extra = 0;             // percent of a slice's processor time that is done as real work besides
    };

    /// Slices of a benchmark: Google Benchmark's JSON of them. None if it ended or hung meanwhile, or `stop` isn't 0.
    [[nodiscard]] std::optional<std::string> slices(order const& what, std::atomic<int> const& stop);

    /// Lets it end, as a program does that has run its benchmarks, and kills it if that takes long.
    void finish();

    /// "crashed with signal 11 (SIGSEGV)", "hung: no answer for 60 s, so it was killed"; empty if nothing is wrong.
    [[nodiscard]] std::string const& what_went_wrong() const { return wrong_; }
    /// The end of what it printed.
    [[nodiscard]] std::string const& output() const { return process_.output(); }

private:
    [[nodiscard]] bool wait_for(std::size_t bytes, bool whole_line, std::atomic<int> const& stop);
    [[nodiscard]] bool read_some();
    [[nodiscard]] bool over(system::awake_time& waited, std::atomic<int> const& stop);

    std::filesystem::path files_;
    int orders_ = -1;
    int replies_ = -1;
    double stall_limit_;
    std::string read_; // of the replies, not yet taken
    std::string wrong_;
    system::child process_;
};

} // namespace yieldmark::run
