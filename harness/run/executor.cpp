#include "harness/run/executor.hpp"

#include "harness/run/agent.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/run/foreign.hpp"
#include "harness/run/foreign_output.hpp"
#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/growing_file.hpp"
#include "harness/system/preload.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <utility>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;

constexpr int check_failed_status = 3;

void merge(step_result& result, journal const& from) {
    for (auto const& [name, readings] : from.finished())
        result.finished.try_emplace(name, readings);
    for (auto const& [name, error] : from.errors())
        result.errors.try_emplace(name, error);
    if (result.context.empty())
        result.context = from.context();
}

std::string end_of(std::string const& output, std::size_t bytes) {
    return system::last_lines(output.substr(0, output.find_last_not_of(" \r\n\t") + 1), bytes);
}

bool is_timed(std::string const& pass) {
    return pass == "time" || pass == "counters";
}

} // namespace

executor::executor(execution what, workspace& place, system::progress& shown)
    : what_(std::move(what)), place_(place), shown_(shown), timing_cpu_(system::quietest_cpu()),
      results_(what_.steps.size()), failures_(place.failures()), failed_(what_.benches.size()) {
    for (std::size_t index = 0; index < what_.steps.size(); ++index)
        take_up(index);
    for (auto const& failure : failures_) {
        if (failure.step >= results_.size())
            continue;
        results_[failure.step].gave_up |= failure.gave_up;
        if (!failure.case_name.empty())
            failed_[what_.steps[failure.step].bench].insert(failure.case_name);
    }
}

void executor::take_up(std::size_t index) {
    auto const& s = what_.steps[index];
    auto& result = results_[index];
    for (;; ++result.attempts) {
        auto const path = place_.journal(s, index, result.attempts);
        if (!fs::exists(path))
            break;
        if (!place_.is_intact(path))
            continue; // all that it had is measured again
        auto lines = new_journal(index);
        std::uintmax_t offset = 0;
        system::read_on(path, offset, [&](std::string_view bytes) { lines.feed(bytes); });
        merge(result, lines);
    }
    for (auto const& [name, error] : result.errors)
        failed_[s.bench].insert(name);
}

std::vector<std::string> executor::remaining(std::size_t index) const {
    auto const& s = what_.steps[index];
    auto const& result = results_[index];
    std::vector<std::string> left;
    if (result.gave_up)
        return left;
    for (auto const& name : s.cases)
        if (!result.finished.contains(name) && !result.errors.contains(name) &&
            !failed_[s.bench].contains(name))
            left.push_back(name);
    return left;
}

bool executor::run() {
    show_expected();
    for (auto const* pass : {"heap", "time", "resident", "instructions", "counters"}) {
        pending_.clear();
        for (std::size_t index = 0; index < what_.steps.size(); ++index)
            if (what_.steps[index].pass == pass && !remaining(index).empty())
                pending_.push_back(index);
        if (!run_pass(pass))
            return false;
    }
    return true;
}

bool executor::run_pass(std::string const& pass) {
    while (!stopped()) {
        system::stopwatch const watched;
        while (active_.size() < parallel(pass) && !pending_.empty()) {
            auto const index = pending_.front();
            pending_.pop_front();
            look_before(index);
            if (!remaining(index).empty())
                start(index);
            if (stopped())
                break;
        }
        if (active_.empty() && pending_.empty())
            return true;
        watch();
        clocks_[pass].seconds += watched.seconds();
    }
    for (auto& one : active_) {
        one.process->end(one.reader());
        merge(results_[one.index], one.lines);
        flush_to_disk(one.path);
    }
    active_.clear();
    return false;
}

void executor::start(std::size_t index) {
    auto const& s = what_.steps[index];
    place_.require_space();
    auto const program = program_for(index);
    if (stopped())
        return;
    write_case_list(index);
    auto const path = place_.journal(s, index, results_[index].attempts++);
    active one{.index = index, .path = path, .lines = new_journal(index)};
    one.asked = remaining(index);
    one.shuffled = shuffles(index);
    one.process =
        std::make_unique<supervised_process>(command_for(index, program, path), path, stall_limit(index));
    active_.push_back(std::move(one));
}

void executor::write_case_list(std::size_t index) const {
    auto const& of = what_.benches[what_.steps[index].bench];
    std::map<std::string, listed_case const*> listed;
    if (of.is_python()) // it registers nothing, so the list says how each case is used
        for (auto const& example : of.can_run.examples)
            for (auto const& one : example.cases)
                listed.emplace(one.name, &one);
    std::ofstream list(place_.case_list(index));
    for (auto const& name : remaining(index))
        if (auto const found = listed.find(name); found != listed.end())
            list << name << ' ' << found->second->use << ' ' << found->second->parameter << '\n';
        else
            list << name << '\n';
    if (!list.flush())
        throw system::run_error(place_.case_list(index).string() + " can't be written; is the disk full?");
}

void executor::watch() {
    std::vector<system::child*> children;
    for (auto const& one : active_)
        children.push_back(&one.process->waited_for());
    system::wait_for_news(children, std::chrono::milliseconds(200));
    for (std::size_t slot = active_.size(); slot-- > 0;) {
        auto& one = active_[slot];
        if (one.process->is_over(one.reader()))
            finish(slot);
    }
    if (!active_.empty())
        shown_.show(now(active_.front().index));
}

void executor::finish(std::size_t slot) {
    auto one = std::move(active_[slot]);
    active_.erase(active_.begin() + static_cast<std::ptrdiff_t>(slot));
    one.process->end(one.reader());
    keep_measured(one);
    auto const& of = what_.benches[what_.steps[one.index].bench];
    auto const foreign = has_foreign_journal(one.index);
    auto wrong = one.process->what_went_wrong(foreign ? 0 : check_failed_status);
    if (of.by_agent(what_.steps[one.index].pass)) {
        if (one.lines.ended())
            wrong.clear(); // how it ends after its benchmarks is reported of the timed processes
        else if (wrong.empty() && !one.lines.open_case().empty())
            wrong = "ended the program, with exit code 0";
    }
    if (foreign)
        judge_foreign(one, one.process->hung() ? wrong + " (--time-limit gives it more)" : wrong);
    else if (!wrong.empty())
        judge(one, wrong);
    else if (auto const left = remaining(one.index).size(); left > 0)
        judge(one, fmt::format("ended with {} of its cases not measured", left));
    if (what_.steps[one.index].pass == "instructions")
        remove_dumps(one.path);
    if (remaining(one.index).empty()) {
        std::error_code ignored;
        fs::remove(place_.layout(what_.steps[one.index]), ignored);
    }
    show_done(one.index);
}

void executor::keep_measured(active const& one) {
    auto const& pass = what_.steps[one.index].pass;
    if (pass !=
        "resident") // thousands of small processes; what a power cut takes of them is soon measured again
        flush_to_disk(one.path);
    if (has_foreign_journal(one.index))
        place_.seal(one.path);
    merge(results_[one.index], one.lines);
    clocks_[pass].done += one.measured();
    for (auto const& [name, error] : one.lines.errors())
        if (results::says_skipped(error))
            failed_[what_.steps[one.index].bench].insert(name); // as it wished: no failure
        else
            fail({.step = one.index,
                  .where = title(one.index),
                  .case_name = name,
                  .what = error,
                  .output = ""});
    if (one.measured() > 0)
        fruitless_[pass].reset();
    if (!one.lines.finished().empty())
        alike_.erase({what_.steps[one.index].bench, pass});
}

void executor::judge(active const& one, std::string const& what) {
    place_.require_space(); // a process that can't write its journal isn't the case's fault
    auto const& pass = what_.steps[one.index].pass;
    auto const& of = what_.benches[what_.steps[one.index].bench];
    auto const& printed = one.process->output();
    auto const& at = one.lines.open_case();
    auto const fruitless = fruitless_[pass].count(at, one.measured());
    fail({.step = one.index,
          .where = title(one.index),
          .case_name = at,
          .what = what,
          .output = end_of(of.is_foreign() ? own_words(printed) : printed, 2000),
          .gave_up = fruitless});
    if (!remaining(one.index).empty())
        pending_.push_front(one.index);
    if (fruitless_[pass].is_too_long())
        give_up(pass);
}

void executor::fail(step_failure failure) {
    auto& result = results_[failure.step];
    result.gave_up |= failure.gave_up;
    if (!failure.case_name.empty())
        failed_[what_.steps[failure.step].bench].insert(failure.case_name);
    show_failure(failure);
    place_.record(failure);
    failures_.push_back(failure);
    if (!failure.case_name.empty() && !failure.output.empty())
        count_alike(failure);
}

void executor::give_up(std::string const& pass) {
    auto const left = std::exchange(pending_, {});
    if (!left.empty())
        fail({.step = left.front(),
              .where = "the " + pass + " pass",
              .case_name = "",
              .what = "given up: " + fruitless_row::text(),
              .output = "",
              .gave_up = true});
}

fs::path executor::program_for(std::size_t index) {
    auto const& s = what_.steps[index];
    if (s.layout_seed == 0 || !what_.benches[s.bench].manifest)
        return what_.benches[s.bench].executable;
    if (!fs::exists(place_.layout(s))) {
        // Some ahead at once: nothing may be linked while a process is timed.
        std::vector<std::size_t> wanted{index};
        for (auto const next : pending_)
            if (wanted.size() < parallel("link") && what_.steps[next].layout_seed != 0 &&
                what_.benches[what_.steps[next].bench].manifest &&
                !fs::exists(place_.layout(what_.steps[next])))
                wanted.push_back(next);
        link_layouts(wanted);
    }
    return place_.layout(s);
}

void executor::link_layouts(std::vector<std::size_t> const& steps) {
    std::vector<std::unique_ptr<system::child>> linkers;
    std::vector<system::child*> all;
    for (auto const index : steps) {
        auto const& s = what_.steps[index];
        auto const link = link_process(*what_.benches[s.bench].manifest, s.layout_seed,
                                       place_.layout(s).string() + ".part");
        linkers.push_back(std::make_unique<system::child>(link));
        all.push_back(linkers.back().get());
    }
    auto const running = [](system::child* one) {
        one->read_output();
        return !one->ended();
    };
    while (!stopped() && std::ranges::count_if(all, running) > 0)
        system::wait_for_news(all, std::chrono::milliseconds(20));
    for (std::size_t i = 0; i < steps.size() && !stopped(); ++i)
        keep_layout(steps[i], *linkers[i]);
}

void executor::keep_layout(std::size_t index, system::child& linker) {
    if (*linker.ended() != 0) {
        place_.require_space();
        throw system::run_error("a new layout can't be linked: " + end_of(linker.output(), 300) +
                                "; build again, then call again with --resume");
    }
    auto const layout = place_.layout(what_.steps[index]);
    fs::rename(layout.string() + ".part", layout);
}

system::command executor::command_for(std::size_t index, fs::path const& program,
                                      fs::path const& journal_path) const {
    auto const& s = what_.steps[index];
    auto const timed = is_timed(s.pass);
    auto const& of = what_.benches[s.bench];
    if (of.by_agent(s.pass))
        return agent_pass_process(of, s.pass, place_.case_list(index), journal_path);
    if (of.is_foreign()) {
        auto how = what_.how;
        how.slices = repetitions(s);
        return foreign_process(of, how, remaining(index), journal_path, shuffles(index));
    }
    if (s.pass == "instructions") {
        auto counted = callgrind_process(program, place_.case_list(index), journal_path);
        if (!of.inject.empty())
            counted.arguments.push_back("--yieldmark_inject=" + of.inject.string());
        return counted;
    }
    system::command c{.arguments = of.is_python() ? of.interpreter : std::vector{program.string()},
                      .environment = system::clean_environment(),
                      .cpu = timed ? timing_cpu_ : std::nullopt};
    for (auto const& flag : {"--yieldmark_pass=" + (s.pass == "time" ? what_.how.time_pass : s.pass),
                             "--yieldmark_cases=" + place_.case_list(index).string(),
                             "--yieldmark_journal=" + journal_path.string()})
        c.arguments.push_back(flag);
    if (!of.inject.empty())
        c.arguments.push_back("--yieldmark_inject=" + of.inject.string());
    if (s.order_seed != 0)
        c.arguments.push_back(fmt::format("--yieldmark_order={}", s.order_seed));
    if (timed && what_.how.time_pass == "time") {
        c.arguments.push_back(fmt::format("--benchmark_min_time={}", what_.how.slice_seconds));
        c.arguments.push_back(fmt::format("--benchmark_repetitions={}", repetitions(s)));
        if (s.pass == "time" && what_.how.long_slice > 0 && !of.is_python())
            c.arguments.push_back(fmt::format("--yieldmark_long_slice={}", what_.how.long_slice));
    }
    if (s.pass == "heap" && !of.is_python())
        c.environment.push_back("LD_PRELOAD=" + system::preloadable(of.probe));
    return c;
}

unsigned executor::repetitions(step const& s) const {
    if (s.pass != "time")
        return 1;
    return s.slices > 0 ? s.slices : what_.how.slices;
}

std::size_t executor::parallel(std::string const& pass) const {
    return is_timed(pass) ? 1 : std::max<std::size_t>(1, system::allowed_cpus().size());
}

double executor::stall_limit(std::size_t index) const {
    return what_.steps[index].pass == "instructions" ? callgrind_slowdown * what_.stall_limit
                                                     : what_.stall_limit;
}

std::string executor::title(std::size_t index) const {
    auto const& s = what_.steps[index];
    auto text = fmt::format("{} process {}", s.pass, s.number + 1);
    auto const& of = what_.benches[s.bench];
    return what_.benches.size() < 2
               ? text
               : text + " (" + (of.is_python() ? of.version : of.can_run.toolchain.id) + ")";
}

} // namespace yieldmark::run
