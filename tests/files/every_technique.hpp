#pragma once
// Runs all techniques of an example on one file and tells what came of it, as text.

#include "support/bad_input.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace yieldmark::tests {

/// A file that a test makes; removed with its object.
class made_file {
public:
    explicit made_file(std::string_view bytes) {
        static int made = 0;
        std::string const name = "yieldmark-" + std::to_string(::getpid()) + "-" + std::to_string(++made);
        path = (std::filesystem::temp_directory_path() / name).string();
        std::ofstream{path, std::ios::binary} << bytes;
    }
    made_file(made_file const&) = delete;
    made_file& operator=(made_file const&) = delete;
    ~made_file() { std::filesystem::remove(path); }

    std::string path;
};

/// A technique, which runs on the file at a path and tells what its items are, or the error that it ends
/// with.
struct technique {
    std::string name;
    std::function<std::string(std::string const& path)> outcome;
};

/// What `run` hands to its sink, each item as `show` has it and followed by ';', or the error that ends it.
template <class Show, class Run> std::string outcome_of(Show show, Run run) {
    std::string items;
    try {
        run([&](auto const& item) {
            items += show(item) + ";";
            return true;
        });
        return items;
    } catch (bad_input const& error) {
        return std::string{"bad input: "} + error.what();
    } catch (std::system_error const& error) {
        return std::string{"system error: "} + error.what();
    }
}

/// All techniques of an example. `loop` is called with the path and a sink, each other one with the path.
template <class Show, class Loop, class... Others>
std::vector<technique> every_technique(Show show, Loop loop, Others... others) {
    static constexpr std::array<char const*, sizeof...(Others)> names{
        "eager", "iterator", "coroutine", "boost_context", "range_v3", "std_ranges", "boost_range"};
    std::vector<technique> all{{"loop", [=](std::string const& path) {
                                    return outcome_of(show, [&](auto sink) { loop(path, sink); });
                                }}};
    auto const add = [&](auto make) {
        all.push_back({names[all.size() - 1], [=](std::string const& path) {
                           return outcome_of(show, [&](auto sink) {
                               for (auto&& item : make(path))
                                   sink(item);
                           });
                       }});
    };
    (add(others), ...);
    return all;
}

inline void expect_of_all(std::vector<technique> const& techniques, std::string const& path,
                          std::string const& outcome) {
    ASSERT_EQ(techniques.size(), 8U);
    for (technique const& one : techniques)
        EXPECT_EQ(one.outcome(path), outcome) << one.name;
}

/// The same for a file of these bytes; in `outcome`, "FILE" stands for its path.
inline void expect_of_bytes(std::vector<technique> const& techniques, std::string_view bytes,
                            std::string outcome) {
    made_file const file{bytes};
    if (std::size_t const at = outcome.find("FILE"); at != std::string::npos)
        outcome.replace(at, 4, file.path);
    expect_of_all(techniques, file.path, outcome);
}

/// What every example must say of files that can't be opened or read.
inline void expect_errors_of_the_system(std::vector<technique> const& techniques) {
    made_file const file{""};
    std::string const missing = file.path + ".missing";
    expect_of_all(techniques, missing,
                  "system error: " + missing + ": can't be opened: No such file or directory");
    std::string const folder = std::filesystem::temp_directory_path().string();
    expect_of_all(techniques, folder, "system error: " + folder + ": can't be read: Is a directory");
    expect_of_all(techniques, "/proc/self/mem",
                  "system error: /proc/self/mem: can't be read: Input/output error");
    std::filesystem::permissions(file.path, std::filesystem::perms::none);
    if (::geteuid() != 0) // root may read what nobody may
        expect_of_all(techniques, file.path,
                      "system error: " + file.path + ": can't be opened: Permission denied");
}

} // namespace yieldmark::tests
