#pragma once
// One child process that can be stopped, and a folder that is gone afterwards. Private to harness/profile.

#include "harness/run/child.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>

namespace yieldmark::profile {

/// As run::run_to_end; ended with its children when `*stop` is no longer 0, by throwing `stopped`.
[[nodiscard]] run::completed run_stoppable(run::command const& what, std::chrono::milliseconds limit,
                                           std::atomic<int> const* stop);

/// What went wrong in one line: how it ended, and the last line that it printed as an error.
[[nodiscard]] std::string describe(run::completed const& process);

/// A new folder for temporary files, removed with all in it at the end. Throws run::run_error if it can't be
/// made.
class scratch {
public:
    scratch();
    ~scratch();
    scratch(scratch const&) = delete;
    scratch& operator=(scratch const&) = delete;

    [[nodiscard]] std::filesystem::path operator/(std::string const& name) const { return dir_ / name; }

private:
    std::filesystem::path dir_;
};

/// A file's text. Throws run::run_error if it can't be read.
[[nodiscard]] std::string text_of(std::filesystem::path const& path);

} // namespace yieldmark::profile
