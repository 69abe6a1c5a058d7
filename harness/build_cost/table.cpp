#include "harness/build_cost/table.hpp"

#include "harness/results/techniques.hpp"
#include "harness/stats/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::build_cost {

namespace {

std::string times_loop(results::build_cost const& one, std::vector<results::build_cost> const& all) {
    auto const loop = std::ranges::find_if(all, [&](auto const& other) {
        return other.technique == results::reference_technique() && other.example == one.example &&
               other.toolchain == one.toolchain;
    });
    if (loop == all.end() || median_seconds(*loop) <= 0)
        return "";
    return fmt::format("{:.2f}x", median_seconds(one) / median_seconds(*loop));
}

std::vector<text::cell> row_of(results::build_cost const& one, std::vector<results::build_cost> const& all) {
    auto const code = std::to_string(one.code_lines);
    if (!one.error.empty() || one.compile_seconds.empty())
        return {one.example, one.technique, one.error.empty() ? "not measured" : "failed", "", "", "", code};
    return {one.example,
            one.technique,
            fmt::format("{:.2f}", median_seconds(one)),
            times_loop(one, all),
            std::to_string(one.preprocessed_lines),
            std::to_string(one.text_bytes),
            code};
}

// `once`: an example is named in the first of its rows alone.
text::table table_of(std::vector<results::build_cost> const& costs, bool once) {
    using enum text::column_kind;
    text::table made({{"example"},
                      {"technique", word},
                      {"seconds", figure},
                      {"of loop", figure},
                      {"lines compiled", figure},
                      {"bytes of code", figure},
                      {"lines of code", figure}});
    std::string above;
    for (auto const& one : costs) {
        auto row = row_of(one, costs);
        if (once && one.example == above)
            row.front().text.clear();
        above = one.example;
        made.add(std::move(row));
    }
    return made;
}

} // namespace

double median_seconds(results::build_cost const& one) {
    return one.compile_seconds.empty() ? 0 : stats::median(one.compile_seconds);
}

std::string table(std::vector<results::build_cost> const& costs, text::look how) {
    return table_of(costs, true).terminal(how);
}

std::string markdown_table(std::vector<results::build_cost> const& costs) {
    return table_of(costs, false).markdown();
}

} // namespace yieldmark::build_cost
