#pragma once
// A git repository in a fresh temporary folder, with helpers to commit to it.

#include "harness/system/child.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace yieldmark::test {

class temporary_folder {
public:
    temporary_folder() {
        auto name = (std::filesystem::temp_directory_path() / "yieldmark-compare-test-XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw std::runtime_error("no temporary folder");
        path_ = name;
    }
    ~temporary_folder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    temporary_folder(temporary_folder const&) = delete;
    temporary_folder& operator=(temporary_folder const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class made_repository {
public:
    made_repository() { git({"init", "--quiet", "--initial-branch=main"}); }

    [[nodiscard]] std::filesystem::path const& path() const { return folder_.path(); }

    /// Commits files (path, text) and gives the commit's hash.
    std::string commit(std::vector<std::pair<std::string, std::string>> const& files) {
        for (auto const& [name, text] : files) {
            std::filesystem::create_directories((path() / name).parent_path());
            std::ofstream(path() / name) << text;
            git({"add", name});
        }
        git({"commit", "--quiet", "--allow-empty", "-m", "a change"});
        auto hash = git({"rev-parse", "HEAD"});
        return hash.substr(0, hash.find('\n'));
    }

    std::string git(std::vector<std::string> arguments) const {
        std::vector<std::string> all{"git",
                                     "-C",
                                     path().string(),
                                     "-c",
                                     "user.name=someone",
                                     "-c",
                                     "user.email=someone@example.org",
                                     "-c",
                                     "commit.gpgsign=false"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        auto const end = system::run_to_end(
            {.arguments = std::move(all),
             .environment = {"PATH=" + std::string(std::getenv("PATH")), "HOME=/nonexistent"},
             .cpu = std::nullopt,
             .keep_all = true},
            std::chrono::seconds(60));
        if (!end.good())
            throw std::runtime_error("git: " + end.errors);
        return end.output;
    }

private:
    temporary_folder folder_;
};

} // namespace yieldmark::test
