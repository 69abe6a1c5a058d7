// A golden test that writes what it is held against never passes, whatever stands in CI's environment.

#include "tests/text_files.hpp"

#include <gtest/gtest-spi.h>
#include <gtest/gtest.h>

namespace yieldmark::test {
namespace {

/// A golden file that holds "old\n", and YIELDMARK_UPDATE_GOLDEN as the test wants it; both as before in the end.
class golden_files : public testing::Test {
protected:
    golden_files() {
        if (auto const* set = std::getenv(name_))
            before_ = set;
        unsetenv(name_);
        std::ofstream(file_) << "old\n";
    }
    ~golden_files() override {
        if (before_.empty())
            unsetenv(name_);
        else
            setenv(name_, before_.c_str(), 1);
        std::error_code ignored;
        std::filesystem::remove(file_, ignored);
    }
    void update() { setenv(name_, "1", 1); }

    // Static: what EXPECT_NONFATAL_FAILURE runs can't refer to the test.
    static inline std::filesystem::path const file_ =
        std::filesystem::path(testing::TempDir()) / "golden_files.txt";

private:
    char const* name_ = "YIELDMARK_UPDATE_GOLDEN";
    std::string before_;
};

TEST_F(golden_files, pass_where_the_text_is_the_same) {
    expect_golden(file_, "old\n");
}

TEST_F(golden_files, fail_where_it_differs_and_stay_as_they_were) {
    EXPECT_NONFATAL_FAILURE(expect_golden(file_, "new\n"), "new");
    EXPECT_EQ(text_of(file_), "old\n");
}

TEST_F(golden_files, fail_where_they_are_updated) {
    update();
    EXPECT_NONFATAL_FAILURE(expect_golden(file_, "new\n"), "was updated");
    EXPECT_EQ(text_of(file_), "new\n");
}

TEST_F(golden_files, fail_also_where_an_update_changes_nothing) {
    update();
    EXPECT_NONFATAL_FAILURE(expect_golden(file_, "old\n"), "is as it was");
}

} // namespace
} // namespace yieldmark::test
