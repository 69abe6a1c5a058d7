// What two ways to judge a series say of a stored history, side by side:
//   history-judged STORE
// The first is the history's own. The second is the t-test that Mozilla's Perfherder uses: the 5 values from a revision on
// against the 20 before it (at least 12), |t| of 7 and more; of neighbours the one with the largest.
#include "harness/store/history.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cmath>
#include <numeric>
#include <span>

namespace {

using namespace yieldmark;

constexpr std::size_t fore = 5;
constexpr std::size_t back = 20;
constexpr std::size_t least_back = 12;
constexpr double limit = 7;

struct moments {
    double mean = 0;
    double variance = 0; // of the mean
};

moments moments_of(std::span<double const> values) {
    auto const count = static_cast<double>(values.size());
    auto const mean = std::accumulate(values.begin(), values.end(), 0.0) / count;
    double squares = 0;
    for (auto const v : values)
        squares += (v - mean) * (v - mean);
    return {mean, squares / (count - 1) / count};
}

struct step {
    double t = 0;     // Welch's; 0 where there are too few values on either side
    double ratio = 1; // of the means
};

step step_at(std::span<double const> values, std::size_t at) {
    if (at < least_back || at + fore > values.size())
        return {};
    auto const begin = at > back ? at - back : 0;
    auto const before = moments_of(values.subspan(begin, at - begin));
    auto const after = moments_of(values.subspan(at, fore));
    auto const t = (after.mean - before.mean) / std::sqrt(before.variance + after.variance);
    return {.t = std::abs(t), .ratio = after.mean / before.mean};
}

std::string percent(double ratio) {
    return fmt::format("{:+.1f} %", 100 * (ratio - 1));
}

std::vector<std::string> by_t_test(store::series const& s) {
    std::vector<double> values;
    values.reserve(s.points.size());
    for (auto const& p : s.points)
        values.push_back(p.ratio.estimate);
    std::vector<std::string> found;
    for (std::size_t at = 1; at + 1 < values.size(); ++at)
        if (auto const here = step_at(values, at);
            here.t >= limit && here.t >= step_at(values, at - 1).t && here.t > step_at(values, at + 1).t)
            found.push_back(fmt::format("{} {} (t = {:.0f})", s.points[at].revision.substr(0, 7),
                                        percent(here.ratio), here.t));
    return found;
}

std::vector<std::string> by_history(store::series const& s) {
    std::vector<std::string> found;
    found.reserve(s.changes.size());
    for (auto const& c : s.changes)
        found.push_back(fmt::format("{} {}{}", s.points[c.at].revision.substr(0, 7),
                                    percent(c.after_level / c.before_level), c.gradual ? " gradual" : ""));
    return found;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        fmt::print(stderr, "history-judged: name a store: a file, or postgresql://…\n");
        return 2;
    }
    try {
        store::series_filter all;
        all.retired = true;
        for (auto const& s : store::read_series(argv[1], all))
            fmt::print("{}, {}, {} points\n  history: {}\n  t-test:  {}\n", s.case_name, s.metric,
                       s.points.size(), fmt::join(by_history(s), ", "), fmt::join(by_t_test(s), ", "));
    } catch (std::exception const& e) {
        fmt::print(stderr, "history-judged: {}\n", e.what());
        return 2;
    }
    return 0;
}
