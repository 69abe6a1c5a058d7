#include "reports/elision.hpp"

#include "harness/claims/evidence.hpp"
#include "harness/results/techniques.hpp"
#include "reports/sentences.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace yieldmark::report {
namespace {

struct count {
    std::size_t on_stack = 0;
    std::size_t examples = 0;
};

count count_of(figures const& f, std::size_t toolchain) {
    auto const coroutine = position(f.techniques, claims::cpp_roles().generator);
    count result;
    for (std::size_t e = 0; e < f.examples.size(); ++e) {
        auto const* g = f.largest(e, f.first_scenario(e), toolchain);
        auto const* c = g ? g->find(coroutine) : nullptr;
        if (!c || !c->value(results::metric::allocations))
            continue;
        ++result.examples;
        result.on_stack += frame_on_stack(f, *c) ? 1 : 0;
    }
    return result;
}

} // namespace

bool frame_on_stack(figures const& f, cell const& one) {
    return results::traits_of(f.techniques[one.technique]).frame &&
           one.value(results::metric::allocations) == 0.0;
}

std::string elision_text(figures const& f) {
    std::vector<std::string> parts;
    for (std::size_t toolchain = 0; toolchain < f.run->toolchains.size(); ++toolchain)
        if (auto const found = count_of(f, toolchain); found.examples > 0)
            parts.push_back(fmt::format("{} {} of {}", f.run->toolchains[toolchain].id, found.on_stack,
                                        text::counted(found.examples, "example")));
    return parts.empty() ? "" : fmt::format("on the stack: {}", fmt::join(parts, ", "));
}

} // namespace yieldmark::report
