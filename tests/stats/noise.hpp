#pragma once
// Noise as of a median over processes whose truth is 0: what the coverage of intervals is computed for.

#include <random>

namespace yieldmark::tests {

inline double normal(std::mt19937_64& random) {
    return std::normal_distribution<double>(0, 1)(random);
}

// One process in five meets a slow phase or an unlucky layout.
inline double contaminated(std::mt19937_64& random) {
    bool const disturbed = std::uniform_real_distribution<double>(0, 1)(random) < 0.2;
    return normal(random) * (disturbed ? 10 : 1);
}

// One of two layouts, as likely as the other: the median lies where there are hardly any values.
inline double two_speeds(std::mt19937_64& random) {
    bool const slow = std::uniform_real_distribution<double>(0, 1)(random) < 0.5;
    return (slow ? 1 : -1) + 0.1 * normal(random);
}

} // namespace yieldmark::tests
