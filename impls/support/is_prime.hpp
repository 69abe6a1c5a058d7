#pragma once
// The work of one number of the example primes.

#include <cstdint>

namespace yieldmark {

/// Whether `number` is prime, by trial division through the odd numbers up to its root. It keeps nothing, so
/// that primes without end take constant memory. An object, so that a view holds its type, not a pointer.
inline constexpr auto is_prime = [](std::uint64_t number) {
    if (number < 4)
        return number > 1;
    if (number % 2 == 0)
        return false;
    for (std::uint64_t divisor = 3; divisor * divisor <= number; divisor += 2)
        if (number % divisor == 0)
            return false;
    return true;
};

} // namespace yieldmark
