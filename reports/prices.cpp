#include "reports/prices.hpp"

#include "harness/results/techniques.hpp"
#include "harness/text/format.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace yieldmark::report {
namespace {

// What one technique took beyond the loop in one example.
struct difference {
    double extra = 0;                          // ns an item, of the medians
    std::map<std::uint32_t, double> processes; // the same, by process
    bool alike = false;
    std::optional<heap_need> heap;
};

std::map<std::uint32_t, double> by_process(group const& g, cell const& one, cell const& loop) {
    std::map<std::uint32_t, double> extra;
    auto const items = static_cast<double>(g.items);
    for (std::size_t i = 0; i < g.processes.size(); ++i)
        if (std::isfinite(one.samples[i]) && std::isfinite(loop.samples[i]))
            extra.emplace(g.processes[i], (one.samples[i] - loop.samples[i]) / items);
    return extra;
}

std::optional<double> extra_bytes(cell const& one, cell const& loop) {
    auto const bytes = one.value(results::metric::peak_bytes);
    auto const of_loop = loop.value(results::metric::peak_bytes);
    return bytes && of_loop ? std::optional(*bytes - *of_loop) : std::nullopt;
}

// Between the largest size and the smallest that has it too. Of one size alone nothing tells the two parts apart.
std::optional<heap_need> heap_of(figures const& f, group const& largest, cell const& one, cell const& loop) {
    auto const at_most = extra_bytes(one, loop);
    if (!at_most)
        return std::nullopt;
    if (*at_most == 0)
        return heap_need{};
    for (auto const n : f.sizes) {
        auto const* g = f.find(largest.example, largest.scenario, n, largest.toolchain);
        auto const* small = g ? g->find(one.technique) : nullptr;
        auto const* its_loop = g ? g->find(loop.technique) : nullptr;
        if (!small || !its_loop || g->items == 0 || g->items >= largest.items)
            continue;
        auto const at_least = extra_bytes(*small, *its_loop);
        if (!at_least)
            continue;
        auto const items = static_cast<double>(largest.items - g->items);
        auto const each = std::max(0.0, (*at_most - *at_least) / items);
        return heap_need{std::max(0.0, *at_most - each * static_cast<double>(largest.items)), each};
    }
    return std::nullopt;
}

std::optional<heap_need> median_heap(std::vector<difference> const& all) {
    std::vector<double> once;
    std::vector<double> each;
    for (auto const& one : all)
        if (one.heap) {
            once.push_back(one.heap->once);
            each.push_back(one.heap->each);
        }
    return once.empty() ? std::nullopt : std::optional(heap_need{stats::median(once), stats::median(each)});
}

// Each process's own median over the examples, of those processes that have all of them.
std::vector<double> medians_by_process(std::vector<difference> const& all) {
    std::vector<double> medians;
    for (auto const& [process, first] : all.front().processes) {
        std::vector<double> values;
        for (auto const& one : all)
            if (auto const at = one.processes.find(process); at != one.processes.end())
                values.push_back(at->second);
        if (values.size() == all.size())
            medians.push_back(stats::median(values));
    }
    return medians;
}

std::vector<double> negated(std::vector<double> values) {
    for (auto& v : values)
        v = -v;
    return values;
}

price price_over(std::size_t technique, std::vector<difference> const& all) {
    std::vector<double> extra;
    for (auto const& one : all)
        extra.push_back(one.extra);
    price made{.technique = technique,
               .extra = {},
               .low = stats::quantile(extra, 0.1),
               // As many above it as there are below the other.
               .high = -stats::quantile(negated(extra), 0.1),
               .examples = all.size(),
               .alike = static_cast<std::size_t>(std::ranges::count_if(all, &difference::alike)),
               .heap = median_heap(all)};
    auto const median = stats::median(extra);
    made.extra = {median, median, median, 0};
    if (auto const medians = medians_by_process(all); medians.size() >= 3)
        made.extra = stats::bootstrap_median(medians);
    return made;
}

class collector {
public:
    collector(figures const& f, std::size_t loop) : f_(&f), loop_(loop) {}

    void add(group const& g) {
        auto const* loop = g.find(loop_);
        if (!loop || !loop->time || g.items == 0)
            return;
        auto const item = loop->time->estimate / static_cast<double>(g.items);
        bool any = false;
        for (auto const& c : g.cells) {
            auto const ratio = g.ratio(c.technique, loop_);
            if (is_loop(c.technique) || !c.time || !ratio)
                continue;
            any = true;
            made_.points.push_back({g.example, c.technique, item, *ratio});
            if (item < short_item_ns)
                all_[c.technique].push_back(difference_of(g, c, *loop, *ratio));
        }
        made_.examples += any ? 1 : 0;
    }

    prices take() {
        for (auto const& [technique, differences] : all_)
            made_.each.push_back(price_over(technique, differences));
        std::ranges::sort(made_.each, {},
                          [](price const& one) { return std::pair(one.extra.estimate, one.technique); });
        return std::move(made_);
    }

private:
    // The loop itself, or one that is there to show how far it is from the fastest.
    [[nodiscard]] bool is_loop(std::size_t technique) const {
        return results::traits_of(f_->techniques[technique]).manner == results::making::loop;
    }
    [[nodiscard]] difference difference_of(group const& g, cell const& one, cell const& loop,
                                           stats::interval const& ratio) const {
        return {.extra = (one.time->estimate - loop.time->estimate) / static_cast<double>(g.items),
                .processes = by_process(g, one, loop),
                .alike = text::like_one(ratio),
                .heap = heap_of(*f_, g, one, loop)};
    }

    figures const* f_;
    std::size_t loop_;
    prices made_;
    std::map<std::size_t, std::vector<difference>> all_;
};

} // namespace

prices prices_of(figures const& f, std::size_t toolchain) {
    auto const drain = position(f.scenarios, "drain");
    collector all(f, position(f.techniques, results::reference_technique()));
    for (std::size_t e = 0; e < f.examples.size(); ++e)
        if (auto const* g = f.examples[e].catalogue ? f.largest(e, drain, toolchain) : nullptr)
            all.add(*g);
    return all.take();
}

price const* find_price(prices const& all, std::size_t technique) {
    auto const found = std::ranges::find(all.each, technique, &price::technique);
    return found == all.each.end() ? nullptr : &*found;
}

bool costs_nothing(price const& one) {
    return one.extra.confidence > 0 && (one.extra.holds(0) || std::abs(one.extra.estimate) < no_price_ns);
}

fit fit_of(prices const& all, price const& one) {
    constexpr double factor = 1.5;
    fit made;
    for (auto const& p : all.points) {
        if (p.technique != one.technique)
            continue;
        ++made.points;
        auto const guide = 1 + one.extra.estimate / p.loop;
        if (p.ratio.estimate < guide * factor && guide < p.ratio.estimate * factor)
            ++made.near;
    }
    return made;
}

} // namespace yieldmark::report
