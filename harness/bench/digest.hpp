#pragma once
// The digest that a case's sequence is held to. impls/support/oracle.py computes the same in Python.

#include "harness/bench/parts.hpp"

#include <bit>
#include <boost/crc.hpp>
#include <concepts>
#include <cstdint>
#include <ranges>
#include <string_view>
#include <type_traits>

namespace yieldmark::bench {

/// An order-sensitive 64-bit digest of a sequence: each item becomes one or more 64-bit words, and each word
/// is folded in by rotate, xor and multiply (as in Firefox's FxHash). Not against an adversary; against a
/// mistake.
class digest {
public:
    [[nodiscard]] std::uint64_t value() const { return value_; }

    template <class T> void add(T const& item) {
        if constexpr (std::is_same_v<T, double>) {
            word(std::bit_cast<std::uint64_t>(item));
        } else if constexpr (std::integral<T> || std::is_enum_v<T>) {
            word(static_cast<std::uint64_t>(item));
        } else if constexpr (std::convertible_to<T const&, std::string_view>) {
            text(item);
        } else if constexpr (requires { digest_words(item, *this); }) {
            digest_words(item, *this);
        } else if constexpr (std::ranges::input_range<T const>) {
            std::uint64_t count = 0;
            for (auto const& part : item) {
                add(part);
                ++count;
            }
            word(count);
        } else {
            for_each_part(item, [this](auto const& part) { this->add(part); });
        }
    }

    void word(std::uint64_t next) { value_ = (std::rotl(value_, 5) ^ next) * 0x517cc1b727220a95U; }

    void text(std::string_view bytes) {
        boost::crc_32_type crc;
        crc.process_bytes(bytes.data(), bytes.size());
        word(crc.checksum());
        word(bytes.size());
    }

private:
    std::uint64_t value_ = 0x9e3779b97f4a7c15U; // not 0, or leading zero items would leave no trace
};

} // namespace yieldmark::bench
