// Programs that fork in a region: the child is outside it and waits for nobody, however it was made.

#include "tests/probe/measure.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <thread>

#include <pthread.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using yieldmark::probe::figures;

// A library's log that is opened anew in each child, and flushed before a fork: its handlers are there before any that
// the probe may have.
void allocate_a_little() {
    void* const block = std::malloc(256);
    keep(block);
    std::free(block);
}

[[gnu::constructor]] void allocate_at_each_fork() {
    pthread_atfork(allocate_a_little, allocate_a_little, [] {
        alarm(20); // ends a child that waits for a lock which nobody in it holds
        allocate_a_little();
    });
}

void map_and_unmap() {
    void* const pages = mmap(nullptr, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    keep(pages);
    munmap(pages, 4096);
}

int status_of(pid_t child) {
    int status = -1;
    waitpid(child, &status, 0);
    return status;
}

// Runs `make_child`, which returns a wait status, until it isn't 0, at most 200 times, while another thread does
// `work` all the time in an open region. That region's figures.
template <class Work, class MakeChild> figures fork_in_a_region(Work work, MakeChild make_child) {
    std::atomic<bool> stop = false;
    std::thread busy([&] {
        while (!stop) {
            work();
        }
    });
    int status = 0;
    yieldmark::probe::probe_begin();
    for (int i = 0; i < 200 && status == 0; ++i) {
        status = make_child();
    }
    auto const found = yieldmark::probe::probe_end();
    stop = true;
    busy.join();
    EXPECT_EQ(status, 0);
    return found;
}

bool outside_a_region() {
    figures ignored{};
    return yieldmark::probe::detail::probe_entry_points().end(&ignored) == yieldmark_probe_wrong_order;
}

TEST(fork, a_child_is_outside_and_does_not_hang) {
    auto const found = fork_in_a_region(allocate_a_little, [] {
        pid_t const child = fork();
        if (child == 0) {
            for (int i = 0; i < 1000; ++i) {
                allocate_a_little();
            }
            bool const usable = measure([] { std::free(std::malloc(5)); }).live_bytes == 0;
            _exit(outside_a_region() && usable ? 0 : 1);
        }
        return status_of(child);
    });
    EXPECT_LE(found.peak_bytes, 512u);
}

// No handler runs. The child keeps to what needs no lock of the C library.
TEST(fork, nor_does_a_child_of_the_system_call_alone) {
    fork_in_a_region(map_and_unmap, [] {
        auto const child = static_cast<pid_t>(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
        if (child == 0) {
            alarm(20);
            for (int i = 0; i < 1000; ++i) {
                map_and_unmap();
            }
            _exit(outside_a_region() ? 0 : 1);
        }
        return status_of(child);
    });
}

// What such a child maps, it maps for its parent too.
TEST(fork, nor_does_a_child_of_vfork) {
    auto const found = fork_in_a_region(map_and_unmap, [] {
        pid_t const child = vfork();
        if (child == 0) {
            for (int i = 0; i < 20; ++i) {
                map_and_unmap();
            }
            _exit(0);
        }
        return status_of(child);
    });
    EXPECT_LE(found.peak_bytes, 2u * 4096u);
}

TEST(fork, a_spawned_program_runs) {
    fork_in_a_region(allocate_a_little, [] {
        char name[] = "/bin/true";
        char* const arguments[] = {name, nullptr};
        pid_t child = -1;
        return posix_spawn(&child, name, nullptr, nullptr, arguments, environ) == 0 ? status_of(child) : -1;
    });
}

} // namespace
