#pragma once
// How the memory of one technique of one example grows with n.

#include "harness/claims/evidence.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::claims {

/// Bytes that count as no growth at all: a longer path or one more digit in a buffer.
inline constexpr double no_growth = 64;
/// Share of what the list grows by that counts as no growth: items that get longer themselves, a tree's
/// depth.
inline constexpr double no_growth_share = 0.01;

/// Peak heap of a technique in `drain` at the least and the largest n that it shares with the list.
struct heap_growth {
    std::string example;
    std::string technique;
    std::uint64_t least_n = 0;
    std::uint64_t most_n = 0;
    double least = 0;      // bytes at least_n
    double most = 0;       // bytes at most_n
    double list_least = 0; // the list's
    double list_most = 0;

    [[nodiscard]] double growth() const { return most - least; }
    [[nodiscard]] double list_growth() const { return list_most - list_least; }
    [[nodiscard]] double per_item() const { return growth() / static_cast<double>(most_n - least_n); }
    [[nodiscard]] double list_per_item() const {
        return list_growth() / static_cast<double>(most_n - least_n);
    }
    /// By the limits above.
    [[nodiscard]] bool constant() const;
    /// The n above which the list takes more, by its growth per item. 0 where it takes more from the first
    /// on.
    [[nodiscard]] double less_from() const;
    /// Names of the four cases.
    [[nodiscard]] std::vector<std::string> cases(std::string const& list) const;
};

/// Empty without two common sizes.
[[nodiscard]] std::optional<heap_growth> growth_of(evidence const& from, std::string const& example,
                                                   std::string const& technique, std::string const& list);

} // namespace yieldmark::claims
