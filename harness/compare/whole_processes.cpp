#include "harness/compare/whole_processes.hpp"

#include "harness/compare/slices.hpp"
#include "harness/run/executor.hpp"
#include "harness/run/foreign.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace yieldmark::compare {

namespace {

run::plan plan_for(comparison_request const& asked, unsigned pairs) {
    return {.name = "compare",
            .processes = pairs,
            .slices = asked.repetitions.value_or(most_slices),
            .slice_seconds = asked.min_time,
            .slice_cost = 2 * asked.min_time,
            .budget_seconds = 0,
            .relink = true,
            .time_pass = "time",
            .heap_chunk = 64,
            .clock = asked.clock};
}

std::string side_of(run::executor const& all, run::step_failure const& f) {
    if (f.step >= all.steps().size())
        return {};
    return all.steps()[f.step].bench == 0 ? "base: " : "new: ";
}

} // namespace

bool whole_processes::size() {
    return execute(0, {0, 1}, {{1, what_.cases}}, [&](run::executor const& all) {
        for (std::size_t i = 0; i < all.steps().size(); ++i)
            for (auto const& [name, readings] : all.results()[i].finished)
                for (auto const& one : readings) {
                    auto& seconds = seconds_[case_name(what_, all.steps()[i].bench, name)];
                    seconds = std::max(seconds, seconds_of(one));
                }
    });
}

bool whole_processes::run(unsigned stage, pair_range pairs, std::vector<std::string> cases) {
    std::erase_if(cases, [&](auto const& name) { return book_.errors().contains(name); });
    auto const& repetitions = what_.asked->repetitions;
    auto const groups =
        repetitions ? slice_groups{{*repetitions, std::move(cases)}} : by_slices(cases, seconds_);
    return execute(stage, pairs, groups, [&](run::executor const& all) { keep(all, stage, pairs.first); });
}

bool whole_processes::execute(unsigned stage, pair_range pairs, slice_groups const& groups,
                              std::function<void(run::executor const&)> const& use) {
    auto const how = plan_for(*what_.asked, pairs.end - pairs.first);
    run::workspace place(what_.scratch / fmt::format("stage-{}-{}", stage, pairs.first));
    place.begin(nlohmann::json::object());
    std::vector<run::bench> benches{what_.base, what_.now};
    benches[0].can_run.toolchain.id = "base"; // as the progress calls their processes
    benches[1].can_run.toolchain.id = "new";
    auto steps = steps_in_turn(how, groups,
                               run::derived_seed(what_.seed, (std::uint64_t{pairs.first} << 32U) | stage));
    for (auto& step : steps)
        for (auto& name : step.cases)
            name = own_name(what_, step.bench, name);
    run::executor all({.how = how,
                       .benches = benches,
                       .steps = run::with_short_filters(std::move(steps), benches),
                       .stall_limit = what_.asked->stall_limit,
                       .stop = &stop_},
                      place, shown_);
    auto const done = all.run();
    use(all);
    keep_failures(all);
    return done;
}

void whole_processes::keep(run::executor const& all, unsigned stage, unsigned first) {
    for (std::size_t i = 0; i < all.steps().size(); ++i) {
        auto const& step = all.steps()[i];
        book_.note_context(step.bench, all.results()[i].context);
        auto const foreign = (step.bench == 0 ? what_.base : what_.now).is_foreign();
        for (auto const& [name, readings] : all.results()[i].finished)
            book_.take(case_name(what_, step.bench, name), stage, first + step.number, step.bench, foreign,
                       readings);
    }
}

void whole_processes::keep_failures(run::executor const& all) {
    for (std::size_t i = 0; i < all.steps().size(); ++i)
        for (auto const& [name, error] : all.results()[i].errors)
            book_.note_error(case_name(what_, all.steps()[i].bench, name), all.steps()[i].bench, error);
    for (auto const& f : all.failures()) {
        if (!f.case_name.empty() && f.step < all.steps().size())
            book_.note_error(case_name(what_, all.steps()[f.step].bench, f.case_name),
                             all.steps()[f.step].bench, f.what);
        book_.note_failure(
            {side_of(all, f) + (f.case_name.empty() ? f.where : f.case_name), f.what, f.output});
    }
}

} // namespace yieldmark::compare
