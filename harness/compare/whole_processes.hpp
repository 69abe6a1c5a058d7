#pragma once
// Whole processes of two executables in turn (A B B A): where the programs can't be ordered slice by slice.

#include "harness/compare/side_by_side.hpp"
#include "harness/compare/slices.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::run {
class executor;
}

namespace yieldmark::compare {

class whole_processes final : public side_by_side {
public:
    whole_processes(processes_request const& what, pair_book& into, system::progress& shown,
                    std::atomic<int> const& stop)
        : what_(what), book_(into), shown_(shown), stop_(stop) {}

    [[nodiscard]] bool size() override;
    [[nodiscard]] bool run(unsigned stage, pair_range pairs, std::vector<std::string> cases) override;

private:
    [[nodiscard]] bool execute(unsigned stage, pair_range pairs, slice_groups const& groups,
                               std::function<void(run::executor const&)> const& use);
    void keep(run::executor const& all, unsigned stage, unsigned first);
    void keep_failures(run::executor const& all);

    processes_request const& what_;
    pair_book& book_;
    system::progress& shown_;
    std::atomic<int> const& stop_;
    std::map<std::string, double> seconds_; // that a slice of each case takes
};

} // namespace yieldmark::compare
