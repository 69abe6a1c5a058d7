#include "reports/toolchain_names.hpp"

#include "harness/results/toolchain.hpp"

#include <algorithm>

namespace yieldmark::report {

namespace {

std::string short_compiler(std::string text) {
    auto const from = text.find(" (");
    auto const to = text.find(')', from == std::string::npos ? 0 : from);
    if (from != std::string::npos && to != std::string::npos)
        text.erase(from, to + 1 - from);
    return text;
}

std::string after_blank(std::string const& text) {
    return text.empty() ? "" : " " + text;
}

} // namespace

std::string compiler_and_flags(results::toolchain const& of) {
    return short_compiler(of.compiler) + after_blank(results::telling_flags(of.flags));
}

std::string flags_if_needed(results::run const& run, std::size_t toolchain) {
    auto const& own = run.toolchains.at(toolchain);
    auto const of_compiler = std::ranges::count(run.toolchains, own.compiler, &results::toolchain::compiler);
    return of_compiler > 1 ? after_blank(results::telling_flags(own.flags)) : "";
}

std::string short_name(results::run const& run, std::size_t toolchain) {
    return short_compiler(run.toolchains.at(toolchain).compiler) + flags_if_needed(run, toolchain);
}

} // namespace yieldmark::report
