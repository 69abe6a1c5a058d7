#include "harness/system/leftover.hpp"
#include "harness/system/scratch.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
namespace own = yieldmark::system;
using yieldmark::system::scratch;

void remove_file(fs::path const& path) {
    fs::remove(path);
}

TEST(leftover, what_nobody_holds_is_swept_and_what_somebody_holds_stays) {
    scratch const here;
    std::ofstream(here / ".a.yieldmark-111111") << "left";
    std::ofstream(here / ".a.yieldmark-1111111") << "another name";
    std::ofstream(here / ".b.yieldmark-111111") << "of another file";
    fs::create_symlink("nowhere", here / ".a.yieldmark-222222");
    fs::create_directory(here / ".a.yieldmark-333333");
    int const held = open((here / ".a.yieldmark-444444").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ASSERT_TRUE(own::lock_own(held));
    own::sweep(here.path(), ".a.yieldmark-", 6, {}, remove_file);
    EXPECT_FALSE(fs::exists(here / ".a.yieldmark-111111"));
    for (auto const* name : {".a.yieldmark-1111111", ".b.yieldmark-111111", ".a.yieldmark-222222",
                             ".a.yieldmark-333333", ".a.yieldmark-444444"})
        EXPECT_TRUE(fs::exists(fs::symlink_status(here / name))) << name;
    close(held);
}

TEST(leftover, a_file_that_was_swept_before_it_was_locked_is_known_as_gone) {
    scratch const here;
    int const fd = open((here / "x").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    fs::remove(here / "x");
    EXPECT_FALSE(own::lock_own(fd));
    close(fd);
}

// A program that is killed leaves its scratch folder; the next one that makes one takes it away, and no other.
TEST(leftover, a_scratch_folder_whose_program_was_killed_is_removed_by_the_next) {
    scratch const here;
    ASSERT_EQ(setenv("TMPDIR", here.path().c_str(), 1), 0);
    fs::create_directory(here / "yieldmark-theirs");
    fs::create_directory(here / "yieldmark-abcdef");
    pid_t const child = fork();
    if (child == 0) {
        scratch const killed;
        std::ofstream(killed / "big") << "x";
        _exit(0); // no destructor, as after a kill
    }
    int status = -1;
    waitpid(child, &status, 0);
    auto const count = [&] { return std::distance(fs::directory_iterator(here.path()), {}); };
    auto const left = count();
    {
        scratch const next;
        EXPECT_EQ(count(), left); // one less, and its own
        scratch const beside;
        EXPECT_TRUE(fs::exists(next.path()));
    }
    unsetenv("TMPDIR");
    EXPECT_EQ(status, 0);
    EXPECT_EQ(left, 4); // the lock of `here`, the two folders, and what the child left
    EXPECT_EQ(count(), 3);
}

} // namespace
