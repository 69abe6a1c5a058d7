// What ends the program with assertions and without, in both test programs (misuse_test.cpp, misuse_asserting.cpp).
#include "support/fiber_generator.hpp"

#include <gtest/gtest.h>

namespace yieldmark {
namespace {

void destroy_one_that_never_ends() {
    fiber_generator<int> items([](auto& yield) {
        for (int i = 0;; ++i) {
            try {
                yield(i);
            } catch (...) {
            }
        }
    });
    (void)items.begin();
}

TEST(generator_misuse_death, a_body_that_catches_its_unwinding_for_ever_ends_the_program) {
    EXPECT_DEATH(destroy_one_that_never_ends(), "destroyed half-way, but the body does not end");
}

} // namespace
} // namespace yieldmark
