#include "harness/results/google_benchmark.hpp"
#include "harness/system/output_place.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <system_error>
#include <thread>

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace yieldmark::results {
namespace {

namespace fs = std::filesystem;

class write_file : public testing::Test {
protected:
    write_file() {
        std::string name = (fs::temp_directory_path() / "yieldmark-write-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    ~write_file() override { fs::remove_all(folder_); }

    [[nodiscard]] fs::path path() const { return folder_ / "results.json"; }

    [[nodiscard]] std::string content() const {
        std::ifstream file(path(), std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }

    [[nodiscard]] auto files() const {
        return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
    }

    fs::path folder_;
};

std::string error_of(fs::path const& path, std::string const& text) {
    try {
        write_file_atomically(path, text);
    } catch (std::system_error const& error) {
        return error.what();
    }
    return "no error";
}

// A file may not grow beyond `bytes` while this lives: writing fails as on a full disk.
class file_limit {
public:
    explicit file_limit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit const small{bytes, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
    }
    file_limit(file_limit const&) = delete;
    file_limit& operator=(file_limit const&) = delete;
    ~file_limit() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }

private:
    rlimit before_{};
    void (*handler_)(int);
};

// All that comes until the other end is closed; what doesn't come isn't waited for without end.
std::string read_from(int fd) {
    std::string text;
    char block[4096];
    for (pollfd watched{fd, POLLIN, 0}; ::poll(&watched, 1, 5000) > 0;) {
        auto const got = ::read(fd, block, sizeof block);
        if (got <= 0)
            break;
        text.append(block, static_cast<std::size_t>(got));
    }
    return text;
}

TEST_F(write_file, makes_and_replaces) {
    write_file_atomically(path(), "first, and longer");
    EXPECT_EQ(content(), "first, and longer");
    write_file_atomically(path(), "second");
    EXPECT_EQ(content(), "second");
    write_file_atomically(path(), "");
    EXPECT_EQ(content(), "");
    EXPECT_EQ(files(), 1);
}

TEST_F(write_file, gives_the_usual_permissions) {
    auto const mask = ::umask(0027);
    write_file_atomically(path(), "x");
    ::umask(mask);
    EXPECT_EQ(fs::status(path()).permissions(), fs::perms{0640});
}

TEST_F(write_file, takes_a_path_without_a_folder) {
    auto const before = fs::current_path();
    fs::current_path(folder_);
    write_file_atomically("results.json", "here");
    fs::current_path(before);
    EXPECT_EQ(content(), "here");
}

TEST_F(write_file, keeps_the_old_one_when_the_disk_is_full) {
    write_file_atomically(path(), "old");
    std::string error;
    {
        file_limit const limit(4096);
        error = error_of(path(), std::string(100'000, 'x'));
    }
    EXPECT_TRUE(error.starts_with(path().string() + ": can't be written")) << error;
    EXPECT_EQ(content(), "old");
    EXPECT_EQ(files(), 1);
}

TEST_F(write_file, leaves_nothing_where_it_cannot_replace) {
    fs::create_directories(path() / "inner");
    auto const error = error_of(path(), "x");
    EXPECT_TRUE(error.starts_with(path().string() + ": can't be written: Is a directory")) << error;
    EXPECT_EQ(files(), 1);
}

// Of a program that was killed while it wrote; what only looks alike is somebody's own.
TEST_F(write_file, takes_away_what_a_killed_one_left) {
    std::ofstream(folder_ / ".results.json.yieldmark-abcdef") << "half";
    std::ofstream(folder_ / ".results.json.backup") << "theirs";
    write_file_atomically(path(), "whole");
    EXPECT_FALSE(fs::exists(folder_ / ".results.json.yieldmark-abcdef"));
    EXPECT_TRUE(fs::exists(folder_ / ".results.json.backup"));
}

TEST_F(write_file, keeps_an_existing_files_mode) {
    write_file_atomically(path(), "old");
    fs::permissions(path(), fs::perms{0664});
    write_file_atomically(path(), "new");
    EXPECT_EQ(content(), "new");
    EXPECT_EQ(fs::status(path()).permissions(), fs::perms{0664});
}

TEST_F(write_file, writes_what_a_link_leads_to_and_leaves_the_link) {
    fs::create_directories(folder_ / "far/away");
    for (bool const there : {true, false}) {
        auto const target = folder_ / "far/away" / (there ? "old" : "none yet");
        if (there)
            std::ofstream(target) << "old";
        auto const link = folder_ / (there ? "link" : "dangling");
        fs::create_symlink("far/hop", link);
        fs::remove(folder_ / "far/hop");
        fs::create_symlink(fs::path("away") / target.filename(), folder_ / "far/hop");
        write_file_atomically(link, "new");
        EXPECT_TRUE(fs::is_symlink(link));
        EXPECT_TRUE(fs::is_symlink(folder_ / "far/hop"));
        EXPECT_FALSE(fs::is_symlink(target));
        std::ifstream file(target);
        EXPECT_EQ(std::string(std::istreambuf_iterator<char>(file), {}), "new");
    }
}

TEST_F(write_file, refuses_links_in_a_circle) {
    fs::create_symlink("results.json", path());
    EXPECT_NE(error_of(path(), "x").find("Too many levels"), std::string::npos);
    EXPECT_TRUE(fs::is_symlink(path()));
}

TEST_F(write_file, writes_to_a_fifo_that_is_read_from) {
    ASSERT_EQ(::mkfifo(path().c_str(), 0600), 0);
    int const end = ::open(path().c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    std::string got;
    std::thread reader([&] { got = read_from(end); });
    std::string const text(200'000, 'x'); // more than a pipe holds
    write_file_atomically(path(), text);
    reader.join();
    ::close(end);
    EXPECT_EQ(got, text);
    EXPECT_TRUE(fs::is_fifo(path()));
    EXPECT_EQ(files(), 1);
}

TEST_F(write_file, refuses_a_fifo_that_nobody_reads_from) {
    ASSERT_EQ(::mkfifo(path().c_str(), 0600), 0);
    EXPECT_NE(error_of(path(), "x").find("nobody reads from it"), std::string::npos);
    EXPECT_TRUE(fs::is_fifo(path()));
}

// Devices of its own: a mistake here must not cost the machine its /dev/null.
TEST_F(write_file, writes_to_a_device_and_says_what_it_answers) {
    auto const null = folder_ / "null";
    auto const full = folder_ / "full";
    if (::mknod(null.c_str(), S_IFCHR | 0600, makedev(1, 3)) != 0 ||
        ::mknod(full.c_str(), S_IFCHR | 0600, makedev(1, 7)) != 0)
        GTEST_SKIP() << "no device can be made here (not root)";
    if (int const fd = ::open(null.c_str(), O_WRONLY | O_CLOEXEC); fd < 0)
        GTEST_SKIP() << "no device can be used here (nodev)";
    else
        ::close(fd);
    EXPECT_EQ(error_of(null, "x"), "no error");
    EXPECT_NE(error_of(full, "x").find("No space left on device"), std::string::npos);
    EXPECT_TRUE(fs::is_character_file(null));
    EXPECT_TRUE(fs::is_character_file(full));
    EXPECT_EQ(files(), 2);
}

TEST_F(write_file, never_writes_to_a_disk) {
    if (::mknod(path().c_str(), S_IFBLK | 0600, makedev(1, 0)) != 0)
        GTEST_SKIP() << "no device can be made here (not root)";
    EXPECT_NE(error_of(path(), "x").find("it is a disk"), std::string::npos);
    EXPECT_TRUE(fs::is_block_file(path()));
}

TEST_F(write_file, writes_to_an_open_descriptor_where_it_stands) {
    int const fd = ::open(path().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    ASSERT_EQ(::write(fd, "first, ", 7), 7);
    write_file_atomically("/dev/fd/" + std::to_string(fd), "second, ");
    write_file_atomically("/proc/self/fd/" + std::to_string(fd), "third");
    EXPECT_EQ(::write(fd, ".", 1), 1);
    ::close(fd);
    EXPECT_EQ(content(), "first, second, third.");
    EXPECT_EQ(files(), 1);
    EXPECT_NE(error_of("/dev/fd/" + std::to_string(fd), "x").find("Bad file descriptor"), std::string::npos);
}

TEST_F(write_file, is_foretold_where_it_would_fail) {
    fs::create_directories(folder_ / "folder");
    for (auto const& wrong : {folder_ / "folder", folder_ / "none/file", fs::path("/dev/fd/987")})
        EXPECT_THROW(system::require_writable(wrong), std::system_error) << wrong;
    EXPECT_NO_THROW(system::require_writable(path()));
    EXPECT_EQ(files(), 1);
}

TEST_F(write_file, names_a_folder_that_is_not_there) {
    auto const missing = folder_ / "none" / "results.json";
    auto const error = error_of(missing, "x");
    EXPECT_TRUE(error.starts_with(missing.string() + ": can't be written")) << error;
    EXPECT_NE(error.find("No such file"), std::string::npos) << error;
}

} // namespace
} // namespace yieldmark::results
