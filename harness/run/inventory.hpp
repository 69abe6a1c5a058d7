#pragma once
// What a measured executable can run, as it says itself (--yieldmark_list).

#include "harness/results/model.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::run {

struct listed_case {
    std::string name;
    std::string scenario{};
    std::uint64_t n = 0;
    std::uint64_t items = 0;
    std::vector<std::string> plans{}; // the plans that measure it
    std::string use{};                // "drain", "sum" or "first": what the scenario does with the items
    std::uint64_t parameter = 0;      // the scenario's number, which the example reads its own way
    bool huge = false;                // its input takes hundreds of megabytes, or minutes of Python

    [[nodiscard]] bool in(std::string const& plan) const;
};

struct listed_example {
    results::example_info info; // without sources
    std::filesystem::path source_dir;
    std::vector<std::string> techniques;
    std::vector<listed_case> cases;
};

struct inventory {
    results::toolchain toolchain;
    std::string benchmark_version;
    std::vector<listed_example> examples;
    std::map<std::string, std::string> absent{}; // pass -> why this executable can't do it
};

/// Reads what `--yieldmark_list` printed. `source` names the executable in errors. Throws run_error.
[[nodiscard]] inventory parse_inventory(std::string_view json, std::string const& source);

/// The text of each technique's file and of reference.py, where they can still be read.
[[nodiscard]] std::map<std::string, std::string> read_sources(listed_example const& example);

/// The names of the cases of `plan` that one of `filters` names (all if there are none), in the catalogue's
/// order. A filter is a glob over whole case names (`*/coroutine/*`), the beginning of some up to a slash (an
/// example's name, `fibonacci/coroutine`), or the bare name of a suite. Throws usage_error naming a filter
/// that no case of the plan answers to.
[[nodiscard]] std::vector<std::string> selected(inventory const& all, std::string const& plan,
                                                std::vector<std::string> const& filters);

/// The same for filters of which any may go unanswered: answered[i] becomes true where filters[i] names a
/// case. `answered` has one element for each filter. Throws nothing.
[[nodiscard]] std::vector<std::string> matching(inventory const& all, std::string const& plan,
                                                std::vector<std::string> const& filters,
                                                std::vector<bool>& answered);

/// Throws usage_error naming the first filter that isn't answered, if there is one.
void require_answers(std::string const& plan, std::vector<std::string> const& filters,
                     std::vector<bool> const& answered);

/// Whether `filter` is this case's name, its beginning up to a slash, or a glob that fits it. Pure.
[[nodiscard]] bool answers_to(std::string const& case_name, std::string const& filter);

/// The same, or `filter` is the name of the case's suite. Pure.
[[nodiscard]] bool names(std::string const& filter, listed_example const& example, listed_case const& one);

} // namespace yieldmark::run
