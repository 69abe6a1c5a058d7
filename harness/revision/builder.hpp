#pragma once
// The commands of a build, with a log: what they print goes there, and the steps that it names are shown.

#include "harness/revision/revision.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::compare {

/// Runs the commands that build `what`, each with the output at the end of `log`.
class builder {
public:
    /// Empties the log. All four must outlive this.
    builder(recipe const& what, std::filesystem::path log, system::progress& shown,
            std::atomic<int> const& stop);

    /// In `dir`, without git's environment. False if it was stopped; throws as fail() if it fails.
    [[nodiscard]] bool run(std::filesystem::path const& dir, std::vector<std::string> const& command);

    /// Shown now, and again if it doesn't build.
    void note(std::string const& what);

    /// Throws system::run_error with the log's path and its end.
    [[noreturn]] void fail(std::string const& command, std::string const& how) const;

private:
    void show(double spent);

    recipe const& what_;
    std::filesystem::path log_;
    std::string note_;
    system::progress& shown_;
    std::atomic<int> const& stop_;
};

} // namespace yieldmark::compare
