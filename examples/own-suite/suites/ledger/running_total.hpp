#pragma once
#include "suites/contract.hpp"

#include <vector>

namespace yieldmark::running_total {

/// What is asked of every technique: the balance of an account after each of its bookings.
struct contract : suites::contract {
    static constexpr std::string_view documents = "ledger";
    static constexpr std::string_view asks = "The balance after each of n bookings.";
    static constexpr bool catalogue = false;
    static constexpr std::int64_t zero = 0; // what `sum` starts from: an item's type

    static std::vector<suites::size> sizes() { return suites::powers_of_4(1U << 16U); }

    static std::vector<std::int64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{7};
        std::vector<std::int64_t> bookings(n);
        for (std::int64_t& booking : bookings)
            booking = static_cast<std::int64_t>(random() % 2001) - 1000;
        return bookings;
    }

    static std::tuple<std::span<std::int64_t const>> arguments(std::span<std::int64_t const> bookings) {
        return {bookings};
    }
};

} // namespace yieldmark::running_total
