#include "harness/compare/correction.hpp"
#include "harness/compare/join_parts.hpp"
#include "harness/gate/run_gate.hpp"
#include "harness/gate/second_look.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace yieldmark::gate {

namespace {

// A case is adjusted upwards only, however many stand beside it.
std::vector<std::string> possible_alarms(compare::comparison first, gate_request const& asked) {
    compare::leave_uncorrected(first.cases, first.false_discovery_rate);
    return alarmed(decide(first, asked.held, standings(first, asked), asked.strict));
}

void require_same_recheck(std::vector<part_of_gate> const& parts) {
    for (auto const& one : parts)
        if (one.measured.recheck != parts.front().measured.recheck)
            throw system::usage_error(
                fmt::format("one of {} and {} was measured with --no-recheck, the other "
                            "without; measure the parts with the same command",
                            parts.front().file, one.file));
}

std::vector<compare::comparison_of_file> firsts_of(std::vector<part_of_gate>& parts) {
    std::vector<compare::comparison_of_file> all;
    for (auto& one : parts)
        all.push_back({one.file, std::move(one.measured.first)});
    return all;
}

// What the second looks say of these alarms.
void look_again(gate_result& all, std::vector<std::string> const& names, std::vector<part_of_gate>& parts,
                gate_request const& asked) {
    std::vector<compare::comparison> looks;
    std::string why;
    for (auto& one : parts) {
        if (one.measured.second)
            looks.push_back(*std::move(one.measured.second));
        if (!one.measured.unchecked.empty())
            why = one.file + ": " + one.measured.unchecked;
    }
    if (looks.empty())
        return leave_unchecked(all.what, why.empty() ? "no part measured it" : why);
    all.second = compare::look_at(names, std::move(looks));
    confirm(all.what, decide(*all.second, asked.held, standings(all.first, asked), false));
    if (count(all.what, gate_verdict::unchecked) > 0 && !why.empty())
        all.what.failures.push_back(
            {.where = "the second measurement of the alarms", .what = why, .output = ""});
}

} // namespace

gate_part measure_part(gate_request const& asked, comparer const& take) {
    gate_part part{.first = take(first_look(asked)), .second = {}, .recheck = asked.recheck};
    auto const names = possible_alarms(part.first, asked);
    if (names.empty() || !asked.recheck || !part.first.complete)
        return part;
    try {
        part.second = take(second_look(asked, names));
    } catch (std::runtime_error const& e) {
        part.unchecked = e.what();
    }
    return part;
}

gate_result judge_parts(std::vector<part_of_gate> parts, gate_request const& asked) {
    for (auto const& one : parts)
        if (!one.measured.no_base.empty())
            return without_base(one.measured.no_base);
    require_same_recheck(parts);
    auto const recheck = !parts.empty() && parts.front().measured.recheck;
    auto all = judge(compare::whole_of(firsts_of(parts)), asked);
    if (auto const names = alarmed(all.what); !names.empty() && recheck)
        look_again(all, names, parts, asked);
    return all;
}

} // namespace yieldmark::gate
