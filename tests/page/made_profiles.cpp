#include "tests/page/made_profiles.hpp"

#include <algorithm>
#include <utility>

namespace yieldmark::test {
namespace {

results::profile profile_of(char const* technique) {
    results::profile made;
    made.name = {"fibonacci", technique, "drain", 4096};
    return made;
}

// 8, 16, 32 ... bytes; while a vector grows, the old block and the new one are live.
results::heap_timeline growing() {
    results::heap_timeline made{{{0, 0}}, 53'670, 152'527, 152'898, 0, 0};
    double at = 13'000;
    for (std::uint64_t bytes = 8; bytes <= 32'768; bytes *= 2, at += 2'500) {
        made.steps.push_back({at, bytes + bytes / 2});
        made.steps.push_back({at + 40, bytes});
        made.peak_bytes = bytes + bytes / 2;
        made.events += 2;
    }
    made.steps.push_back({152'700, 0});
    return made;
}

// As if the items came at even intervals.
std::uint64_t arrived(results::heap_timeline const& heap, double at) {
    auto const share = std::clamp((at - heap.first_item) / (heap.last_item - heap.first_item), 0.0, 1.0);
    return static_cast<std::uint64_t>(share * 4096);
}

results::cpu_profile of_coroutine() {
    std::string const once = "once [measured region]";
    return {"perf",
            "samples",
            {{{once}, 412},
             {{once, "yieldmark::fibonacci::coroutine(...) [coroutine body]"}, 2'950},
             {{once, "yieldmark::fibonacci::coroutine(...)"}, 3},
             {{once, "yieldmark::fibonacci::coroutine(...)", "operator new(...)", "malloc"}, 9},
             {{once, "yieldmark::fibonacci::coroutine(...) [coroutine body]", "[kernel: interrupt]"}, 21}}};
}

results::cpu_profile of_fiber() {
    std::string const once = "once [measured region]";
    std::string const fiber = "[fiber's own stack]";
    std::string const enter = "yieldmark::detail::fiber_record<...>::enter(...)";
    return {"perf",
            "samples",
            {{{once}, 300},
             {{once, "[switch of stacks]", "jump_fcontext"}, 2'200},
             {{once, fiber, enter, "yieldmark::detail::fiber_body<...>::run(...)"}, 900}}};
}

} // namespace

std::vector<results::profile> made_profiles() {
    auto coroutine = profile_of("coroutine");
    coroutine.heap = {{{0, 0}, {23'345, 32}, {29'885, 160}}, 37'156, 138'096, 138'206, 160, 2};
    coroutine.cpu = of_coroutine();
    auto eager = profile_of("eager");
    eager.heap = {{{0, 0}, {20'200, 32'768}, {131'566, 0}}, 32'288, 130'264, 132'587, 32'768, 2};
    eager.no_cpu = "not asked for";
    auto fiber = profile_of("boost_context");
    fiber.heap = {{{0, 0}, {14'642, 32}, {20'681, 131'104}}, 24'757, 165'197, 165'567, 131'104, 2};
    fiber.cpu = of_fiber();
    auto iterator = profile_of("iterator");
    iterator.heap = growing();
    iterator.no_cpu = "perf is not installed (Debian: apt-get install linux-perf)";
    for (auto* one : {&coroutine, &eager, &fiber, &iterator}) {
        one->heap.handed_over = 4096;
        for (auto& step : one->heap.steps)
            step.items = arrived(one->heap, step.at);
    }
    return {coroutine, eager, fiber, iterator};
}

std::vector<results::case_code> made_code() {
    auto const of = [](char const* technique, std::vector<results::case_code::function> functions) {
        return results::case_code{.example = "fibonacci",
                                  .technique = technique,
                                  .use = "drain",
                                  .toolchain = 0,
                                  .functions = std::move(functions)};
    };
    return {of("loop", {{"measured region", {"xor %eax,%eax", "+2:", "add %rdx,%rax", "jne +2", "ret"}, 0}}),
            of("coroutine",
               {{"measured region", {"push %rbx", "call yieldmark::fibonacci::coroutine(...)", "ret"}, 0},
                {"yieldmark::fibonacci::coroutine(...) [coroutine body]", {"push %rbx", "ret"}, 40}})};
}

void make_hostile(std::vector<results::case_code>& code, std::string const& bad) {
    for (auto& one : code)
        for (auto& function : one.functions) {
            function.name += bad;
            for (auto& line : function.lines)
                line += bad;
        }
}

void make_hostile(std::vector<results::profile>& profiles, std::string const& bad) {
    for (auto& one : profiles) {
        one.name.example += bad;
        one.no_cpu += bad;
        one.cpu.sampler += bad;
        one.cpu.unit += bad;
        for (auto& stack : one.cpu.stacks)
            for (auto& frame : stack.frames)
                frame += bad;
    }
}

} // namespace yieldmark::test
