// A merge that is killed leaves the file from before or the whole new one, and the parts as they were.

#include "harness/results/google_benchmark.hpp"
#include "tests/faults/faults.hpp"
#include "tests/text_files.hpp"

#include <fmt/format.h>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;
using test::moments;
using test::trial;

std::string const merging = "\"$Y\" merge part-1 part-2 --out whole --quiet";

void measure_parts(trial const& in) {
    for (auto const* k : {"1", "2"})
        ASSERT_EQ(in.run(std::string("\"$Y\" run --bench \"$B\" --processes 3 --quiet --shard ") + k +
                         "/2 --out part-" + k)
                      .exit,
                  0);
}

TEST(kill, a_merge_that_is_killed_leaves_the_old_file_or_the_new_one) {
    trial const one;
    measure_parts(one);
    auto const first = test::text_of(one.path("part-1/results.json"));
    auto const length = time_of(one, merging);
    auto const whole = test::text_of(one.path("whole/results.json"));
    moments when(length);
    int kills = 0;
    for (int round = 0; round < 5 * test::fault_rounds(); ++round) {
        auto const old = round % 2 == 0;
        if (!old)
            fs::remove(one.path("whole/results.json"));
        else
            ASSERT_EQ(one.run(merging).exit, 0);
        kills += one.run_and_kill(merging, when.next()) ? 0 : 1;
        auto const left = test::text_of(one.path("whole/results.json"));
        EXPECT_TRUE(left == whole || (!old && left.empty())) << left.size();
    }
    EXPECT_EQ(test::text_of(one.path("part-1/results.json")), first);
    ASSERT_EQ(one.run(merging).exit, 0);
    EXPECT_EQ(test::text_of(one.path("whole/results.json")), whole);
    EXPECT_EQ(one.left_over(), std::vector<std::string>{});
    test::report_faults(fmt::format("{} merges killed, none lost a file", kills));
}

} // namespace
} // namespace yieldmark
