#pragma once
#include "suites/contract.hpp"
#include "support/moving_centres.hpp"

namespace yieldmark::online_kmeans {

/// Points lie in the unit square; the eight centres start on a grid of 4 x 2, each with the weight of one point.
struct contract : suites::contract {
    static constexpr std::string_view documents = "004";
    static constexpr std::string_view asks =
        "The index of the moving centre, of 8, that each of n points is assigned to, read once and in order.";

    static std::vector<point> input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{4};
        auto const unit = [&] { return static_cast<double>(random() >> 11U) * 0x1p-53; };
        std::vector<point> points(n);
        for (point& p : points) {
            p.x = unit();
            p.y = unit();
        }
        return points;
    }

    static std::tuple<std::span<point const>> arguments(std::span<point const> points) { return {points}; }
};

} // namespace yieldmark::online_kmeans
