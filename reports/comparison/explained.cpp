#include "reports/comparison/explained.hpp"

#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/wrap.hpp"
#include "reports/limited_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yieldmark::report {
namespace {

using compare::case_change;
using compare::explanation;
using compare::function_change;

constexpr std::size_t most_functions = 8;
constexpr double noise = 1e-3; // of all instructions: totals that differ by less are called equal

std::string count_text(double instructions) {
    return instructions >= 1000 ? fmt::format("{:.0f}", instructions) : text::three_digits(instructions);
}

std::string difference_text(double difference) {
    return (difference < 0 ? "−" : "+") + count_text(std::abs(difference));
}

std::string sentence(case_change const& one) {
    auto const& why = *one.why;
    if (!why.why_not.empty())
        return fmt::format("{}: its instructions could not be counted: {}", one.name, why.why_not);
    if (why.functions.empty())
        return fmt::format(
            "{}: no function's instructions differ, both sides execute {} in an iteration; the cause "
            "is the code's layout, the cache or the kernel",
            one.name, count_text(why.now));
    auto const same = std::abs(why.now - why.base) < noise * std::max(why.base, why.now);
    return fmt::format("{}: {} instructions in an iteration{}, by function:", one.name,
                       same ? "about as many" : count_text(why.base) + " → " + count_text(why.now),
                       same ? " altogether" : "");
}

// What is left of the difference, so that the rows add up.
function_change others(explanation const& why) {
    function_change left{"(all others)", why.base, why.now};
    for (std::size_t i = 0; i < std::min(why.functions.size(), most_functions); ++i) {
        left.base -= why.functions[i].base;
        left.now -= why.functions[i].now;
    }
    return left;
}

text::table table_of(explanation const& why) {
    using enum text::column_kind;
    text::table made(
        {{"function", name, text::longest_name}, {"base", figure}, {"new", figure}, {"difference", figure}});
    auto const add = [&](function_change const& one) {
        made.add({one.name, count_text(std::max(0.0, one.base)), count_text(std::max(0.0, one.now)),
                  difference_text(one.now - one.base)});
    };
    for (std::size_t i = 0; i < std::min(why.functions.size(), most_functions); ++i)
        add(why.functions[i]);
    if (auto const left = others(why); std::max(left.base, left.now) > noise * std::max(why.base, why.now))
        add(left);
    return made;
}

} // namespace

std::vector<case_change const*> explained_cases(compare::comparison const& c) {
    std::vector<case_change const*> found;
    for (auto const& one : c.cases)
        if (one.why)
            found.push_back(&one);
    return found;
}

std::string explained_terminal(std::vector<case_change const*> const& cases, text::look how) {
    std::string out;
    for (auto const* one : cases) {
        out += text::wrapped(text::printable(sentence(*one)), how.width);
        if (!one->why->functions.empty())
            out += table_of(*one->why).terminal(how);
        out += "\n";
    }
    return out;
}

std::string explained_markdown(std::vector<case_change const*> const& cases, std::size_t room) {
    if (cases.empty())
        return {};
    limited_text all(room);
    for (auto const* one : cases) {
        auto piece = text::plain(sentence(*one)) + "\n\n";
        if (!one->why->functions.empty())
            piece += table_of(*one->why).markdown() + "\n";
        all.add(piece);
    }
    return "### Where the instructions went\n\n" + all.text();
}

} // namespace yieldmark::report
