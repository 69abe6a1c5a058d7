#pragma once
// Runs the steps: starts each process, watches its journal, names what goes wrong, and goes on with the rest.

#include "harness/run/bench.hpp"
#include "harness/run/journal.hpp"
#include "harness/run/looks.hpp"
#include "harness/run/steps.hpp"
#include "harness/run/supervised.hpp"
#include "harness/run/workspace.hpp"
#include "harness/system/progress.hpp"

#include <array>
#include <atomic>
#include <deque>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark::run {

/// What a step has given so far, over all processes that it took.
struct step_result {
    std::map<std::string, std::vector<reading>> finished;
    std::map<std::string, std::string> errors; // cases that said themselves that they failed
    std::string context{};                     // Google Benchmark's, of a foreign program
    unsigned attempts = 0;                     // processes that it took
    bool gave_up = false;
};

struct execution {
    plan how;
    std::vector<bench> benches;
    std::vector<step> steps;
    double stall_limit = 60; // seconds without news in a process's journal before it counts as hanging
    std::atomic<int> const* stop = nullptr; // not 0: end now
};

class executor {
public:
    /// Takes up what earlier processes of this run left in `place`.
    executor(execution what, workspace& place, system::progress& shown);

    /// Runs what is left to run. False if it was stopped before the end. Throws run_error. However it ends,
    /// what was measured is in the workspace and in results().
    bool run();

    [[nodiscard]] std::vector<step> const& steps() const { return what_.steps; }
    [[nodiscard]] std::vector<step_result> const& results() const { return results_; }
    [[nodiscard]] std::vector<step_failure> const& failures() const { return failures_; }

    /// Timed processes run on this CPU alone; none if they may not be bound to one.
    [[nodiscard]] std::optional<int> timing_cpu() const { return timing_cpu_; }

private:
    struct active { // a process that runs now
        std::size_t index = 0;
        std::filesystem::path path;
        journal lines;
        std::vector<std::string> asked{}; // the cases that it has to measure
        bool shuffled = false;            // a foreign program in an order that only it knows
        std::unique_ptr<supervised_process> process{};

        [[nodiscard]] supervised_process::reader reader() {
            return [this](std::string_view bytes) { lines.feed(bytes); };
        }
        [[nodiscard]] std::size_t measured() const { return lines.finished().size() + lines.errors().size(); }
    };
    struct pass_clock {
        double seconds = 0; // spent by this call of run()
        std::size_t done = 0;
    };

    void take_up(std::size_t index);
    [[nodiscard]] std::vector<std::string> remaining(std::size_t index) const;
    [[nodiscard]] bool stopped() const { return what_.stop && what_.stop->load() != 0; }

    [[nodiscard]] unsigned next_look(unsigned after) const;
    void look_before(std::size_t index);
    void narrow_down(unsigned after);
    void keep_groups(unsigned after, std::set<std::string> const& groups);
    void note_look(unsigned after, unsigned more, look_result const& found);

    bool run_pass(std::string const& pass);
    void start(std::size_t index);
    void watch();
    void finish(std::size_t slot);
    void keep_measured(active const& one);
    void judge(active const& one, std::string const& what);
    void judge_foreign(active const& one, std::string const& what);
    void went_well(std::size_t index);
    void blame_foreign(active const& one, std::string const& what);
    void refuse_foreign(active const& one, std::string const& what);
    [[nodiscard]] bool shuffles(std::size_t index) const;
    [[nodiscard]] std::string culprit(active const& one) const;
    /// Whether Google Benchmark writes it.
    [[nodiscard]] bool has_foreign_journal(std::size_t index) const;
    [[nodiscard]] journal new_journal(std::size_t index) const;
    void fail(step_failure failure);
    void give_up(std::string const& pass);
    void show_failure(step_failure const& failure);
    void count_alike(step_failure const& failure);
    void give_up_alike(std::size_t index);

    [[nodiscard]] std::filesystem::path program_for(std::size_t index);
    [[nodiscard]] system::command command_for(std::size_t index, std::filesystem::path const& program,
                                              std::filesystem::path const& journal_path) const;
    void write_case_list(std::size_t index) const;
    void link_layouts(std::vector<std::size_t> const& steps);
    void keep_layout(std::size_t index, system::child& linker);

    [[nodiscard]] unsigned repetitions(step const& s) const;
    [[nodiscard]] double stall_limit(std::size_t index) const;
    [[nodiscard]] std::size_t parallel(std::string const& pass) const;
    [[nodiscard]] std::string title(std::size_t index) const;
    [[nodiscard]] std::size_t done_cases(std::size_t index) const;
    struct extent { // of a pass, in cases over all processes
        std::size_t total = 0;
        std::size_t through = 0;
        std::size_t fresh = 0;   // of those through: by processes that still run
        std::size_t certain = 0; // of those not through: that no look can leave out
        [[nodiscard]] std::size_t left() const { return total - through; }
    };
    struct seconds_range {
        double least = 0;
        double most = 0;
    };
    [[nodiscard]] std::map<std::string, extent> extents() const;
    [[nodiscard]] seconds_range seconds_for(std::string const& pass, extent const& of) const;
    [[nodiscard]] std::string last_number(std::size_t index) const;
    [[nodiscard]] system::state now(std::size_t index) const;
    [[nodiscard]] double seconds_for_huge() const;
    void show_expected();
    void show_done(std::size_t index);

    execution what_;
    workspace& place_;
    system::progress& shown_;
    std::optional<int> timing_cpu_;
    std::vector<step_result> results_;
    std::vector<step_failure> failures_;
    std::vector<std::set<std::string>> failed_; // for each executable: cases that aren't tried again
    struct done_count {
        std::array<std::size_t, 4> counted_for{};
        std::size_t done = 0;
    };
    mutable std::map<std::size_t, done_count> done_cases_; // step -> what done_cases found last
    struct unexplained {
        std::string how;
        bool hung = false;
    };
    std::map<std::size_t, unexplained> unexplained_; // step -> how a shuffled foreign process ended
    std::set<std::size_t> unshuffled_; // executables that gave no news for so long because they were shuffled
    std::map<std::string, fruitless_row> fruitless_; // pass -> its processes
    struct row {
        std::string words; // how each of them ended
        unsigned length = 0;
    };
    std::map<std::pair<std::size_t, std::string>, row>
        alike_;                                      // of a foreign program and a pass: failures in a row
    std::map<std::string, unsigned> shown_failures_; // what -> how often it was shown
    std::map<std::string, pass_clock> clocks_;
    std::set<unsigned> looked_; // after so many timed processes
    std::deque<std::size_t> pending_;
    std::vector<active> active_;
    std::map<std::string, std::size_t> shown_tenths_;
};

} // namespace yieldmark::run
