#pragma once
// The kernel of online k-means, the same for every technique.

#include <array>
#include <cstddef>
#include <cstdint>

namespace yieldmark {

struct point {
    double x;
    double y;
};

/// Eight centres that each move towards the points they win: MacQueen, "Some methods for classification and analysis
/// of multivariate observations" (1967).
class moving_centres {
public:
    /// The index of the centre nearest to `p` (the lower one of two as near), which moves to the mean of its points.
    /// Never inlined: the compiler lays the search out with branches here and without there, which is worth more than
    /// any technique, and what is compared is the techniques.
    [[gnu::noinline]] std::uint64_t assign(point const& p) {
        std::size_t nearest = 0;
        double least = distance(0, p);
        for (std::size_t i = 1; i != centres_.size(); ++i) {
            double const d = distance(i, p);
            if (d < least) {
                least = d;
                nearest = i;
            }
        }
        point& centre = centres_[nearest];
        double const count = counts_[nearest] += 1.0;
        centre.x += (p.x - centre.x) / count;
        centre.y += (p.y - centre.y) / count;
        return nearest;
    }

private:
    [[nodiscard]] double distance(std::size_t i, point const& p) const {
        double const dx = p.x - centres_[i].x;
        double const dy = p.y - centres_[i].y;
        return dx * dx + dy * dy;
    }

    std::array<point, 8> centres_{{{0.125, 0.25},
                                   {0.375, 0.25},
                                   {0.625, 0.25},
                                   {0.875, 0.25},
                                   {0.125, 0.75},
                                   {0.375, 0.75},
                                   {0.625, 0.75},
                                   {0.875, 0.75}}};
    std::array<double, 8> counts_{1, 1, 1, 1, 1, 1, 1, 1};
};

} // namespace yieldmark
