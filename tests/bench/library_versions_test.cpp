#include "harness/bench/library_versions.hpp"

#include <gtest/gtest.h>

namespace yieldmark::bench {
namespace {

// The shapes of Google Benchmark 1.7 and 1.9, of which only one is installed.
struct run_of_1_7 {
    bool error_occurred = false;
    std::string error_message;
};

struct run_of_1_9 {
    enum state : unsigned { not_skipped, skipped_with_message, skipped_with_error };
    state skipped = not_skipped;
    std::string skip_message;
};

TEST(error_of, is_what_a_run_of_either_version_says) {
    EXPECT_EQ(error_of(run_of_1_7{}), std::nullopt);
    EXPECT_EQ(error_of(run_of_1_7{true, "check failed"}), "check failed");
    EXPECT_EQ(error_of(run_of_1_9{}), std::nullopt);
    EXPECT_EQ(error_of(run_of_1_9{run_of_1_9::skipped_with_error, "check failed"}), "check failed");
    EXPECT_EQ(error_of(run_of_1_9{run_of_1_9::skipped_with_message, "not here"}), "not here");
}

struct figures {
    int allocations = 0;
};

class manager_of_1_7 {
public:
    using Result = figures;
    virtual ~manager_of_1_7() = default;
    [[deprecated("Use Stop(Result&) instead")]] virtual void Stop(Result* result) = 0;
    virtual void Stop(Result& result) = 0;
};

class manager_of_1_9 {
public:
    using Result = figures;
    virtual ~manager_of_1_9() = default;
    virtual void Stop(Result& result) = 0;
};

template <class Manager> class counting : public one_stop<Manager> {
public:
    using one_stop<Manager>::Stop;
    void Stop(figures& result) override { result.allocations = 3; }
};

TEST(one_stop, is_what_either_version_calls) {
    figures by_reference;
    counting<manager_of_1_9> newer;
    static_cast<manager_of_1_9&>(newer).Stop(by_reference);
    EXPECT_EQ(by_reference.allocations, 3);

    figures by_pointer;
    counting<manager_of_1_7> older;
    older.Stop(&by_pointer);
    EXPECT_EQ(by_pointer.allocations, 3);
}

} // namespace
} // namespace yieldmark::bench
