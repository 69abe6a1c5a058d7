#include "harness/probe/ledger.hpp"

#include <gtest/gtest.h>

#include <cstddef>

#include <sys/resource.h>

namespace {

using yieldmark::probe::ledger;

void const* at(std::uintptr_t address) {
    return reinterpret_cast<void const*>(address);
}

TEST(ledger, a_resize_counts_the_old_size_until_it_ends) {
    ledger books;
    books.begin();
    books.allocated(at(16), 100);
    auto const resize = books.resize_begins(at(16));
    books.allocated(at(16), 7); // another thread is handed the old address
    books.resize_ends(resize, at(32), 150);
    books.freed(at(16));
    auto const found = books.end();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->peak_bytes, 157u);
    EXPECT_EQ(found->allocations, 3u);
    EXPECT_EQ(found->total_bytes, 257u);
    EXPECT_EQ(found->live_bytes, 150u);
}

TEST(ledger, a_resize_that_outlives_its_region_takes_nothing_from_the_next) {
    ledger books;
    books.begin();
    books.allocated(at(16), 100);
    auto const resize = books.resize_begins(at(16));
    books.end();
    books.begin();
    books.resize_ends(resize, at(32), 150);
    auto const found = books.end();
    ASSERT_TRUE(found);
    EXPECT_EQ(found->live_bytes, 150u);
}

TEST(ledger, figures_without_memory_for_the_tables_are_no_figures) {
    ledger books;
    books.begin();
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_AS, &before), 0);
    rlimit const none{0, before.rlim_max};
    setrlimit(RLIMIT_AS, &none);
    books.allocated(at(16), 100);
    setrlimit(RLIMIT_AS, &before);
    EXPECT_FALSE(books.end());

    books.begin();
    books.allocated(at(16), 100);
    EXPECT_TRUE(books.end());
}

} // namespace
