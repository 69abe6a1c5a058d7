#include "harness/compare/explanation_json.hpp"

#include <map>

namespace yieldmark::compare {

namespace {

using ordered = nlohmann::ordered_json;
using results::fields;

constexpr char const* how_to_correct = "; correct the file, or compare again";

results::json const& list(fields const& from, char const* key) {
    static results::json const none = results::json::array();
    auto const found = from.value().find(key);
    if (found == from.value().end())
        return none;
    if (!found->is_array())
        from.fail(key, std::string("isn't an array") + how_to_correct);
    return *found;
}

constexpr double most_counted = 1e18; // instructions of an iteration

bool is_count(results::json const& value) {
    return value.is_number() && value.get<double>() >= 0 && value.get<double>() <= most_counted;
}

// The two counts of a row, from `first` on.
bool are_counts(results::json const& row, std::size_t first) {
    return row.is_array() && row.size() >= first + 2 && is_count(row[first]) && is_count(row[first + 1]);
}

function_change read_function(fields const& from, results::json const& row) {
    if (!are_counts(row, 1) || !row[0].is_string())
        from.fail("functions", std::string("contains one that isn't [name, base, new]") + how_to_correct);
    return {row[0].get<std::string>(), row[1].get<double>(), row[2].get<double>()};
}

stack_change read_stack(fields const& from, results::json const& row, std::vector<std::string> const& names) {
    auto const bad = [&] {
        from.fail("stacks",
                  std::string("contains one that isn't [base, new, index into names, …]") + how_to_correct);
    };
    if (!are_counts(row, 0))
        bad();
    stack_change made{{}, row[0].get<double>(), row[1].get<double>()};
    for (std::size_t i = 2; i < row.size(); ++i) {
        if (!row[i].is_number_unsigned() || row[i].get<std::uint64_t>() >= names.size())
            bad();
        made.frames.push_back(names[row[i].get<std::size_t>()]);
    }
    return made;
}

} // namespace

ordered to_json(explanation const& of) {
    if (!of.why_not.empty())
        return {{"why_not", of.why_not}};
    std::map<std::string, std::size_t> known;
    ordered j{{"base", of.base},
              {"new", of.now},
              {"functions", ordered::array()},
              {"names", ordered::array()},
              {"stacks", ordered::array()}};
    for (auto const& one : of.functions)
        j["functions"].push_back({one.name, one.base, one.now});
    for (auto const& one : of.stacks) {
        auto row = ordered::array({one.base, one.now});
        for (auto const& frame : one.frames) {
            auto const [at, added] = known.try_emplace(frame, known.size());
            if (added)
                j["names"].push_back(frame);
            row.push_back(at->second);
        }
        j["stacks"].push_back(std::move(row));
    }
    return j;
}

explanation read_explanation(fields const& from) {
    explanation made{.base = from.number_from("base", 0, most_counted, 0),
                     .now = from.number_from("new", 0, most_counted, 0)};
    made.why_not = from.text("why_not", "");
    auto const names = from.texts("names");
    for (auto const& row : list(from, "functions"))
        made.functions.push_back(read_function(from, row));
    for (auto const& row : list(from, "stacks"))
        made.stacks.push_back(read_stack(from, row, names));
    return made;
}

} // namespace yieldmark::compare
