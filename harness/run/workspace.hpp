#pragma once
// A run's folder (DIR/run): what was asked for, each process's journal, and what failed. All that a resumed
// run needs is there, and everything in it is written so that a kill at any moment leaves it readable.

#include "harness/results/model.hpp"
#include "harness/run/steps.hpp"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::run {

/// A process that ended badly.
struct step_failure {
    std::size_t step = 0;
    std::string where;     // "time process 3"
    std::string case_name; // the case that it was at; empty if it can't be pinned on one
    std::string what;
    std::string output;
    bool gave_up = false; // the rest of the step won't be tried again
};

class workspace {
public:
    /// Locks DIR against a second run in it. Throws run_error if one is at work there or DIR can't be made,
    /// usage_error if it isn't a folder.
    explicit workspace(std::filesystem::path dir);
    ~workspace();
    workspace(workspace const&) = delete;
    workspace& operator=(workspace const&) = delete;

    /// Throws usage_error if something is in the run's way that this program did not make: DIR/results.json
    /// or, of a run that is to begin and not to go on, DIR/run.
    void require_own(bool goes_on);

    /// Begins a new run. One that is there is moved aside: an unfinished one for good (the path that it went
    /// to is returned), a finished one until save() has the new one whole. Throws run_error; then what was
    /// there is still there.
    std::filesystem::path begin(nlohmann::json const& request);

    /// The request of the run that is there. Throws usage_error, which names the file, if there is none to continue or
    /// it is damaged.
    [[nodiscard]] nlohmann::json request() const;

    /// Where save() has put the results.
    struct saved {
        std::filesystem::path file;
        std::filesystem::path earlier; // those of a finished run from before, if they are still there
        std::filesystem::path left;    // that run's folder, if it was moved aside and has to stay
    };
    /// Writes the run's results, and marks a whole run as finished. A finished run's results from before give
    /// way only to a whole run: those of an unfinished one go to DIR/run/results.json then. Where cases
    /// failed in a whole one, the earlier results and journals are kept, as DIR/results.finished.N.json and
    /// DIR/run.finished.N; the latter also where files are in it that this program did not make. Throws
    /// std::system_error.
    saved save(results::run const& run);
    [[nodiscard]] bool finished() const;

    /// Whether DIR/results.json is a finished run's, and not this one's.
    [[nodiscard]] bool has_earlier_results() const { return earlier_results_; }

    [[nodiscard]] std::filesystem::path const& dir() const { return dir_; }
    [[nodiscard]] std::filesystem::path results() const { return dir_ / "results.json"; }
    [[nodiscard]] std::filesystem::path journal(step const& s, std::size_t index, unsigned attempt) const;

    /// Notes beside a journal that carries no checksums of its own (of a program of others) what is in it, once its
    /// process has ended. Throws run_error.
    void seal(std::filesystem::path const& journal) const;
    /// Whether it is still what was noted; one without a note is taken as it is.
    [[nodiscard]] bool is_intact(std::filesystem::path const& journal) const;

    [[nodiscard]] std::filesystem::path case_list(std::size_t index) const;
    [[nodiscard]] std::filesystem::path layout(step const& s) const;

    /// Appends a failure, flushed to disk. Throws run_error.
    void record(step_failure const& failure);
    /// All of them but those whose lines are damaged.
    [[nodiscard]] std::vector<step_failure> failures() const;

    /// Throws run_error, saying what to do, if the disk is as good as full.
    void require_space() const;

private:
    [[nodiscard]] nlohmann::json found_request() const;
    void sweep_unused() const;
    [[nodiscard]] std::filesystem::path finish(bool all_good);

    std::filesystem::path dir_;
    std::filesystem::path run_;
    int lock_ = -1;
    bool earlier_results_ = false;
};

/// Flushes a file's content to disk, if it is there.
void flush_to_disk(std::filesystem::path const& path);

} // namespace yieldmark::run
