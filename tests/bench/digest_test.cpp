#include "harness/bench/digest.hpp"

#include <array>
#include <cstdint>
#include <gtest/gtest.h>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace yieldmark::bench {
namespace {

template <class... T> std::uint64_t digest_of(T const&... items) {
    digest made;
    (made.add(items), ...);
    return made.value();
}

// The figures on the right are what impls/support/oracle.py's Digest gives for the same items.
TEST(digest, agrees_with_the_oracle) {
    EXPECT_EQ(digest_of(), 0x9e3779b97f4a7c15U);
    EXPECT_EQ(digest_of(std::uint64_t{0}), 0x6d5e786d8728102fU);
    EXPECT_EQ(digest_of(std::uint64_t{1}, ~std::uint64_t{0}), 0xcaa524b8ddcf016cU);
    EXPECT_EQ(digest_of(0.1, -0.0), 0xd3c1a53074423ceeU);
    EXPECT_EQ(digest_of(std::string_view{"Hello"}, std::string_view{}), 0x1acb2ba5f5099a4fU);
    EXPECT_EQ(digest_of(std::tuple{std::uint64_t{1}, 0.5}), 0x53fe198ffb0ef3ffU);
    EXPECT_EQ(digest_of(std::vector<std::uint64_t>{1, 2}), 0x2b6d2138c994e8f2U);
}

TEST(digest, takes_what_a_pair_refers_to) {
    std::uint64_t const one = 1;
    std::uint64_t const two = 2;
    EXPECT_EQ(digest_of(std::pair<std::uint64_t const&, std::uint64_t const&>{one, two}),
              digest_of(std::tuple{one, two}));
}

TEST(digest, tells_order_and_grouping) {
    EXPECT_NE(digest_of(std::uint64_t{1}, std::uint64_t{2}), digest_of(std::uint64_t{2}, std::uint64_t{1}));
    EXPECT_NE(digest_of(std::string_view{"ab"}, std::string_view{"c"}),
              digest_of(std::string_view{"a"}, std::string_view{"bc"}));
    using list = std::vector<std::uint64_t>;
    EXPECT_NE(digest_of(list{1}, list{2, 3}), digest_of(list{1, 2}, list{3}));
}

TEST(digest, tells_leading_zeros) {
    EXPECT_NE(digest_of(std::uint64_t{0}), digest_of());
    EXPECT_NE(digest_of(std::uint64_t{0}, std::uint64_t{0}), digest_of(std::uint64_t{0}));
}

} // namespace
} // namespace yieldmark::bench
