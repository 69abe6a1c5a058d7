#pragma once
// What may change before the gate fails, and which changes were accepted: the file .yieldmark-limits.
// docs/gate.md describes it to users.

#include "harness/compare/comparison.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::gate {

/// How much more, or less, a metric may be on the new side. The larger of the two allows.
struct allowance {
    double relative = 0; // of the base's value: 0.02 is 2 %
    double absolute = 0; // in the metric's unit (results/model.hpp)
    bool off = false;    // the metric isn't looked at
    bool falls = false;  // of a counter: less is worse, so the two are what it may fall by

    bool operator==(allowance const&) const = default;

    /// The largest increase (or fall) that it allows over `base`, in the metric's unit.
    [[nodiscard]] double most(double base) const;
};

/// "[fibonacci]": names cases as a filter on the command line does.
struct section {
    std::string cases; // see fits()
    unsigned line = 0; // where it stands in the file
};

/// "time = 2%", or of a benchmark's own counter "p99_us = 10%" (more is worse) or "items_per_second = -5%" (less is
/// worse), for the cases of its section.
struct limit_rule {
    std::string cases; // of its section, see fits(); empty: every case
    std::string metric;
    allowance allowed;
    unsigned line = 0;     // where it stands in the file; 0: it is built in, or of a project file
    bool built_in = false; // nobody has set it
};

/// "accept fibonacci/* time +5% from 1a2b3c because "..."".
struct acceptance {
    std::string cases; // see fits()
    std::string metric;
    double relative = 0; // one of the two is 0
    double absolute = 0;
    bool falls = false; // of a counter: by how much it falls
    std::string from;   // the revision that brought the change
    std::string reason;
    unsigned line = 0; // where it stands in the file
};

struct limits {
    std::string source;            // the file's path; empty: the built-in limits
    std::vector<limit_rule> rules; // the last one that fits decides
    std::vector<section> sections; // in the file's order, without [*]
    std::vector<acceptance> accepted;
    std::vector<section> ignored; // cases that are shown, and never decide
    bool time_only_fails = true;  // an alarm of time alone, with the instructions known and unchanged
};

/// The limits without a file: of each metric that is compared, its threshold (results/metrics.hpp).
[[nodiscard]] limits built_in_limits();

/// The built-in limits with what `text` changes of them. Throws system::usage_error: "SOURCE:LINE:COLUMN: ...".
[[nodiscard]] limits parse_limits(std::string_view text, std::string const& source);

/// One line of such a file, which is read within a section (empty: for all cases), into `all`. `where` stands
/// before what is wrong with it: "yieldmark.toml:7". Throws system::usage_error.
void parse_limits_line(std::string_view line, std::string const& section, std::string const& where,
                       limits& all);

/// The same from a file. Throws system::usage_error, also where it can't be read.
[[nodiscard]] limits read_limits(std::filesystem::path const& path);

/// What is allowed of `metric` in that case. A metric that no rule names is off, as every counter is without a rule.
[[nodiscard]] allowance allowed_for(limits const& all, compare::case_change const& one,
                                    std::string const& metric);

/// Whether that is one of built_in_limits.
[[nodiscard]] bool is_built_in(limits const& all, compare::case_change const& one, std::string const& metric);

/// Whether a section or an acceptance means that case: as results::case_matches says; an empty one means every case.
[[nodiscard]] bool fits(std::string const& cases, compare::case_change const& one);

/// Whether the case is one of those that never decide.
[[nodiscard]] bool is_ignored(limits const& all, compare::case_change const& one);

/// The least relative limit of the time in any rule that isn't built in, or `otherwise` if that is less: what a
/// comparison must be able to see.
[[nodiscard]] double least_time_limit(limits const& all, double otherwise);

/// The same of all counters.
[[nodiscard]] double least_counter_limit(limits const& all, double otherwise);

} // namespace yieldmark::gate
