#pragma once
#include "suites/contract.hpp"

#include <deque>
#include <iterator>
#include <utility>

namespace yieldmark::runtime_many_alive {

/// A sequence and where it stands. Made in place: not every technique's sequence can be moved.
template <class Range> struct alive {
    template <class Technique>
    alive(Technique technique, std::uint64_t first) : range(technique(first)), at(begin_of(range)) {}

    static auto begin_of(Range& range) {
        using std::begin;
        return begin(range);
    }

    Range range;
    decltype(begin_of(std::declval<Range&>())) at;
};

/// Made and begun one after the other, read twice in turn, then destroyed: at the peak all n are suspended
/// half-way.
struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: runtimes";
    static constexpr std::string_view asks = "n generators alive at once, two items from each in turn.";
    static constexpr bool catalogue = false;

    static constexpr std::array<suites::scenario, 1> scenarios{{{"drain", suites::use::drain}}};

    static constexpr std::array<suites::inability, 1> unable{
        {{"os_thread", "10 000 threads are more than a process is commonly allowed"}}};

    static std::vector<suites::size> sizes() { return {{100, true}, {1000, true}, {10000, false}}; }

    template <class Technique, class Sink>
    static void consume(Technique technique, std::size_t, std::size_t n, Sink& sink) {
        using range = decltype(technique(std::uint64_t{}));
        std::deque<alive<range>> all;
        for (std::uint64_t first = 0; first != n; ++first)
            all.emplace_back(technique, first);
        for (auto& one : all)
            if (!sink(*one.at))
                return;
        for (auto& one : all)
            if (!sink(*++one.at))
                return;
    }
};

} // namespace yieldmark::runtime_many_alive
