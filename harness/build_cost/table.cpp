#include "harness/build_cost/table.hpp"

#include "harness/stats/estimate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace yieldmark::build_cost {

namespace {

using row = std::array<std::string, 7>;

row const heads{"example",        "technique",     "seconds",      "of loop",
                "lines compiled", "bytes of code", "lines of code"};

std::string times_loop(results::build_cost const& one, std::vector<results::build_cost> const& all) {
    auto const loop = std::ranges::find_if(all, [&](auto const& other) {
        return other.technique == "loop" && other.example == one.example && other.toolchain == one.toolchain;
    });
    if (loop == all.end() || median_seconds(*loop) <= 0)
        return "";
    return fmt::format("{:.2f}x", median_seconds(one) / median_seconds(*loop));
}

row row_of(results::build_cost const& one, std::vector<results::build_cost> const& all) {
    if (!one.error.empty() || one.compile_seconds.empty())
        return {one.example,
                one.technique,
                one.error.empty() ? "not measured" : "failed",
                "",
                "",
                "",
                std::to_string(one.code_lines)};
    return {one.example,
            one.technique,
            fmt::format("{:.2f}", median_seconds(one)),
            times_loop(one, all),
            std::to_string(one.preprocessed_lines),
            std::to_string(one.text_bytes),
            std::to_string(one.code_lines)};
}

std::vector<row> rows_of(std::vector<results::build_cost> const& costs) {
    std::vector<row> rows{heads};
    for (auto const& one : costs)
        rows.push_back(row_of(one, costs));
    return rows;
}

} // namespace

double median_seconds(results::build_cost const& one) {
    return one.compile_seconds.empty() ? 0 : stats::median(one.compile_seconds);
}

std::string table(std::vector<results::build_cost> const& costs) {
    auto const rows = rows_of(costs);
    std::string text;
    std::string above;
    for (auto const& r : rows) {
        for (std::size_t c = 0; c < r.size(); ++c) {
            std::size_t width = 0;
            for (auto const& other : rows)
                width = std::max(width, other[c].size());
            auto const cell = c == 0 && r[0] == above ? std::string{} : r[c];
            text += c < 2 ? fmt::format("{:<{}}  ", cell, width) : fmt::format("{:>{}}  ", cell, width);
        }
        above = r[0];
        text.erase(text.find_last_not_of(' ') + 1);
        text += '\n';
    }
    return text;
}

std::string markdown_table(std::vector<results::build_cost> const& costs) {
    std::string text;
    auto const rows = rows_of(costs);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        text += fmt::format("| {} |\n", fmt::join(rows[i], " | "));
        if (i == 0)
            text += "|---|---|---:|---:|---:|---:|---:|\n";
    }
    return text;
}

} // namespace yieldmark::build_cost
