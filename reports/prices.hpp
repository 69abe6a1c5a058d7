#pragma once
// What each technique costs for an item, over the bare loop: the figures that a report begins with.

#include "reports/figures.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace yieldmark::report {

/// A price is taken over the examples whose loop takes less than this for an item: beside more work than that
/// it is smaller than its own noise.
inline constexpr double short_item_ns = 30;

/// Heap that a technique needs beyond the loop, in bytes: `once`, however many items there are, and `each`
/// for every item.
struct heap_need {
    double once = 0;
    double each = 0;
};

/// What a technique costs over the loop.
struct price {
    std::size_t technique = 0; // index into figures::techniques
    /// Extra ns for an item: the median over the examples. Its interval is over processes: of each one's median
    /// over the examples. Confidence 0 where fewer than three processes have all of them.
    stats::interval extra;
    /// Range over the examples in ns, without the lowest and the highest tenth of them. Negative: faster than the loop.
    double low = 0;
    double high = 0;
    std::size_t examples = 0;
    std::size_t alike = 0;         // of them: those where the data can't tell it from the loop
    std::optional<heap_need> heap; // the median over the examples; empty: it was not measured
};

/// An example's ratio to its loop.
struct price_point {
    std::size_t example = 0; // index into figures::examples
    std::size_t technique = 0;
    double loop = 0; // ns that an item takes in the loop
    stats::interval ratio;
};

struct prices {
    std::vector<price> each;         // the least first; empty without a loop
    std::vector<price_point> points; // of all examples, also those that take longer
    std::size_t examples = 0;        // that have points
};

/// Of the tutorials' examples at their largest n in `drain`, on one toolchain.
[[nodiscard]] prices prices_of(figures const& f, std::size_t toolchain);

/// The price of a technique; null if it has none.
[[nodiscard]] price const* find_price(prices const& all, std::size_t technique);

/// A smaller price counts as none, even where the data can tell it from 0: it is a fraction of a processor's cycle.
inline constexpr double no_price_ns = 0.01;

/// Whether the price is nothing: its interval holds 0, or it has one and is below no_price_ns.
[[nodiscard]] bool costs_nothing(price const& one);

/// Of the technique's points, how many lie within a factor of 1.5 of what a fixed price says, and of how many.
struct fit {
    std::size_t near = 0;
    std::size_t points = 0;
};
[[nodiscard]] fit fit_of(prices const& all, price const& one);

} // namespace yieldmark::report
