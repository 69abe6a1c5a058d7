#pragma once
// The subcommands of `yieldmark history`. Private to cli/history*.cpp.

#include "cli/commands.hpp"
#include "harness/store/history.hpp"
#include "harness/store/track.hpp"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace yieldmark::cli {

/// The options that all of them take.
struct store_options {
    std::string where{}; // empty: place() says
    double wait = 10;    // seconds for other processes

    /// Where it is: as given, or as the project file in `repository` and the environment say.
    [[nodiscard]] std::string place(std::string const& repository = ".") const;

    [[nodiscard]] std::chrono::seconds patience() const {
        return std::chrono::seconds(static_cast<long long>(wait));
    }
};

/// The end of --help of what only reads the history.
inline constexpr char const* reading_codes =
    "Exit codes: 0 good, 2 wrong usage or no such history, 3 it can't be read.";

void add_store_options(command_line app, store_options& o);
void add_filter_options(command_line app, store::series_filter& filter);

/// Prints what is said to standard error: the first line as it is, the others, as of a build's log, below it.
[[nodiscard]] store::tell said_on_standard_error();

/// Reports the patterns that match no series' case. Throws system::usage_error if none of them matches.
void report_idle(store::history& in, std::vector<std::string> const& patterns, store_options const& o);

/// Throws system::usage_error for a metric that neither yieldmark knows nor the history has.
void require_metrics(store::history& in, std::vector<std::string> const& metrics, store_options const& o);

/// Opens it, and says on standard error if it was migrated.
[[nodiscard]] store::history open_history(store_options const& o, store::access how,
                                          std::string const& repository = ".");

[[nodiscard]] subcommand add_history_add(command_line history, std::vector<std::string> arguments);
[[nodiscard]] subcommand add_history_list(command_line history);
[[nodiscard]] subcommand add_history_show(command_line history);
[[nodiscard]] subcommand add_history_export(command_line history);
[[nodiscard]] subcommand add_history_import(command_line history);
[[nodiscard]] subcommand add_history_prune(command_line history);
[[nodiscard]] subcommand add_history_bisect(command_line history, std::vector<std::string> arguments);

} // namespace yieldmark::cli
