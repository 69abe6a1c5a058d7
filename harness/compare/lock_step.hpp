#pragma once
// A duel of two processes: both on one processor, each with the agent (harness/agent), and only the one that was
// ordered a slice runs. The two sides meet the same moments of the machine, as in a duel in one process.

#include "harness/compare/side_by_side.hpp"
#include "harness/compare/slices.hpp"
#include "harness/duel/layouts.hpp"
#include "harness/run/agent_process.hpp"
#include "harness/run/supervised.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// Why it can't be tried with these two; empty if it can. Whether it can be done shows only when the programs run.
[[nodiscard]] std::string why_no_lock_step(run::bench const& base, run::bench const& now);

class lock_step final : public side_by_side {
public:
    lock_step(processes_request const& what, pair_book& into, system::progress& shown,
              std::atomic<int> const& stop);

    [[nodiscard]] bool size() override;
    [[nodiscard]] bool run(unsigned stage, pair_range pairs, std::vector<std::string> cases) override;

    /// After size(): why one of the programs can't be served slices; empty if both can.
    [[nodiscard]] std::string const& why_not() const { return why_not_; }

private:
    class pair_of_agents;

    [[nodiscard]] bool over() const { return stop_ != 0 || given_up_; }
    struct one_pair {
        unsigned stage;
        unsigned number;
        run::bench base; // in its layout of this pair
        run::bench now;
    };
    [[nodiscard]] std::optional<one_pair> pair_of(unsigned stage, unsigned number, std::size_t at);
    [[nodiscard]] bool measure_pair(one_pair const& of, std::vector<std::string> cases);
    [[nodiscard]] bool serve(pair_of_agents& agents, one_pair const& of, std::vector<std::string>& left);
    using both_readings = std::array<std::vector<run::reading>, 2>;
    [[nodiscard]] std::optional<both_readings> bout(pair_of_agents& agents, unsigned number,
                                                    std::string const& name, std::string const& title);
    void keep_failure(std::string const& title, std::string const& name, std::size_t side,
                      std::string const& what, std::string const& output);
    [[nodiscard]] unsigned slices_of(std::string const& name) const;
    [[nodiscard]] run::agent_process::order order_for(std::size_t side, std::string const& name,
                                                      unsigned slices) const;
    [[nodiscard]] double seconds_of_pair(std::vector<std::string> const& cases, unsigned most) const;
    void choose_slices(unsigned stage, std::vector<std::string> const& cases);
    [[nodiscard]] double extra_of(std::string const& name) const;
    void show(std::string const& title);

    processes_request const& what_;
    pair_book& book_;
    system::progress& shown_;
    std::atomic<int> const& stop_;
    std::optional<int> cpu_;
    std::map<std::string, double> seconds_;           // that a slice takes
    std::map<std::string, std::uint64_t> iterations_; // of a slice
    double calls_ = 0;                         // seconds that it took to find these, without what failed
    double starting_ = 0;                      // seconds that a pair of processes takes to start
    unsigned most_ = most_slices;              // of a side, in this stage
    std::optional<duel::layout_line> layouts_; // of these pairs
    run::fruitless_row fruitless_;
    bool given_up_ = false;
    bool sizing_ = false;
    std::string why_not_;
    std::size_t done_ = 0;
    std::size_t total_ = 0;
    system::stopwatch stage_;
};

} // namespace yieldmark::compare
