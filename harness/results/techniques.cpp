#include "harness/results/techniques.hpp"

#include <algorithm>
#include <embedded/techniques_json.hpp> // made by the build from suites/techniques.json
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace yieldmark::results {

namespace {

making making_named(std::string const& name) {
    if (name == "loop")
        return making::loop;
    if (name == "eager")
        return making::eager;
    if (name != "lazy")
        throw std::logic_error("suites/techniques.json: a technique is made by loop, eager or lazy, not " +
                               name);
    return making::lazy;
}

std::vector<technique_traits> read_table() {
    std::vector<technique_traits> all;
    for (auto const& row : nlohmann::json::parse(techniques_json))
        all.push_back({.id = row.at("id").get<std::string>(),
                       .rank = all.size(),
                       .manner = making_named(row.at("manner").get<std::string>()),
                       .part = row.value("part", ""),
                       .python = row.value("language", "") == "python",
                       .frame = row.value("frame", false),
                       .extra = row.value("extra", false),
                       .slot = row.at("slot").get<std::string>(),
                       .symbol = row.at("symbol").get<std::string>(),
                       .name = row.value("name", ""),
                       .one = row.value("one", ""),
                       .many = row.value("many", ""),
                       .use = row.value("use", "")});
    return all;
}

bool is_row_of(technique_traits const& row, std::string_view technique) {
    return row.id.ends_with('*')
               ? technique.starts_with(std::string_view(row.id).substr(0, row.id.size() - 1))
               : technique == row.id;
}

} // namespace

std::vector<technique_traits> const& all_techniques() {
    static auto const table = read_table();
    return table;
}

technique_traits traits_of(std::string_view technique) {
    auto const& all = all_techniques();
    auto const row = std::ranges::find_if(all, [&](auto const& one) { return is_row_of(one, technique); });
    auto found = row == all.end() ? technique_traits{.id = {},
                                                     .rank = all.size(),
                                                     .part = {},
                                                     .slot = "other",
                                                     .symbol = "circle",
                                                     .name = {},
                                                     .one = {},
                                                     .many = {},
                                                     .use = {}}
                                  : *row;
    found.id = technique;
    if (found.name.empty()) {
        found.name = technique;
        std::ranges::replace(found.name, '_', ' ');
    }
    if (found.one.empty())
        found.one = "The technique " + found.name;
    if (found.many.empty())
        found.many = "sequences of the technique " + found.name;
    return found;
}

std::vector<std::string> techniques_playing(std::string_view part, bool python) {
    std::vector<std::string> ids;
    for (auto const& one : all_techniques())
        if (one.part == part && one.python == python)
            ids.push_back(one.id);
    return ids;
}

std::string const& reference_technique() {
    return std::ranges::find(all_techniques(), making::loop, &technique_traits::manner)->id;
}

} // namespace yieldmark::results
