#pragma once
// What a measured executable can run, as it says itself (--yieldmark_list).

#include "harness/results/model.hpp"

#include <cstdint>
#include <filesystem>
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
};

/// Reads what `--yieldmark_list` printed. `source` names the executable in errors. Throws run_error.
[[nodiscard]] inventory parse_inventory(std::string_view json, std::string const& source);

/// The text of each technique's file and of reference.py, where they can still be read.
[[nodiscard]] std::map<std::string, std::string> read_sources(listed_example const& example);

/// The names of the cases of `plan` that one of `filters` names (all if there are none), in the catalogue's order.
/// A filter is a glob over whole case names (`*/coroutine/*`), or the bare name of an example or a suite.
/// Throws usage_error naming a filter that no case of the plan answers to.
[[nodiscard]] std::vector<std::string> selected(inventory const& all, std::string const& plan,
                                                std::vector<std::string> const& filters);

/// Whether `filter` names this case. Pure.
[[nodiscard]] bool names(std::string const& filter, listed_example const& example, listed_case const& one);

} // namespace yieldmark::run
