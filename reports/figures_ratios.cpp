#include "reports/figures_parts.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace yieldmark::report {
namespace {

// Two times may be so far apart that a double holds neither their ratio nor its inverse.
std::optional<stats::interval> ratio_of(std::vector<double> const& a, std::vector<double> const& b) {
    if (a.empty())
        return std::nullopt;
    auto const ratio = stats::paired_ratio(a, b);
    auto const holds =
        ratio.estimate > 0 && std::isfinite(ratio.estimate) && std::isfinite(1 / ratio.estimate);
    return holds ? std::optional(ratio) : std::nullopt;
}

// CPython runs in processes of its own, in turn with the others: each is held against the one that ran
// nearest to it.
std::optional<stats::interval> compare_neighbours(cell const& python, cell const& other, bool inverse) {
    std::vector<double> left;
    std::vector<double> right;
    for (std::size_t i = 0; i < python.samples.size(); ++i) {
        std::optional<std::size_t> nearest;
        auto const apart = [&](std::size_t j) { return j < i ? i - j : j - i; };
        for (std::size_t j = 0; j < other.samples.size(); ++j)
            if (std::isfinite(other.samples[j]) && (!nearest || apart(j) < apart(*nearest)))
                nearest = j;
        if (std::isfinite(python.samples[i]) && nearest) {
            left.push_back(python.samples[i]);
            right.push_back(other.samples[*nearest]);
        }
    }
    return inverse ? ratio_of(right, left) : ratio_of(left, right);
}

std::vector<double> finite_only(std::vector<double> const& values) {
    std::vector<double> result;
    std::ranges::copy_if(values, std::back_inserter(result), [](double v) { return std::isfinite(v); });
    return result;
}

// The processes of two toolchains take turns, so each is held against the one that ran next to it.
std::optional<stats::interval> compare_in_turn(cell const& now, cell const& first) {
    auto left = finite_only(now.samples);
    auto right = finite_only(first.samples);
    auto const pairs = std::min(left.size(), right.size());
    left.resize(pairs);
    right.resize(pairs);
    return ratio_of(left, right);
}

} // namespace

std::optional<stats::interval> time_ratio(figures const& f, cell const& a, cell const& b) {
    auto const python = [&](cell const& c) { return f.techniques[c.technique].starts_with("cpython_"); };
    if (python(a) != python(b))
        return python(a) ? compare_neighbours(a, b, false) : compare_neighbours(b, a, true);
    std::vector<double> left;
    std::vector<double> right;
    for (std::size_t i = 0; i < a.samples.size(); ++i) {
        if (std::isfinite(a.samples[i]) && std::isfinite(b.samples[i])) {
            left.push_back(a.samples[i]);
            right.push_back(b.samples[i]);
        }
    }
    return ratio_of(left, right);
}

void compare_toolchains(figures& f) {
    for (auto& g : f.groups) {
        auto const* first = g.toolchain == 0 ? nullptr : f.find(g.example, g.scenario, g.n, 0);
        for (auto const& c : g.cells) {
            if (g.toolchain == 0)
                break;
            auto const* same = first ? first->find(c.technique) : nullptr;
            g.over_first.push_back(same ? compare_in_turn(c, *same) : std::nullopt);
        }
    }
}

} // namespace yieldmark::report
