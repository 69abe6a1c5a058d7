#pragma once
// A run's folder (DIR/run): what was asked for, each process's journal, and what failed. All that a resumed
// run needs is there, and everything in it is written so that a kill at any moment leaves it readable.

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
    /// Locks DIR against a second run in it. Throws run_error if one is at work there or DIR can't be made.
    explicit workspace(std::filesystem::path dir);
    ~workspace();
    workspace(workspace const&) = delete;
    workspace& operator=(workspace const&) = delete;

    /// Begins a new run. An unfinished one that stands there is moved aside (the path it went to is
    /// returned), a finished one is removed. Throws run_error.
    std::filesystem::path begin(nlohmann::json const& request);

    /// The request of the run that stands there. Throws usage_error if there is none to go on with.
    [[nodiscard]] nlohmann::json request() const;

    /// Marks the run as finished. Throws std::system_error.
    void finish();
    [[nodiscard]] bool finished() const;

    [[nodiscard]] std::filesystem::path const& dir() const { return dir_; }
    [[nodiscard]] std::filesystem::path results() const { return dir_ / "results.json"; }
    [[nodiscard]] std::filesystem::path journal(step const& s, std::size_t index, unsigned attempt) const;
    [[nodiscard]] std::filesystem::path case_list(std::size_t index) const;
    [[nodiscard]] std::filesystem::path layout(step const& s) const;

    /// Appends a failure, flushed to disk. Throws run_error.
    void record(step_failure const& failure);
    [[nodiscard]] std::vector<step_failure> failures() const;

    /// Throws run_error, saying what to do, if the disk is as good as full.
    void require_space() const;

private:
    std::filesystem::path dir_;
    std::filesystem::path run_;
    int lock_ = -1;
};

/// Flushes a file's content to disk, if it is there.
void flush_to_disk(std::filesystem::path const& path);

} // namespace yieldmark::run
