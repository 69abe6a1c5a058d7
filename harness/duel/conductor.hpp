#pragma once
// The duel's course: calibration, the first stage, the second. Used by run_duel() alone.

#include "harness/duel/duel.hpp"
#include "harness/duel/layouts.hpp"
#include "harness/duel/run_process.hpp"
#include "harness/run/supervised.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yieldmark::duel {

class conductor {
public:
    /// `both`: the cases that both sides have. Throws usage_error and run_error as run_duel() does.
    conductor(duel_request const& asked, std::uint64_t seed, std::vector<std::string> both,
              system::progress& shown, std::atomic<int> const& stop);

    /// All of it, as far as `stop` lets it come. Throws run_error if nothing at all can be measured.
    void run();

    [[nodiscard]] duel_result& result() { return made_; }

private:
    struct one_pair {
        unsigned stage = 1;
        unsigned number = 0;
        unsigned of = 0; // pairs of its stage
        std::filesystem::path base;
        std::filesystem::path now;
    };

    struct both_sides {
        run::link_manifest base;
        run::link_manifest now;
    };

    [[nodiscard]] bool over() const { return stop_ != 0 || given_up_; }
    [[nodiscard]] layout_line::job link_of(std::string const& name, run::link_manifest const& side,
                                           unsigned stage, unsigned number) const;
    // The links of the pairs from `first` up to `end`, in the order in which run_pairs takes them.
    [[nodiscard]] std::vector<layout_line::job> links_of(both_sides const& how, unsigned stage,
                                                         unsigned first, unsigned end) const;
    [[nodiscard]] both_sides limited_to(std::vector<std::string> const& names) const;
    [[nodiscard]] std::vector<bout> bouts_of(std::vector<std::string> const& names, unsigned stage) const;
    void calibrate(layout_line& layouts);
    void take_calibration(duel_journal const& lines);
    void inject(double step);
    void fit_injections(double step);
    [[nodiscard]] std::map<std::string, std::vector<double>>
    costs_of(std::map<std::string, std::uint64_t> const& steps);
    [[nodiscard]] std::map<std::string, double> cost_of(std::map<std::string, std::uint64_t> const& steps,
                                                        unsigned number, std::filesystem::path const& layout,
                                                        layout_line& layouts);
    void first_stage();
    void second_stage();
    void run_stage(unsigned stage, std::vector<unsigned> const& looks, std::vector<std::string> names,
                   std::function<void(std::vector<std::string>& names, unsigned end)> const& leave_out);
    void run_pairs(unsigned stage, unsigned first, unsigned end, std::vector<std::string> const& names);
    std::size_t run_pair_at(layout_line& layouts, std::size_t at, one_pair pair,
                            std::vector<std::string> const& names);
    [[nodiscard]] bool has_self_pair(unsigned stage, unsigned number) const;
    [[nodiscard]] std::vector<double> logs_of(std::string const& name, unsigned stage) const;
    [[nodiscard]] std::size_t pairs_left(std::vector<std::string> const& names, unsigned stage,
                                         unsigned done) const;
    void run_pair(one_pair const& pair, std::vector<std::string> const& names, layout_line& layouts);
    [[nodiscard]] process_setup setup_of(std::string const& files, std::uint64_t seed,
                                         std::filesystem::path const& base,
                                         std::filesystem::path const& now) const;
    duel_journal process(process_setup setup, std::string const& title, layout_line& layouts);
    void keep(one_pair const& pair, duel_journal const& lines);
    void fail(std::string const& title, std::string const& name, std::string const& what,
              std::string const& output);
    void give_up(std::string const& title, std::string const& wrong);
    void begin_stage(std::size_t cases);
    [[nodiscard]] system::state state_of(std::string const& title, std::size_t in_process) const;

    duel_request const& asked_;
    system::progress& shown_;
    std::atomic<int> const& stop_;
    duel_rules rules_; // of all cases together
    std::optional<int> cpu_;
    std::vector<std::string> left_;    // cases that are still measured
    std::map<std::string, bout> bout_; // calibrated
    std::map<std::string, double> nanoseconds_;
    std::map<std::string, double> percent_;
    run::fruitless_row fruitless_;
    bool given_up_ = false;
    std::size_t done_ = 0; // cases over the processes of this stage
    std::size_t total_ = 0;
    system::stopwatch stage_;
    duel_result made_;
};

} // namespace yieldmark::duel
