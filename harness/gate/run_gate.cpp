#include "harness/gate/run_gate.hpp"

#include "harness/gate/base.hpp"
#include "harness/gate/second_look.hpp"
#include "harness/system/child.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace yieldmark::gate {

namespace {

constexpr double finest = 0.002; // a duel of some dozen pairs doesn't see less

// Files hold what was measured; reading them again would only show the same figures again.
bool can_look_again(compare::comparison const& first) {
    return first.complete && first.how != compare::method::runs;
}

} // namespace

standing_of standings(compare::comparison const& c, gate_request const& asked) {
    return [&c, &asked](acceptance const& a) {
        return stand(a, asked.asked.repository, c.base.revision, c.now.revision);
    };
}

compare::comparison_request fine_enough(gate_request const& asked) {
    auto fine = asked.asked;
    fine.time_threshold = std::max(finest, least_time_limit(asked.held, fine.time_threshold));
    fine.counter_threshold = std::max(finest, least_counter_limit(asked.held, fine.counter_threshold));
    return fine;
}

compare::comparison_request first_look(gate_request const& asked) {
    auto first = fine_enough(asked);
    if (asked.recheck && first.explain == compare::explained_cases::worse)
        first.explain = compare::explained_cases::none; // what is measured again is explained then
    return first;
}

compare::comparison_request second_look(gate_request const& asked, std::vector<std::string> const& cases) {
    auto second = fine_enough(asked);
    second.cases = cases;
    second.filters.clear();
    second.all = false;
    second.shard.reset();
    second.work_is_built = true;
    if (second.seed)
        second.seed = *second.seed + 1;
    return second;
}

gate_result judge(compare::comparison stored, gate_request const& asked) {
    gate_result all{.first = std::move(stored), .second = {}, .what = {}};
    all.what = decide(all.first, asked.held, standings(all.first, asked), asked.strict);
    return all;
}

gate_result without_base(std::string const& why) {
    gate_result all{.first = {}, .second = {}, .what = {}};
    auto reason = system::first_line(why); // what follows is the end of a log
    constexpr std::string_view of_log = ", its end is";
    if (reason.ends_with(of_log))
        reason.erase(reason.size() - of_log.size());
    all.what.no_base = std::move(reason);
    return all;
}

gate_result run_gate(gate_request const& asked, comparer const& take) {
    auto const all_cases = first_look(asked);
    auto all = judge(take(all_cases), asked);
    auto const names = alarmed(all.what);
    if (!names.empty() && asked.recheck && !all.first.complete)
        leave_unchecked(all.what, "it was stopped before that");
    if (names.empty() || !asked.recheck || !can_look_again(all.first))
        return all;
    try {
        all.second = take(second_look(asked, names));
        confirm(all.what, decide(*all.second, asked.held, standings(all.first, asked), false));
    } catch (std::runtime_error const& e) {
        leave_unchecked(all.what, e.what());
    }
    return all;
}

} // namespace yieldmark::gate
