#include "harness/probe/client.hpp"

#include <gtest/gtest.h>

#include <stdexcept>

namespace {

TEST(client, without_preloading_the_probe_is_not_there) {
    EXPECT_FALSE(yieldmark::probe::probe_loaded());
    EXPECT_THROW(yieldmark::probe::probe_begin(), std::logic_error);
    EXPECT_THROW(yieldmark::probe::probe_end(), std::logic_error);
}

} // namespace
