#include "harness/compare/library_versions.hpp"

#include <algorithm>
#include <charconv>

namespace yieldmark::compare {

namespace {

std::string words_of_version(std::string const& version) {
    return version.empty() ? std::string("one that doesn't say its version (before 1.8)") : version;
}

// The first two numbers of "v1.9.4-3-gabcdef"; 0 where there is none.
std::array<unsigned, 2> numbers_of(std::string_view version) {
    std::array<unsigned, 2> found{};
    version.remove_prefix(std::min(version.find_first_of("0123456789"), version.size()));
    for (auto& number : found) {
        auto const* const end = version.data() + version.size();
        auto const [after, error] = std::from_chars(version.data(), end, number);
        if (error != std::errc{})
            break;
        version.remove_prefix(std::min(static_cast<std::size_t>(after - version.data()) + 1, version.size()));
    }
    return found;
}

bool divides_by_threads(std::string const& version) {
    return numbers_of(version) < std::array{1U, 9U};
}

bool has_threads(std::string_view benchmark) {
    constexpr std::string_view mark = "/threads:";
    auto const at = benchmark.rfind(mark);
    return at != std::string_view::npos && benchmark.substr(at + mark.size()) != "1";
}

} // namespace

std::string different_versions(library_versions const& versions) {
    auto const& [base, now] = versions;
    if (!base || !now || *base == *now)
        return {};
    return "the versions of Google Benchmark differ: " + words_of_version(*base) + " and " +
           words_of_version(*now) +
           "; they don't measure everything alike (the wall clock's time of a benchmark with threads)";
}

bool divides_by_threads_on_one_side(std::string_view benchmark, library_versions const& versions) {
    auto const& [base, now] = versions;
    return base && now && divides_by_threads(*base) != divides_by_threads(*now) && has_threads(benchmark);
}

void leave_undecided(case_change& one, library_versions const& versions) {
    if (!divides_by_threads_on_one_side(one.name, versions))
        return;
    for (auto& m : one.metrics)
        if (m.metric == results::metric::time && m.clock == "real") {
            m.cannot_tell = true;
            m.changed = false;
            m.reason = "since 1.9 Google Benchmark doesn't divide the wall clock's time of a benchmark with "
                       "threads by "
                       "their number, and the two sides' versions lie on both sides of that";
        }
}

} // namespace yieldmark::compare
