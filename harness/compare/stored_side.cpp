#include "harness/compare/stored_side.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/results/merge_runs.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <glob.h>
#include <memory>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;

constexpr char const* several_files =
    "several files of one side are given as a pattern in quotes ('before-*.json') or "
    "as a folder, and are taken for the processes of one program";

} // namespace

bool is_pattern(std::string const& given) {
    return given.find_first_of("*?[") != std::string::npos;
}

std::vector<fs::path> files_of_pattern(std::string const& pattern) {
    glob_t found{};
    std::unique_ptr<glob_t, decltype(&globfree)> const owner(&found, &globfree);
    if (glob(pattern.c_str(), 0, nullptr, &found) != 0)
        throw system::usage_error(fmt::format("no file matches '{}'; {}", pattern, several_files));
    return {found.gl_pathv, found.gl_pathv + found.gl_pathc};
}

std::vector<fs::path> files_of_folder(fs::path const& folder) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (auto const& one : fs::directory_iterator(folder, ignored))
        if (one.path().extension() == ".json" && one.is_regular_file(ignored))
            files.push_back(one.path());
    std::ranges::sort(files);
    return files;
}

results::run read_stored(std::vector<fs::path> const& files) {
    std::vector<results::run> runs;
    for (auto const& file : files) {
        runs.push_back(results::read_file(file));
        if (!results::of_one_program(runs.front(), runs.back()))
            throw system::usage_error(
                fmt::format("{} and {} are of different programs, or measured in different ways; {}",
                            files.front().string(), file.string(), several_files));
    }
    return results::pooled(std::move(runs));
}

void refuse_files(std::vector<std::string> const& filters) {
    std::error_code ignored;
    for (auto const& filter : filters)
        if (filter.find('.') != std::string::npos && fs::is_regular_file(filter, ignored))
            throw system::usage_error(
                fmt::format("'{}' stands where names of cases do, but is a file; {}", filter, several_files));
}

} // namespace yieldmark::compare
