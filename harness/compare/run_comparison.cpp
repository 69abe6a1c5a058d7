#include "harness/compare/run_comparison.hpp"

#include "harness/compare/compare_builds.hpp"
#include "harness/compare/compare_programs.hpp"
#include "harness/compare/correction.hpp"
#include "harness/compare/measuring.hpp"
#include "harness/compare/runs.hpp"
#include "harness/compare/sides.hpp"
#include "harness/compare/stored_side.hpp"
#include "harness/run/machine.hpp"
#include "harness/system/errors.hpp"

#include <algorithm>
#include <random>

namespace yieldmark::compare {

namespace {

void require_measured(comparison const& c) {
    bool const some =
        std::ranges::any_of(c.cases, [](auto const& one) { return one.unchanged || !one.metrics.empty(); });
    if (some || !c.complete || (c.part && c.failures.empty()))
        return;
    auto const first =
        c.failures.empty() ? std::string{} : ": " + c.failures.front().where + ": " + c.failures.front().what;
    throw system::run_error("nothing could be measured" + first);
}

void require_sense(comparison_request const& asked) {
    if (asked.metrics.empty())
        throw system::usage_error("no metric was chosen; --metrics takes time, instructions and heap");
    if (asked.first_pairs < 5)
        throw system::usage_error("fewer than 5 pairs are too few to decide; give more");
    if (asked.second_pairs > 0 && asked.second_pairs < 5)
        throw system::usage_error(
            "a second stage of fewer than 5 pairs is too small to decide; give more, or 0 for none");
}

comparison begun(comparison_request const& asked) {
    comparison c;
    c.base.given = asked.base;
    c.now.given = asked.now;
    c.date = run::now_iso8601();
    c.where = run::this_machine();
    c.false_discovery_rate = asked.false_discovery_rate;
    return c;
}

void refuse_arguments(two_sides const& sides, comparison_request const& asked) {
    if (!asked.arguments.empty() && (sides.base.build || sides.now.build || sides.base.measured))
        throw system::usage_error(
            "what follows -- is for executables of other projects, and is given to both sides; a "
            "side here is not one; leave it out");
}

void measure(comparison& c, two_sides const& sides, measuring with) {
    refuse_arguments(sides, with.asked);
    c.base = sides.base.what;
    c.now = sides.now.what;
    if (sides.base.measured && with.asked.shard)
        throw system::usage_error(
            "two results files are compared at once, as nothing is measured; leave --shard out");
    if (sides.base.measured && sides.now.measured) {
        refuse_files(with.asked.filters);
        if (!with.asked.inject.empty())
            throw system::usage_error("--inject makes a program slower, and results files were measured "
                                      "already; leave it out, or name "
                                      "the programs");
        c.where = sides.now.measured->where;
        show_idle(compare_runs(c, *sides.base.measured, *sides.now.measured, with.asked), with.shown);
    } else if (sides.base.build && sides.now.build) {
        compare_builds(c, *sides.base.build, *sides.now.build, with);
    } else {
        compare_programs(c, sides, with);
    }
    if (!sides.base.measured) {
        require_measured(c);
        correct_together(c.cases,
                         c.false_discovery_rate); // of several programs each was corrected by itself so far
    }
}

std::optional<opened_side> open_base(named_side const& base, comparison_request const& asked,
                                     system::progress& shown, std::atomic<int> const& stop) {
    try {
        return open_side(base, asked, shown, stop);
    } catch (system::run_error const& e) {
        throw base_unusable(e.what());
    }
}

} // namespace

comparison run_comparison(comparison_request const& asked, system::progress& shown,
                          std::atomic<int> const& stop) {
    system::stopwatch const watch;
    require_sense(asked);
    auto c = begun(asked);
    auto const base = name_side(asked.base, asked);
    auto const now = name_side(asked.now, asked);
    require_comparable(base, now);
    auto opened_base = open_base(base, asked, shown, stop);
    auto opened_now = opened_base ? open_side(now, asked, shown, stop) : std::nullopt;
    if (opened_base && opened_now) {
        auto const same = alike(base, *opened_base, now, *opened_now);
        if (!same.empty() && asked.measure_unchanged && !(opened_base->build && opened_now->build))
            c.doubts.push_back(same);
        measure(c, {std::move(*opened_base), std::move(*opened_now)},
                {.asked = asked,
                 .shown = shown,
                 .stop = stop,
                 .seed = asked.seed.value_or(std::random_device{}()),
                 .inject = asked.inject});
    } else {
        c.complete = false;
    }
    c.seconds = watch.seconds();
    return c;
}

} // namespace yieldmark::compare
