#pragma once
// The kernel of a running mean, the same for every technique.

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace yieldmark {

/// The mean of the last 64 readings of a feed, or of all as long as there are fewer: a running total in IEEE
/// double, with its rounding errors, to which each reading is added and from which the one it pushes out is
/// taken.
class moving_mean {
public:
    /// The mean once `reading` has come in.
    double add(double reading) {
        double const oldest = std::exchange(window_[seen_ % window_.size()], reading);
        total_ += reading;
        total_ -= oldest;
        ++seen_;
        return total_ / static_cast<double>(std::min(seen_, window_.size()));
    }

private:
    std::array<double, 64> window_{};
    double total_ = 0;
    std::size_t seen_ = 0;
};

} // namespace yieldmark
