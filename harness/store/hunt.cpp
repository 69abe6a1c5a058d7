#include "harness/store/hunt.hpp"

#include "harness/store/commits.hpp"
#include "harness/system/errors.hpp"

#include <fmt/ranges.h>

#include <cmath>

namespace yieldmark::store {

namespace {

struct stopped {};

// A program's counters come with its time.
std::string pass_of(std::string const& metric) {
    if (results::is_counter(metric))
        return results::pass::time;
    if (auto const m = results::metric_named(metric); m.compared())
        return std::string(m.pass);
    throw system::usage_error(fmt::format("--metric {}: can't be compared; one of {} can", metric,
                                          fmt::join(results::compared_ids(), ", ")));
}

// What has the same machine code as the good side is as good.
compare::change same_code(std::string const& metric) {
    return {.metric = metric, .ratio = {.low = 1, .estimate = 1, .high = 1}, .exact = true};
}

class hunter {
public:
    hunter(hunt_request const& what, measure const& measured, tell const& say, hunt_result& into)
        : what_(what), measured_(measured), say_(say), into_(into) {}

    void check_ends();
    [[nodiscard]] bisect_answer ask(std::size_t at);

private:
    struct answer {
        compare::change change;
        double unrest = 0;
    };
    [[nodiscard]] answer duel(std::size_t at, unsigned round);
    [[nodiscard]] std::string label(std::size_t at) const {
        return fmt::format("{} ({} of {})", into_.commits[at].name.substr(0, 10), at,
                           into_.commits.size() - 1);
    }

    hunt_request const& what_;
    measure const& measured_;
    tell const& say_;
    hunt_result& into_;
    std::string case_name_{}; // what the pattern names: known once the ends were measured
};

hunter::answer hunter::duel(std::size_t at, unsigned round) {
    auto how = what_.how;
    how.base = "rev:" + into_.commits.front().name;
    how.now = "rev:" + into_.commits[at].name;
    how.only_one = case_name_.empty();
    how.filters = how.only_one ? std::vector{what_.case_name} : std::vector<std::string>{};
    how.cases = how.only_one ? std::vector<std::string>{} : std::vector{case_name_};
    how.metrics = {pass_of(what_.metric)};
    if (!how.build_command.empty())
        how.metrics.insert(results::pass::time); // other projects' programs are compared by it
    how.first_pairs <<= round;
    how.second_pairs <<= round;
    auto const c = measured_(how);
    if (!c.complete)
        throw stopped{};
    for (auto const& one : c.cases) {
        if (!one.error.empty())
            throw system::run_error(one.error);
        if (!one.only_in.empty())
            throw system::run_error(
                fmt::format("{} has no {}", one.only_in == "new" ? "the good side" : "it", one.name));
        case_name_ = one.name;
        if (one.unchanged)
            return {same_code(what_.metric), 0};
        if (auto const* change = compare::find_change(one, what_.metric))
            return {*change, one.unstable ? one.unrest : 0};
    }
    throw system::run_error(c.failures.empty() ? what_.metric + " was not measured"
                                               : c.failures.front().what);
}

void hunter::check_ends() {
    auto const [change, unrest] = duel(into_.commits.size() - 1, 0);
    into_.whole = change.ratio;
    if (!change.changed || change.cannot_tell || !(change.ratio.estimate > 0) ||
        !std::isfinite(change.ratio.estimate))
        throw system::run_error(
            fmt::format("{} of {} does not differ between {} and {} (ratio {:.3f}, from {:.3f} to {:.3f}): "
                        "there is nothing to find",
                        what_.metric, what_.case_name, what_.good, what_.bad, change.ratio.estimate,
                        change.ratio.low, change.ratio.high));
    say_(fmt::format("{} against {}: {:+.1f} %", what_.bad, what_.good, 100 * (change.ratio.estimate - 1)));
}

bisect_answer hunter::ask(std::size_t at) {
    hunt_step step{.at = at, .answer = bisect_answer::skip, .ratio = {}, .rounds = 0, .note = {}};
    try {
        for (; step.answer == bisect_answer::skip && step.rounds < what_.rounds; ++step.rounds) {
            auto const [change, unrest] = duel(at, step.rounds);
            step.ratio = change.ratio;
            step.answer = judge(change.ratio, into_.whole.estimate, unrest);
            step.note = unrest > 0 ? "unstable: it differs from itself" : "";
            if (step.answer == bisect_answer::skip)
                say_(fmt::format("{}: {:+.2f} % is undecided{}", label(at), 100 * (change.ratio.estimate - 1),
                                 unrest > 0 ? " (unstable case)" : ""));
        }
        if (step.answer == bisect_answer::skip)
            step.note = "its measurements are undecided";
    } catch (system::run_error const& e) {
        step.note = e.what();
    }
    auto const* word = step.answer == bisect_answer::old_level   ? "as good"
                       : step.answer == bisect_answer::new_level ? "bad"
                                                                 : "skipped";
    say_(fmt::format("{}: {}{}", label(at), word,
                     step.note.empty() ? fmt::format(" ({:+.2f} %)", 100 * (step.ratio.estimate - 1))
                                       : ": " + step.note));
    into_.steps.push_back(step);
    return step.answer;
}

// Only those that the answer names: describing one takes git three calls.
void describe(hunt_result& result, std::filesystem::path const& repository) {
    auto const& found = result.found;
    auto named = found.suspects.empty() ? std::vector{found.first} : found.suspects;
    for (auto const at : named)
        result.commits[at] = commit_named(repository, result.commits[at].name);
}

} // namespace

bisect_answer judge(stats::interval const& ratio, double whole, double unrest) {
    bool const exact = ratio.confidence == 0;
    auto const middle = std::sqrt(whole);
    auto const low = (exact ? ratio.estimate : ratio.low) / (1 + unrest);
    auto const high = (exact ? ratio.estimate : ratio.high) * (1 + unrest);
    if (!(low > 0) || !std::isfinite(high))
        return bisect_answer::skip;
    if (high < middle)
        return whole > 1 ? bisect_answer::old_level : bisect_answer::new_level;
    if (low > middle)
        return whole > 1 ? bisect_answer::new_level : bisect_answer::old_level;
    return bisect_answer::skip;
}

hunt_result hunt(hunt_request const& what, measure const& measured, tell const& say,
                 std::function<bool()> const& stop) {
    auto const& repository = what.how.repository;
    hunt_result result;
    result.commits = {commit_named(repository, what.good)};
    if (!is_ancestor(repository, what.good, what.bad))
        throw system::usage_error(
            fmt::format("--good {} isn't an ancestor of --bad {}", what.good, what.bad));
    for (auto const& name : commits_in(repository, what.good + ".." + what.bad))
        result.commits.push_back({.name = name, .date = {}, .subject = {}, .place = 0});
    if (result.commits.size() < 2)
        throw system::usage_error("--good and --bad are the same revision");
    hunter h(what, measured, say, result);
    try {
        h.check_ends();
        result.found = bisect(
            result.commits.size(), [&](std::size_t at) { return h.ask(at); }, stop);
    } catch (stopped const&) {
        result.found.stopped = true;
    }
    if (!result.found.stopped)
        describe(result, repository);
    return result;
}

} // namespace yieldmark::store
