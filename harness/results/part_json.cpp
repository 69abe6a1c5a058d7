#include "harness/results/part_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yieldmark::results {

namespace {

using ordered = nlohmann::ordered_json;

constexpr char const* measure_again = "; measure this part again";

void read_units(fields const& from, part& p) {
    from.each("units", [&](fields const& unit) {
        p.units.push_back(
            {unit.text("name"), unit.count<unsigned>("part", 0), unit.count<std::size_t>("cases", 0)});
        if (p.units.back().part == 0 || p.units.back().part > p.of)
            unit.fail("part", fmt::format("isn't from 1 to {}{}", p.of, measure_again));
    });
}

void read_cases(fields const& from, part& p) {
    p.cases = from.texts("cases");
    for (auto const place : from.numbers("places")) {
        if (place < 0 || place > 1e9 || std::trunc(place) != place)
            from.fail("places", std::string("hold what isn't a place") + measure_again);
        p.places.push_back(static_cast<std::size_t>(place));
    }
    std::size_t expected = 0;
    for (auto const& unit : p.units)
        expected += unit.part == p.number ? unit.cases : 0;
    if (p.places.size() != p.cases.size() || p.cases.size() != expected)
        from.fail("cases", fmt::format("are {} with {} places, where its units have {}{}", p.cases.size(),
                                       p.places.size(), expected, measure_again));
}

} // namespace

ordered part_json(part const& p) {
    ordered j{{"number", p.number}, {"of", p.of}, {"seed", p.seed}};
    if (!p.balance.empty())
        j["balance"] = p.balance;
    j["asked"] = p.asked;
    j["units"] = ordered::array();
    for (auto const& unit : p.units)
        j["units"].push_back({{"name", unit.name}, {"part", unit.part}, {"cases", unit.cases}});
    j["cases"] = p.cases;
    j["places"] = p.places;
    return j;
}

part read_part(fields const& from) {
    part p;
    p.number = from.count<unsigned>("number", 0);
    p.of = from.count<unsigned>("of", 0);
    if (p.number == 0 || p.number > p.of)
        from.fail("number", fmt::format("is {} of {}{}", p.number, p.of, measure_again));
    p.seed = from.count<std::uint64_t>("seed", 0);
    p.balance = from.text("balance", "");
    p.asked = from.text_map("asked");
    read_units(from, p);
    read_cases(from, p);
    return p;
}

} // namespace yieldmark::results
