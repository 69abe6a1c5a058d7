#pragma once
// The program as a user starts it, with something that goes wrong around it.

#include "harness/compare/json.hpp"
#include "harness/system/child.hpp"
#include "tests/compare/made_comparison.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <vector>

namespace yieldmark::test {

/// How often each trial is made: $YIELDMARK_FAULT_ROUNDS (scripts/faults sets it), 2 in the ordinary tests.
inline int fault_rounds() {
    auto const* given = std::getenv("YIELDMARK_FAULT_ROUNDS");
    return given ? std::max(1, std::atoi(given)) : 2;
}

/// What was tried, for scripts/faults: a line that begins with "faults: ".
inline void report_faults(std::string const& what) {
    std::printf("faults: %s\n", what.c_str());
}

/// A fresh folder with a fake measured executable, and temporary files of its own.
class trial {
public:
    trial() { fs::create_directories(site_.root() / "tmp"); }

    [[nodiscard]] fs::path path(std::string const& name) const { return site_.root() / name; }
    [[nodiscard]] fs::path out() const { return site_.out(); }

    /// LINE is a shell's, in which $Y is the program, $B the fake executable and $O where it measures to.
    [[nodiscard]] system::command shell(std::string const& line) const {
        auto environment = system::clean_environment();
        std::erase_if(environment, [](auto const& one) { return one.starts_with("TMPDIR="); });
        for (auto const& [name, value] : {std::pair{"Y=", std::string(YIELDMARK)},
                                          {"B=", site_.bench().string()},
                                          {"O=", site_.out().string()},
                                          {"TMPDIR=", path("tmp").string()}})
            environment.push_back(name + value);
        return {.arguments = {"/bin/bash", "-c", line},
                .environment = environment,
                .cpu = std::nullopt,
                .directory = site_.root().string(),
                .keep_all = true};
    }

    struct answer {
        int exit = -1; // as a shell gives it: above 128 for a signal
        std::string output;
        std::string errors;
    };

    answer run(std::string const& line) const {
        auto const done = system::run_to_end(shell(line), std::chrono::seconds(120));
        return {WIFEXITED(done.status) ? WEXITSTATUS(done.status) : 128 + WTERMSIG(done.status), done.output,
                done.errors};
    }

    /// Starts it and kills all of it (SIGKILL) after `wait`. Whether it had ended with 0 before.
    bool run_and_kill(std::string const& line, std::chrono::microseconds wait) const {
        system::child one(shell("exec " + line));
        auto const end = std::chrono::steady_clock::now() + wait;
        while (!one.ended() && std::chrono::steady_clock::now() < end) {
            one.read_output();
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
        one.kill();
        return one.ended() == 0;
    }

    /// The files that a program leaves only if it is killed.
    [[nodiscard]] std::vector<std::string> left_over() const {
        std::vector<std::string> all;
        for (auto const& entry : fs::recursive_directory_iterator(site_.root())) {
            auto const name = entry.path().filename().string();
            auto const of_program = name.find(".yieldmark-") != std::string::npos ||
                                    name.find(".migrating-") != std::string::npos ||
                                    name.starts_with("run.new") || entry.path().parent_path() == path("tmp");
            if (of_program)
                all.push_back(entry.path().string());
        }
        return all;
    }

    /// A comparison of that revision, to add to a history.
    [[nodiscard]] std::string comparison_of(int revision) const {
        auto c = made_comparison();
        c.complete = true;
        c.base.revision = std::string(40, 'b');
        c.now.revision = std::string(32, 'c') + std::to_string(10'000'000 + revision);
        auto const file = path("comparison-" + std::to_string(revision) + ".json");
        std::ofstream(file) << compare::write_json(c);
        return file.string();
    }

private:
    fake_site site_;
};

/// How long `line` takes from its start to its end.
inline std::chrono::microseconds time_of(trial const& in, std::string const& line) {
    auto const begin = std::chrono::steady_clock::now();
    EXPECT_EQ(in.run(line).exit, 0) << line;
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
}

/// Moments within a time, drawn at random; the seed is printed.
class moments {
public:
    explicit moments(std::chrono::microseconds longest)
        : draw_(seed()), moment_(0, std::max<long long>(1, longest.count())) {}

    std::chrono::microseconds next() { return std::chrono::microseconds(moment_(draw_)); }

private:
    static unsigned seed() {
        auto const* given = std::getenv("YIELDMARK_FAULT_SEED");
        auto const chosen = given ? static_cast<unsigned>(std::atoi(given)) : std::random_device{}();
        std::printf("YIELDMARK_FAULT_SEED=%u\n", chosen);
        return chosen;
    }

    std::mt19937 draw_;
    std::uniform_int_distribution<long long> moment_;
};

} // namespace yieldmark::test
