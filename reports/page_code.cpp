#include "reports/page_code.hpp"

#include "reports/page_lists.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace yieldmark::report {
namespace {

constexpr std::array<std::string_view, 3> uses{"drain", "sum", "first"};

// What is used most has the shortest index.
distinct<std::string> lines_by_use(std::vector<results::case_code> const& all) {
    std::map<std::string, std::size_t> counts;
    for (auto const& one : all)
        for (auto const& function : one.functions)
            for (auto const& line : function.lines)
                ++counts[line];
    std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
    // Not stable_sort: clang++-19 warns of what libstdc++ 12 has inside it.
    std::ranges::sort(order, [](auto const& a, auto const& b) {
        return std::tie(b.second, a.first) < std::tie(a.second, b.first);
    });
    distinct<std::string> lines;
    for (auto const& [line, count] : order)
        static_cast<void>(lines.index_of(line));
    return lines;
}

} // namespace

void write_code(json_writer& json, figures const& f) {
    auto const& all = f.run->code;
    auto lines = lines_by_use(all);
    distinct<std::string> names;
    distinct<std::vector<std::size_t>> functions; // a body that several uses share is there once
    json.key("code").begin_object().key("of").begin_array();
    for (auto const& one : all) {
        auto const example = f.example(one.example);
        auto const technique = position(f.techniques, one.technique);
        auto const use = static_cast<std::size_t>(std::ranges::find(uses, one.use) - uses.begin());
        if (example == f.examples.size() || technique == f.techniques.size() || use == uses.size())
            continue;
        json.begin_array().value(example).value(technique).value(use).value(std::size_t{one.toolchain});
        for (auto const& function : one.functions) {
            std::vector<std::size_t> numbers{names.index_of(function.name), function.left_out};
            for (auto const& line : function.lines)
                numbers.push_back(lines.index_of(line));
            json.value(functions.index_of(numbers));
        }
        json.end_array();
    }
    json.end_array();
    write_list(json, "functions", functions.values(), [&](std::vector<std::size_t> const& numbers) {
        json.begin_array();
        for (auto const number : numbers)
            json.value(number);
        json.end_array();
    });
    write_texts(json, "lines", lines.values());
    write_texts(json, "names", names.values());
    json.end_object();
}

} // namespace yieldmark::report
