#include "harness/profile/count_stacks.hpp"

#include "harness/profile/callgrind_file.hpp"
#include "harness/profile/process.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/scratch.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
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

counted_stacks count_foreign(run::bench const& measured, fs::path const& cases, system::scratch const& dir,
                             std::atomic<int> const* stop) {
    auto const said = run_agent_pass(measured, "stacks", cases, dir, stop, stack_options());
    auto const iterations = said.at("iterations").get<double>();
    counted_stacks made{parse_callgrind(text_of(said.at("dump").get<std::string>())), iterations};
    if (!lead_to_region(made.stacks))
        throw system::run_error("the benchmark's function has no symbol; link the program without -s and "
                                "don't strip it");
    return made;
}

} // namespace

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

counted_stacks count_stacks(run::bench const& measured, std::string const& name,
                            std::atomic<int> const* stop) {
    if (auto const why = run::why_no_instructions(measured); !why.empty())
        throw system::run_error(why);
    system::scratch const dir;
    auto const cases = case_file(dir, name);
    try {
        return measured.is_foreign() ? count_foreign(measured, cases, dir, stop)
                                     : count_own(measured, cases, dir, stop);
    } catch (nlohmann::json::exception const& e) {
        throw system::run_error(std::string("what the process wrote can't be read: ") + e.what());
    }
}

} // namespace yieldmark::profile
