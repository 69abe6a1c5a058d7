#pragma once
// The one rule for how a pattern names cases: on the command line, in .yieldmark-limits, in the history and
// on the page (reports/page/src/case_filter.ts; one table of examples tests both). For users: docs/filters.md.

#include <functional>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::results {

/// Whether `pattern` names the case `name`. It does if it is the whole name; a leading part of it that ends at a slash
/// ("fibonacci", "fibonacci/" or "fibonacci/coroutine"); the name of the case's suite, where `suite` isn't empty; or a
/// glob that matches the whole name: `*` any characters, slashes too, `?` any one, `[ab]` one of these, `[!ab]`
/// any other, and `\` takes the next character literally. An empty pattern names nothing. Pure, throws nothing.
[[nodiscard]] bool case_matches(std::string_view name, std::string_view pattern, std::string_view suite = {});

/// Whether `pattern` could name some case of this example, whatever its techniques, scenarios and sizes are: true
/// where that can't be known from the example's name alone. Pure, throws nothing.
[[nodiscard]] bool may_match_example(std::string_view example, std::string_view pattern,
                                     std::string_view suite = {});

/// The one of `names` that the pattern names: what is called so, or the only one that it matches. Throws
/// system::usage_error if none or several do; `advice` says where the names are shown.
[[nodiscard]] std::string only_case(std::vector<std::string> const& names, std::string const& pattern,
                                    std::string_view advice);

/// "'a', 'b'": patterns as messages show them.
[[nodiscard]] std::string quoted(std::vector<std::string> const& patterns);

/// Patterns of which a case has to answer to one, and which of them have named a case so far. No patterns: every case.
class case_filter {
public:
    explicit case_filter(std::vector<std::string> patterns);

    /// Whether any of the patterns names the case; all of them are asked, and those that name it are remembered.
    /// `groups`: what names the case besides its name, as its suite does; empty ones don't count.
    [[nodiscard]] bool takes(std::string_view name, std::initializer_list<std::string_view> groups = {});

    [[nodiscard]] std::vector<std::string> const& patterns() const { return patterns_; }

    /// The patterns that have named no case, in their order.
    [[nodiscard]] std::vector<std::string> idle() const;

    /// What to report of the idle patterns, in one line: "no WHAT matches 'x'; did you mean 'y'? ADVICE", where one of
    /// the cases that were asked about may have been meant. Empty if there are none.
    /// Throws system::usage_error with that line if there are patterns and all of them are idle: nothing is left to do.
    [[nodiscard]] std::string report_idle(std::string_view what, std::string_view advice) const;

private:
    void remember(std::string_view name, std::initializer_list<std::string_view> groups);
    [[nodiscard]] std::string meant(std::string const& pattern) const;

    std::vector<std::string> patterns_;
    std::vector<bool> answered_;                // one for each pattern
    std::set<std::string, std::less<>> firsts_; // first parts of the names that were asked about, and groups
    std::set<std::string, std::less<>> inner_;  // their other parts, numbers left out
};

} // namespace yieldmark::results
