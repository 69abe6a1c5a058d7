#include "harness/results/google_benchmark.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <system_error>

#include <csignal>
#include <cstdlib>
#include <sys/resource.h>
#include <sys/stat.h>
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
    EXPECT_TRUE(error.starts_with(path().string() + ": can't be replaced")) << error;
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
