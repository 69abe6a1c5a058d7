#pragma once
#include "suites/contract.hpp"

#include <boost/multiprecision/cpp_int.hpp>

// In the number's namespace, where the digest looks: the 64-bit words from the lowest on, then their count.
namespace boost::multiprecision {

template <class Digest> void digest_words(cpp_int const& item, Digest& into) {
    auto const& words = item.backend();
    for (unsigned i = 0; i != words.size(); ++i)
        into.word(words.limbs()[i]);
    into.word(words.size());
}

} // namespace boost::multiprecision

namespace yieldmark::big_fibonacci {

/// An item is borrowed, good until the next is asked for. Lazy techniques add in place, so that two numbers
/// are all that lives; eager makes each number where it stays.
struct contract : suites::contract {
    static constexpr std::string_view documents = "001";
    static constexpr std::string_view asks = "The first n Fibonacci numbers, exactly, of up to 11 373 bits.";

    static std::vector<suites::size> sizes() { return suites::powers_of_4(16384); }

    /// The sum is modulo 2^64: of the lowest words.
    static std::uint64_t fold(std::uint64_t sum, boost::multiprecision::cpp_int const& item) {
        return sum + item.backend().limbs()[0];
    }
};

} // namespace yieldmark::big_fibonacci
