#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace yieldmark::tests {

/// Writes its name down when it is destroyed, so that a test can tell order and number of destructions.
class witness {
public:
    witness(std::vector<std::string>& log, std::string name) : log_(log), name_(std::move(name)) {}
    witness(witness const&) = delete;
    witness& operator=(witness const&) = delete;
    ~witness() { log_.push_back(name_); }

private:
    std::vector<std::string>& log_;
    std::string name_;
};

/// Counts its copies and moves.
struct counted {
    int value = 0;
    int* copies = nullptr;
    int* moves = nullptr;

    counted(int v, int& c, int& m) : value(v), copies(&c), moves(&m) {}
    counted(counted const& other) : value(other.value), copies(other.copies), moves(other.moves) {
        ++*copies;
    }
    counted(counted&& other) noexcept : value(other.value), copies(other.copies), moves(other.moves) {
        ++*moves;
    }
    counted& operator=(counted const&) = delete;
    counted& operator=(counted&&) = delete;
    ~counted() = default;
};

/// Of a generator of generators, begun four deep on this thread: it goes on and ends on another.
template <class Items> void finish_on_another_thread(Items made, std::vector<std::string> const& log) {
    auto items = std::make_unique<Items>(std::move(made));
    auto it = items->begin();
    std::thread([&] {
        ++it;
        EXPECT_EQ(*it, 2);
        items.reset();
    }).join();
    EXPECT_EQ(log.size(), 5U);
}

template <class Range> auto collect(Range&& range) {
    std::vector<std::decay_t<decltype(*range.begin())>> items;
    for (auto&& item : range) {
        items.push_back(std::forward<decltype(item)>(item));
    }
    return items;
}

} // namespace yieldmark::tests
