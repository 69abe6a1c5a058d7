#include "harness/run/executor.hpp"
#include "harness/run/foreign_output.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

// How a foreign program's process is judged. It doesn't say which benchmark it is at; so where one crashed in
// an order that only the program knows, what is left runs again in the program's own order, and then the
// first benchmark without a result is the one.

namespace yieldmark::run {

bool executor::has_foreign_journal(std::size_t index) const {
    auto const& s = what_.steps[index];
    return what_.benches[s.bench].is_foreign() && !what_.benches[s.bench].by_agent(s.pass);
}

journal executor::new_journal(std::size_t index) const {
    return journal(repetitions(what_.steps[index]),
                   has_foreign_journal(index) ? journal_format::google_benchmark : journal_format::lines);
}

// The process of the attempt that was begun last.
bool executor::shuffles(std::size_t index) const {
    auto const of = what_.steps[index].bench;
    return what_.benches[of].can_interleave && results_[index].attempts == 1 && !unshuffled_.contains(of);
}

std::string executor::culprit(active const& one) const {
    if (one.shuffled && one.asked.size() > 1)
        return {};
    auto const left = remaining(one.index);
    return left.empty() ? std::string{} : left.front();
}

// `what`: how it ended; empty: well.
void executor::judge_foreign(active const& one, std::string const& what) {
    place_.require_space();
    if (one.lines.context().empty())
        return refuse_foreign(one, what);
    if (!what.empty())
        return blame_foreign(one, what);
    if (!one.lines.ended() && !remaining(one.index).empty())
        return blame_foreign(one, "ended the program, with exit code 0");
    went_well(one.index);
    for (auto const& name : remaining(one.index))
        fail({.step = one.index,
              .where = title(one.index),
              .case_name = name,
              .what = "the program lists it, but gave no result for it",
              .output = ""});
}

// A benchmark is reported when all its repetitions are done, which in a random order is late: slow benchmarks look hung
// there.
void executor::went_well(std::size_t index) {
    auto const earlier = unexplained_.extract(index);
    if (earlier.empty())
        return;
    if (earlier.mapped().hung) {
        unshuffled_.insert(what_.steps[index].bench);
        return shown_.note(title(index) +
                           ": its benchmarks went well one after the other, so they are only slow; the "
                           "processes that follow aren't shuffled (a longer --time-limit would let them)");
    }
    fail({.step = index,
          .where = title(index),
          .case_name = "",
          .what = earlier.mapped().how + "; the same benchmarks went well in another order",
          .output = ""});
}

// It began with its benchmarks, and didn't come to a good end.
void executor::blame_foreign(active const& one, std::string const& what) {
    auto const left = !remaining(one.index).empty();
    auto const at = culprit(one);
    if (left && at.empty()) {
        shown_.note(
            fmt::format("{}: {}; what is left runs again in a fixed order, to see which benchmark it is",
                        title(one.index), what));
        unexplained_[one.index] = {what, one.process->hung()};
    } else {
        unexplained_.erase(one.index);
        fail({.step = one.index,
              .where = title(one.index),
              .case_name = at,
              .what = left ? what : what + " after its last benchmark",
              .output = own_words(one.process->output())});
    }
    if (!remaining(one.index).empty())
        pending_.push_front(one.index);
}

// It never reached its benchmarks: no other process will, unless some did before.
void executor::refuse_foreign(active const& one, std::string const& what) {
    auto const& program = what_.benches[what_.steps[one.index].bench].command.front();
    auto const said = system::first_line(one.process->output());
    auto const why = what.empty() ? std::string("wrote no Google Benchmark results; does its main() hand its "
                                                "flags to benchmark::Initialize?")
                                  : what + " before its first benchmark" + (said.empty() ? "" : ": " + said);
    auto const measured = std::ranges::any_of(results_, [](auto const& r) { return !r.finished.empty(); });
    if (!measured)
        throw system::run_error(program + " " + why);
    fail({.step = one.index,
          .where = title(one.index),
          .case_name = "",
          .what = why,
          .output = own_words(one.process->output()),
          .gave_up = true});
}

// Where each benchmark fails for one reason, as in the wrong folder, that reason is read once.
void executor::show_failure(step_failure const& failure) {
    constexpr unsigned most = 5;
    auto const times = ++shown_failures_[failure.what];
    if (failure.case_name.empty() || times <= most)
        shown_.failure(failure_line(failure.where, failure.case_name, failure.what));
    else if (times == most + 1)
        shown_.failure("what fails from here on in the same way is only listed at the end");
}

void executor::count_alike(step_failure const& failure) {
    constexpr unsigned most = 5;
    auto const& s = what_.steps[failure.step];
    if (!what_.benches[s.bench].is_foreign())
        return;
    auto const words = failure.what + "\n" + system::last_line(failure.output);
    auto& these = alike_[{s.bench, s.pass}];
    these.length = these.words == words ? these.length + 1 : 1;
    these.words = words;
    if (these.length >= most && !remaining(failure.step).empty())
        give_up_alike(failure.step);
}

// Each of the others would cost a process that says the same again.
void executor::give_up_alike(std::size_t index) {
    auto const& s = what_.steps[index];
    auto const left = remaining(index).size();
    for (std::size_t i = 0; i < what_.steps.size(); ++i)
        if (what_.steps[i].bench == s.bench && what_.steps[i].pass == s.pass)
            results_[i].gave_up = true;
    fail({.step = index,
          .where = "the " + s.pass + " pass",
          .case_name = "",
          .what = fmt::format(
              "given up: {} benchmarks in a row ended in the same way, and none was measured; {} more "
              "were not tried",
              alike_[{s.bench, s.pass}].length, left),
          .output = "",
          .gave_up = true});
}

} // namespace yieldmark::run
