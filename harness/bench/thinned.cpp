#include "harness/bench/thinned.hpp"

#include <algorithm>
#include <set>

namespace yieldmark::bench {

namespace {

using step = results::heap_timeline::step;

std::vector<std::size_t> worth_keeping(std::vector<step> const& steps, std::size_t begin, std::size_t end) {
    auto const first = steps.begin() + static_cast<std::ptrdiff_t>(begin);
    auto const last = steps.begin() + static_cast<std::ptrdiff_t>(end);
    auto const [least, most] =
        std::minmax_element(first, last, [](step const& a, step const& b) { return a.live < b.live; });
    auto const index = [&](auto at) { return static_cast<std::size_t>(at - steps.begin()); };
    std::set<std::size_t> const kept{index(least), index(most), end - 1};
    return {kept.begin(), kept.end()};
}

} // namespace

std::vector<step> thinned(std::vector<step> const& steps, std::size_t most) {
    if (steps.size() <= most)
        return steps;
    std::size_t const stretches = (most - 1) / 3;
    double const length = steps.back().at / static_cast<double>(stretches);
    std::vector<step> kept{steps.front()};
    std::size_t begin = 1;
    for (std::size_t stretch = 1; stretch <= stretches; ++stretch) {
        double const until = stretch == stretches ? steps.back().at : length * static_cast<double>(stretch);
        auto end = begin;
        while (end < steps.size() && steps[end].at <= until)
            ++end;
        if (end > begin)
            for (std::size_t const index : worth_keeping(steps, begin, end))
                kept.push_back(steps[index]);
        begin = end;
    }
    return kept;
}

std::vector<double> flat(std::vector<step> const& steps) {
    std::vector<double> all;
    for (step const& one : steps) {
        all.push_back(one.at);
        all.push_back(static_cast<double>(one.live));
    }
    return all;
}

} // namespace yieldmark::bench
