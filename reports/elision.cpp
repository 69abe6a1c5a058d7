#include "reports/elision.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace yieldmark::report {
namespace {

constexpr std::array<std::string_view, 4> coroutines{"coroutine", "std_generator", "generator",
                                                     "textbook_generator"};

bool is_coroutine(std::string const& technique) {
    return std::ranges::find(coroutines, technique) != coroutines.end();
}

struct count {
    std::size_t elided = 0;
    std::size_t examples = 0;
};

count count_of(figures const& f, std::size_t technique, std::size_t toolchain) {
    count result;
    for (std::size_t e = 0; e < f.examples.size(); ++e) {
        auto const* g = f.largest(e, f.first_scenario(e), toolchain);
        auto const* c = g ? g->find(technique) : nullptr;
        if (!c || !c->allocations)
            continue;
        ++result.examples;
        result.elided += frame_on_stack(f, *g, *c) ? 1 : 0;
    }
    return result;
}

} // namespace

bool frame_on_stack(figures const& f, group const& where, cell const& one) {
    if (!is_coroutine(f.techniques[one.technique]) || one.allocations != 0.0)
        return false;
    for (std::size_t toolchain = 0; toolchain < f.run->toolchains.size(); ++toolchain) {
        auto const* g = f.find(where.example, where.scenario, where.n, toolchain);
        auto const* other = g ? g->find(one.technique) : nullptr;
        if (other && other->allocations > 0.0)
            return true;
    }
    return false;
}

std::vector<std::string> elision_sentences(figures const& f) {
    std::vector<std::string> lines;
    if (f.run->toolchains.size() < 2)
        return lines;
    for (std::size_t t = 0; t < f.techniques.size(); ++t) {
        if (!is_coroutine(f.techniques[t]))
            continue;
        std::vector<std::string> parts;
        for (std::size_t toolchain = 0; toolchain < f.run->toolchains.size(); ++toolchain)
            if (auto const counted = count_of(f, t, toolchain); counted.examples > 0)
                parts.push_back(fmt::format("{} in {} of {} examples", f.run->toolchains[toolchain].id,
                                            counted.elided, counted.examples));
        if (parts.size() > 1)
            lines.push_back(
                fmt::format("Frame of {} on the stack: {}", f.techniques[t], fmt::join(parts, ", ")));
    }
    return lines;
}

} // namespace yieldmark::report
