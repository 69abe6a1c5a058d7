#include "harness/bench/inject.hpp"

#include "harness/bench/flags.hpp"
#include "harness/bench/registry.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <fstream>
#include <string>

namespace {

using namespace yieldmark::bench;

class file {
public:
    explicit file(std::string const& text) { std::ofstream{path_} << text; }
    ~file() { std::remove(path_.c_str()); }
    file(file const&) = delete;
    file& operator=(file const&) = delete;

    [[nodiscard]] std::string const& path() const { return path_; }

private:
    std::string path_ =
        testing::TempDir() + "injected-" + testing::UnitTest::GetInstance()->current_test_info()->name();
};

TEST(inject, reads_steps_and_names) {
    file const written{"300 fibonacci/loop/sum/64\n\n7 a name/with spaces\n"};
    auto const all = read_injections(written.path());
    EXPECT_EQ(steps_of(all, "fibonacci/loop/sum/64"), 300U);
    EXPECT_EQ(steps_of(all, "a name/with spaces"), 7U);
    EXPECT_EQ(steps_of(all, "another"), 0U);
    EXPECT_TRUE(read_injections("").empty());
}

TEST(inject, a_file_that_makes_no_sense_is_reported) {
    file const written{"many fibonacci/loop/sum/64\n"};
    EXPECT_THROW((void)read_injections(written.path()), usage_error);
    EXPECT_THROW((void)read_injections("/none"), usage_error);
}

TEST(inject, extra_work_gives_n_back) {
    EXPECT_EQ(extra_work(0, 17), 17U);
    EXPECT_EQ(extra_work(1000, 17), 17U);
}

std::uint64_t answer(void const* input, std::size_t n) {
    return *static_cast<std::uint64_t const*>(input) + n;
}

TEST(inject, a_measured_call_gives_what_its_case_gives) {
    std::uint64_t const input = 40;
    program const runs{.technique = "made", .once = &answer};
    bench_case one{.of = nullptr, .runs = &runs, .scenario = {}};
    measured_call const plain{one, &input};
    EXPECT_EQ(plain.once(), &answer); // nothing stands between
    EXPECT_EQ(plain.once()(plain.argument(), 2), 42U);
    one.extra = 5;
    measured_call const slowed{one, &input};
    EXPECT_NE(slowed.once(), &answer);
    EXPECT_EQ(slowed.once()(slowed.argument(), 2), 42U);
}

} // namespace
