#include "harness/profile/count_stacks.hpp"

#include "harness/profile/callgrind_file.hpp"
#include "harness/profile/process.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace yieldmark::profile {

namespace {

namespace fs = std::filesystem;
using std::chrono::seconds;

// The agent's functions at the ends of the region and of a pause, as symbols; linked in, with a prefix.
constexpr std::string_view begin_mark = "_ZN9benchmark5State16StartKeepRunningEv";
constexpr std::array<std::string_view, 4> marks{begin_mark, "_ZN9benchmark5State17FinishKeepRunningEv",
                                                "_ZN9benchmark5State11PauseTimingEv",
                                                "_ZN9benchmark5State12ResumeTimingEv"};

bool is_mark(raw_frame const& frame, std::string_view mark) {
    std::string_view symbol = frame.symbol;
    constexpr std::string_view wrapped = "__wrap_";
    if (symbol.starts_with(wrapped))
        symbol.remove_prefix(wrapped.size());
    return symbol == mark;
}

bool is_any_mark(raw_frame const& frame) {
    return std::ranges::any_of(marks, [&](auto mark) { return is_mark(frame, mark); });
}

// The function that began the region; empty if no stack says, or it has no symbol.
std::string benchmark_function(std::vector<raw_stack> const& stacks) {
    for (auto const& one : stacks) {
        auto const mark = std::ranges::find_if(one.frames.rbegin(), one.frames.rend(),
                                               [](auto const& frame) { return is_mark(frame, begin_mark); });
        if (mark != one.frames.rend() && mark != one.frames.rbegin())
            return std::prev(mark)->symbol;
    }
    return {};
}

std::vector<std::string> symbols_of(raw_stack const& one) {
    std::vector<std::string> symbols;
    for (auto const& frame : one.frames)
        for (auto const* part : {&frame.symbol, &frame.module})
            symbols.push_back(*part);
    return symbols;
}

counted_stacks count_own(run::bench const& measured, fs::path const& cases, system::scratch const& dir,
                         std::atomic<int> const* stop) {
    auto const file = dir / "callgrind.out";
    auto watched = command_of(run::callgrind_arguments(file.string()));
    watched.arguments.push_back(std::string("--toggle-collect=") + region_symbol);
    for (auto& option : stack_options())
        watched.arguments.push_back(std::move(option));
    for (auto& argument : bench_arguments(measured, "profile", cases))
        watched.arguments.push_back(std::move(argument));
    watched.arguments.push_back("--yieldmark_seconds=0");
    if (auto const done = run_stoppable(watched, seconds(300), stop); !done.good())
        throw system::run_error("valgrind " + describe(done));
    return {parse_callgrind(text_of(file)), 1};
}

counted_benchmark counted(nlohmann::json const& said) {
    if (auto why_not = why_not_counted(said); !why_not.empty())
        return {.why_not = std::move(why_not)};
    counted_benchmark made{.stacks = {parse_callgrind(text_of(said.at("dump").get<std::string>())),
                                      said.at("iterations").get<double>()},
                           .instructions = said.at("counters").at("instructions").get<double>()};
    if (auto const less = said.at("less").get<std::string>(); !less.empty())
        take_away(made.stacks.stacks, parse_callgrind(text_of(less)));
    if (!lead_to_region(made.stacks.stacks))
        made.why_not =
            "the benchmark's function has no symbol; link the program without -s and don't strip it";
    return made;
}

// One process. What it was at when it went down has that for its reason.
void count_some(run::bench const& measured, std::vector<std::string> const& names,
                std::atomic<int> const* stop, std::map<std::string, counted_benchmark>& into) {
    system::scratch const dir;
    auto const limit = seconds(300) * names.size();
    auto const said =
        run_agent_pass(measured, "stacks", case_file(dir, names), dir, limit, stop, stack_options());
    for (auto const& line : said.of_cases)
        into.insert_or_assign(line.at("name").get<std::string>(), counted(line));
    auto const at = !said.open.empty() ? said.open : said.of_cases.empty() ? names.front() : std::string{};
    if (!at.empty())
        into.insert_or_assign(
            at, counted_benchmark{.why_not = measured.executable.string() +
                                             (said.end.empty() ? " ran no benchmarks" : " " + said.end)});
}

} // namespace

void take_away(std::vector<raw_stack>& from, std::vector<raw_stack> const& less) {
    std::map<std::vector<std::string>, std::uint64_t> weights;
    for (auto const& one : less)
        weights[symbols_of(one)] += one.weight;
    for (auto& one : from) {
        auto const found = weights.find(symbols_of(one));
        if (found == weights.end())
            continue;
        auto const taken = std::min(found->second, one.weight);
        one.weight -= taken;
        found->second -= taken;
    }
    std::erase_if(from, [](raw_stack const& one) {
        return one.weight == 0 && !std::ranges::any_of(one.frames, is_any_mark);
    });
}

bool lead_to_region(std::vector<raw_stack>& stacks) {
    auto const function = benchmark_function(stacks);
    if (function.empty())
        return false;
    std::erase_if(stacks, [](raw_stack const& one) { return std::ranges::any_of(one.frames, is_any_mark); });
    for (auto& one : stacks) {
        auto const outermost =
            std::ranges::find(one.frames.rbegin(), one.frames.rend(), function, &raw_frame::symbol);
        if (outermost == one.frames.rend())
            continue;
        one.frames.erase(outermost.base(), one.frames.end());
        one.frames.push_back({region_symbol, ""});
    }
    return true;
}

std::map<std::string, counted_benchmark> count_benchmarks(run::bench const& measured,
                                                          std::vector<std::string> const& names,
                                                          std::atomic<int> const* stop) {
    if (auto const why = run::why_no_instructions(measured); !why.empty())
        throw system::run_error(why);
    std::map<std::string, counted_benchmark> all;
    for (auto left = names; !left.empty();) {
        count_some(measured, left, stop, all);
        std::erase_if(left, [&](auto const& name) { return all.contains(name); });
    }
    return all;
}

counted_stacks count_stacks(run::bench const& measured, std::string const& name,
                            std::atomic<int> const* stop) {
    if (auto const why = run::why_no_instructions(measured); !why.empty())
        throw system::run_error(why);
    try {
        if (measured.is_foreign()) {
            auto one = count_benchmarks(measured, {name}, stop).at(name);
            if (!one.why_not.empty())
                throw system::run_error(one.why_not);
            return std::move(one.stacks);
        }
        system::scratch const dir;
        return count_own(measured, case_file(dir, {name}), dir, stop);
    } catch (nlohmann::json::exception const& e) {
        throw system::run_error(std::string("what the process wrote can't be read: ") + e.what());
    }
}

} // namespace yieldmark::profile
