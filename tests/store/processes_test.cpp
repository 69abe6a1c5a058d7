// Several processes at one store, and one that is killed in the middle of writing.
#include "harness/store/history.hpp"
#include "tests/store/made.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <functional>
#include <random>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;
using store::access;
using store::history;
using test::made;
using test::made_figure;
using test::store_places;

constexpr int figures = 120;

store::measurement big(int number) {
    std::vector<store::figure> all;
    for (int i = 0; i < figures; ++i)
        all.push_back(made_figure("case" + std::to_string(i) + "/loop/drain/1", 1));
    return made(number, std::move(all));
}

pid_t in_process(std::function<void()> const& what) {
    auto const pid = fork();
    if (pid != 0)
        return pid;
    try {
        what();
        _exit(0);
    } catch (std::exception const& e) {
        fprintf(stderr, "%s\n", e.what());
        _exit(1);
    }
}

int status_of(pid_t pid) {
    int status = -1;
    waitpid(pid, &status, 0);
    return status;
}

TEST(store_processes, sixteen_that_add_at_once_lose_nothing) {
    store_places places;
    auto const store = places.file(); // here: each process would make a place of its own
    std::vector<pid_t> all;
    for (int process = 0; process < 16; ++process)
        all.push_back(in_process([&] {
            for (int i = 0; i < 2; ++i)
                history(store, access::write, std::chrono::seconds(120))
                    .add(made(1 + process * 2 + i,
                              {made_figure("a/loop/drain/1", 1), made_figure("b/loop/drain/1", 1)}));
        }));
    for (auto const pid : all)
        EXPECT_EQ(status_of(pid), 0);
    history h(store, access::write);
    h.pin(test::commit(1).name);
    for (auto const& s : h.list())
        EXPECT_EQ(s.points, 32U);
    EXPECT_EQ(h.read().size(), 2U);
}

// Reads while another process writes: what is seen is always whole.
TEST(store_processes, a_reader_never_sees_half_a_measurement) {
    store_places places;
    history(places.file(), access::write).pin(test::commit(1).name);
    auto const pid = in_process([&] {
        history h(places.file(), access::write, std::chrono::seconds(120));
        for (int i = 1; i <= 10; ++i)
            h.add(big(i));
    });
    history h(places.file(), access::read, std::chrono::seconds(120));
    for (int status = 0; waitpid(pid, &status, WNOHANG) == 0;) {
        for (auto const& m : h.measurements())
            EXPECT_EQ(m.figures.size(), static_cast<std::size_t>(figures)) << m.of.name;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    EXPECT_EQ(h.measurements().size(), 10U);
}

// SIGKILL at a random moment of an endless series of adds: afterwards each measurement is there with all its
// figures, or not at all, and the next process goes on.
TEST(store_processes, one_that_is_killed_while_it_adds_leaves_the_store_whole) {
    store_places places;
    history(places.file(), access::write).pin(test::commit(1).name);
    std::mt19937 random(11);
    int hot = 0;
    for (int trial = 0; trial < 60 && (trial < 10 || hot < 3); ++trial) {
        auto const pid = in_process([&] {
            history h(places.file(), access::write, std::chrono::seconds(120));
            for (int i = 1;; ++i)
                h.add(big(trial * 1000 + i));
        });
        std::this_thread::sleep_for(std::chrono::milliseconds(5 + random() % 150));
        kill(pid, SIGKILL);
        EXPECT_TRUE(WIFSIGNALED(status_of(pid)));
        hot += !store_places::are_files() || fs::exists(places.file() + "-journal") ? 1 : 0;
        history h(places.file(), trial % 2 == 0 ? access::read : access::write);
        auto const kept = h.measurements();
        for (auto const& m : kept)
            EXPECT_EQ(m.figures.size(), static_cast<std::size_t>(figures));
        for (auto const& s : h.list())
            EXPECT_EQ(s.points, kept.size());
        if (store_places::are_files()) {
            EXPECT_EQ(test::plain_answer(places.file(), "PRAGMA integrity_check"), "ok");
            EXPECT_EQ(test::plain_answer(places.file(), "PRAGMA foreign_key_check"), "");
        }
        history(places.file(), access::write).prune({.keep = 3, .before = {}, .revision = {}}, true);
    }
    EXPECT_GE(hot, 1) << "no trial was killed within a transaction";
}

} // namespace
} // namespace yieldmark
