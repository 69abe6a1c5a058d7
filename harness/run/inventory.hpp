#pragma once
// What a measured executable can run, as it says itself (--yieldmark_list).

#include "harness/results/case_filter.hpp"
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
    std::filesystem::path contract{}; // its file; empty if the executable doesn't say
    std::map<std::string, std::filesystem::path>
        sources_elsewhere{}; // technique -> its file, where that isn't in source_dir

    /// Technique and use ("drain", "sum", "first") -> the address of the measured region in the executable's file;
    /// empty if the executable doesn't say.
    std::map<std::string, std::map<std::string, std::uint64_t>> code{};

    /// The file of one of its techniques.
    [[nodiscard]] std::filesystem::path source_of(std::string const& technique) const;
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

/// The names of all cases, in the catalogue's order.
[[nodiscard]] std::vector<std::string> names_of(inventory const& all);

/// The names of the cases of `plan` that `filter` takes, in the catalogue's order; empty if it takes none.
[[nodiscard]] std::vector<std::string> matching(inventory const& all, std::string const& plan,
                                                results::case_filter& filter);

/// Of `names` one for each technique of each example: of the example's first scenario that is among them, the largest n.
[[nodiscard]] std::vector<std::string> largest_of_each(inventory const& all,
                                                       std::vector<std::string> const& names);

/// One line about the patterns that name no case of the plan; empty if each names one. Throws usage_error if none does.
[[nodiscard]] std::string report_idle(results::case_filter const& filter, std::string const& plan,
                                      std::vector<std::string> const& command = {});

} // namespace yieldmark::run
