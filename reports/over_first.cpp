#include "reports/over_first.hpp"

#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <tuple>
#include <utility>

namespace yieldmark::report {
namespace {

// The times of the processes of one toolchain, in the order in which they ran.
std::vector<double> logs_of(cell const& c) {
    std::vector<double> logs;
    for (auto const time : c.samples)
        if (std::isfinite(time))
            logs.push_back(std::log(time));
    return logs;
}

// Of each pair of processes the sum over the examples. An example that lacks a process shortens all of them.
class summed_pairs {
public:
    void add(cell const& now, cell const& first) {
        auto const a = logs_of(now);
        auto const b = logs_of(first);
        auto const pairs = std::min(a.size(), b.size());
        if (examples_++ == 0)
            sums_.assign(pairs, 0);
        sums_.resize(std::min(sums_.size(), pairs));
        for (std::size_t i = 0; i < sums_.size(); ++i)
            sums_[i] += a[i] - b[i];
    }

    [[nodiscard]] stats::interval mean() const {
        auto logs = sums_;
        for (auto& one : logs)
            one /= static_cast<double>(examples_);
        return stats::ratio_of_logs(stats::bootstrap_median(logs));
    }

private:
    std::vector<double> sums_;
    std::size_t examples_ = 0;
};

struct pair_of_cells {
    cell const* now = nullptr;
    cell const* first = nullptr;
    std::optional<stats::interval> ratio{};
};

pair_of_cells pair_of(figures const& f, std::size_t example, std::size_t technique, std::size_t toolchain) {
    auto const drain = position(f.scenarios, "drain");
    auto const* g = f.examples[example].catalogue ? f.largest(example, drain, toolchain) : nullptr;
    auto const* first = g ? f.find(example, drain, g->n, 0) : nullptr;
    pair_of_cells found;
    if (toolchain == 0 || !first || !(found.now = g->find(technique)) ||
        !(found.first = first->find(technique)))
        return {};
    found.ratio = g->over_first[static_cast<std::size_t>(found.now - g->cells.data())];
    return found;
}

std::string cell_text(figures const& f, technique_over_first const& of, bool with_examples) {
    auto const mean = text::ratio_with_interval(of.mean);
    if (!with_examples || of.examples < 2)
        return mean;
    auto const name = [&](std::size_t example) { return text::valid_utf8(f.examples[example].name); };
    return fmt::format("{}; {} {}, {} {}", mean, text::ratio_with_interval(of.least), name(of.least_example),
                       text::ratio_with_interval(of.most), name(of.most_example));
}

} // namespace

std::optional<technique_over_first> over_first(figures const& f, std::size_t technique,
                                               std::size_t toolchain) {
    technique_over_first result;
    summed_pairs sum;
    for (std::size_t e = 0; e < f.examples.size(); ++e) {
        auto const found = pair_of(f, e, technique, toolchain);
        if (!found.ratio)
            continue;
        sum.add(*found.now, *found.first);
        if (result.examples == 0 || found.ratio->estimate < result.least.estimate)
            std::tie(result.least, result.least_example) = std::pair(*found.ratio, e);
        if (result.examples == 0 || found.ratio->estimate > result.most.estimate)
            std::tie(result.most, result.most_example) = std::pair(*found.ratio, e);
        ++result.examples;
    }
    if (result.examples == 0)
        return std::nullopt;
    result.mean = sum.mean();
    return result;
}

text::table table_over_first(figures const& f, bool with_examples) {
    auto const& toolchains = f.run->toolchains;
    std::vector<text::column> columns{{"technique"}, {"examples", text::column_kind::figure}};
    for (std::size_t t = 1; t < toolchains.size(); ++t)
        columns.push_back({text::valid_utf8(toolchains[t].id), text::column_kind::figure});
    text::table made(std::move(columns));
    for (std::size_t technique = 0; technique < f.techniques.size(); ++technique) {
        std::vector<text::cell> cells{text::valid_utf8(f.techniques[technique])};
        std::size_t examples = 0;
        std::vector<text::cell> ratios;
        for (std::size_t t = 1; t < toolchains.size(); ++t) {
            auto const found = over_first(f, technique, t);
            ratios.emplace_back(found ? cell_text(f, *found, with_examples) : "");
            examples = std::max(examples, found ? found->examples : 0);
        }
        cells.emplace_back(std::to_string(examples));
        std::ranges::move(ratios, std::back_inserter(cells));
        if (examples > 0)
            made.add(std::move(cells));
    }
    return made;
}

std::string words_over_first(figures const& f) {
    return fmt::format(
        "Time over {}'s, geometric mean over the examples, each at its largest n in drain, with its "
        "95 % interval. Lower is better.",
        text::valid_utf8(f.run->toolchains.front().id));
}

} // namespace yieldmark::report
