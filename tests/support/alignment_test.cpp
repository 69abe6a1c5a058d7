// Locals of a body that ask for more alignment than operator new gives. Compiled with
// -fcoro-aligned-allocation by clang, which asks for no alignment without it.
#include "support/fiber_generator.hpp"
#include "support/generator.hpp"

#include "witness.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <memory_resource>
#include <vector>

namespace yieldmark {
namespace {

using tests::collect;
using frame_allocator = std::pmr::polymorphic_allocator<std::byte>;

template <std::size_t Alignment> struct alignas(Alignment) over_aligned { unsigned char bytes[3]; };

// Hidden from the optimiser, which would take an address's alignment for granted.
[[gnu::noinline]] std::uintptr_t address_of(void const volatile* at) {
    std::uintptr_t address = reinterpret_cast<std::uintptr_t>(at);
    asm volatile("" : "+r"(address));
    return address;
}

template <std::size_t Alignment>
[[gnu::noinline]] generator<std::uintptr_t> misplaced(over_aligned<Alignment> const& from) {
    over_aligned<Alignment> local = from;
    for (int i = 0; i < 2; ++i) {
        over_aligned<Alignment> inner = from;
        co_yield address_of(&local) % Alignment;
        co_yield address_of(&inner) % Alignment;
    }
}

template <std::size_t Alignment, class Make> void expect_in_place(Make make) {
    std::vector<generator<std::uintptr_t>> many;
    for (int i = 0; i < 50; ++i) {
        many.push_back(make());
    }
    for (auto& each : many) {
        for (std::uintptr_t const offset : each) {
            EXPECT_EQ(offset, 0U) << "alignas(" << Alignment << ")";
        }
    }
}

template <std::size_t Alignment> void expect_in_place() {
    over_aligned<Alignment> const from{};
    expect_in_place<Alignment>([&from] { return misplaced<Alignment>(from); });
}

TEST(alignment, of_a_coroutines_locals_is_what_they_ask_for) {
    for (int round = 0; round < 2; ++round) { // the second with recycled frames
        expect_in_place<32>();
        expect_in_place<64>();
        expect_in_place<128>();
        expect_in_place<256>();
        expect_in_place<512>();
        expect_in_place<4096>();
    }
}

#ifndef __clang__ // which hands no alignment to an operator new that takes the coroutine's parameters
template <std::size_t Alignment>
[[gnu::noinline]] generator<std::uintptr_t> misplaced(std::allocator_arg_t, frame_allocator) {
    over_aligned<Alignment> local{};
    co_yield address_of(&local) % Alignment;
}

template <std::size_t Alignment> void expect_in_place_with_allocator() {
    std::pmr::unsynchronized_pool_resource memory;
    expect_in_place<Alignment>([&memory] { return misplaced<Alignment>(std::allocator_arg, &memory); });
}

TEST(alignment, of_locals_is_kept_where_the_frame_comes_from_an_allocator) {
    expect_in_place_with_allocator<32>();
    expect_in_place_with_allocator<64>();
    expect_in_place_with_allocator<128>();
    expect_in_place_with_allocator<256>();
    expect_in_place_with_allocator<512>();
    expect_in_place_with_allocator<4096>();
}
#endif

struct alignas(1024) far_aligned {
    int value = 7;
};

TEST(alignment, of_a_fibers_captures_and_locals_is_what_they_ask_for) {
    std::vector<fiber_generator<std::uintptr_t>> many;
    far_aligned const captured;
    for (int i = 0; i < 70; ++i) {
        many.emplace_back([captured](auto& yield) {
            far_aligned const volatile local;
            yield(address_of(&captured) % alignof(far_aligned));
            yield(address_of(&local) % alignof(far_aligned));
        });
    }
    for (auto& each : many) {
        EXPECT_EQ(collect(each), (std::vector<std::uintptr_t>{0, 0}));
    }
}

} // namespace
} // namespace yieldmark
