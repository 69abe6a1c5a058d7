// The callable and the stack of a generator on a fiber.
#include "support/fiber_generator.hpp"

#include "witness.hpp"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <utility>
#include <vector>

#include <unistd.h>

namespace yieldmark {
namespace {

using tests::collect;

TEST(fiber_generator, never_begun_it_destroys_its_callable_and_runs_nothing) {
    auto const kept = std::make_shared<int>(1);
    int ran = 0;
    {
        fiber_generator<int> const unused([kept, &ran](auto& yield) {
            ++ran;
            yield(*kept);
        });
        EXPECT_EQ(kept.use_count(), 2);
    }
    EXPECT_EQ(kept.use_count(), 1);
    EXPECT_EQ(ran, 0);
}

TEST(fiber_generator, a_callable_that_throws_when_copied_gives_its_stack_back) {
    struct touchy {
        touchy() = default;
        touchy(touchy const&) { throw std::runtime_error("not copied"); }
        void operator()(fiber_yield<int, void>&) const {}
    };
    touchy const body;
    (void)collect(fiber_generator<int>([](auto& yield) { yield(0); }));
    std::size_t const before = stack_pool::kept();
    EXPECT_THROW((void)fiber_generator<int>(body), std::runtime_error);
    EXPECT_EQ(stack_pool::kept(), before);
}

TEST(fiber_generator, runs_on_a_stack_of_ones_own_choice) {
    for (bool const guard : {false, true}) {
        fiber_generator<int> items(fiber_stack{1024 * 1024, guard}, [](auto& yield) {
            int volatile large[128 * 1024] = {};
            large[0] = 3;
            yield(large[0]);
        });
        EXPECT_EQ(*items.begin(), 3);
    }
}

// Writes below the whole stack, as a recursion without an end does. What is deepest is used after the call,
// so that no compiler makes a loop of it.
[[gnu::noinline]] int overflow(int volatile* above) { // NOLINT: the point of it
    int volatile frame[256];
    frame[0] = above == nullptr ? 0 : above[0] + 1;
    if (frame[0] < 0) {
        return 0;
    }
    int const below = overflow(frame);
    return below + frame[0];
}

std::byte* guard_page = nullptr;

void say_where(int, siginfo_t* fault, void*) {
    auto* const at = static_cast<std::byte*>(fault->si_addr);
    _exit(at >= guard_page && at < guard_page + stack_pool::guard_bytes ? 42 : 43);
}

// 200 KB of locals at once: the lowest of them are below the stack by far more than a page.
[[gnu::noinline]] int large_locals(int at) {
    int locals[50 * 1024];
    asm volatile("" : : "r"(locals) : "memory"); // or only the one that is used is there
    locals[at] = 1;
    asm volatile("" : : "r"(locals) : "memory");
    return locals[at];
}

template <class Body> [[noreturn]] void overflow_with(Body body) {
    static std::byte handler_stack[64 * 1024];
    stack_t alternative{};
    alternative.ss_sp = handler_stack;
    alternative.ss_size = sizeof(handler_stack);
    sigaltstack(&alternative, nullptr);
    struct sigaction action {};
    action.sa_sigaction = say_where;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigaction(SIGSEGV, &action, nullptr);

    stack_pool::stack_header* const next = stack_pool::take({});
    guard_page = next->bottom - stack_pool::guard_bytes;
    stack_pool::give_back(next);
    fiber_generator<int> items([body](auto& yield) { yield(body()); });
    (void)items.begin();
    _exit(44);
}

TEST(fiber_generator_death, an_overflow_faults_at_the_guard) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(overflow_with([] { return overflow(nullptr); }), testing::ExitedWithCode(42), "");
}

TEST(fiber_generator_death, locals_larger_than_the_stack_fault_at_the_guard) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(overflow_with([] { return large_locals(0); }), testing::ExitedWithCode(42), "");
}

// Counts its copies and moves that are alive.
class counted_body {
public:
    explicit counted_body(int& alive) : alive_(&alive) { ++*alive_; }
    counted_body(counted_body&& other) noexcept : alive_(other.alive_) { ++*alive_; }
    counted_body(counted_body const&) = delete;
    counted_body& operator=(counted_body const&) = delete;
    ~counted_body() { --*alive_; }
    template <class Yield> void operator()(Yield& yield) const {
        yield(*alive_);
        yield(*alive_);
    }

private:
    int* alive_;
};

TEST(fiber_generator, a_body_that_waits_is_moved_along_and_destroyed_once) {
    int alive = 0;
    {
        fiber_generator<int> first{counted_body(alive)};
        EXPECT_EQ(alive, 1);
        fiber_generator<int> second(std::move(first));
        EXPECT_EQ(alive, 1);
        fiber_generator<int> other{counted_body(alive)};
        second.swap(other);
        EXPECT_EQ(alive, 2);
        other = std::move(second);
        EXPECT_EQ(alive, 1);
        EXPECT_EQ(*other.begin(), 1) << "once on its stack, it is no longer in the generator";
    }
    EXPECT_EQ(alive, 0);
}

TEST(fiber_generator, a_child_with_a_destructor_is_destroyed_before_its_parent_goes_on) {
    int alive = 0;
    std::vector<int> items;
    fiber_generator<int> parent([&alive](auto& yield) {
        yield(elements_of(fiber_generator<int>{counted_body(alive)}));
        yield(10 + alive);
    });
    for (int const item : parent) {
        items.push_back(item);
    }
    // Two in the child: the one that waited, and the temporary that it was made from.
    EXPECT_EQ(items, (std::vector<int>{2, 2, 10}));
}

TEST(fiber_generator, a_body_too_large_to_wait_and_one_whose_captures_fill_no_word) {
    char const letter = 'x';
    std::array<long, 20> many{};
    many[19] = 7;
    fiber_generator<long> large([many](auto& yield) { yield(many[19]); });
    fiber_generator<long> small([letter](auto& yield) { yield(letter); });
    EXPECT_EQ(*large.begin(), 7);
    EXPECT_EQ(*small.begin(), 'x');
}

} // namespace
} // namespace yieldmark
