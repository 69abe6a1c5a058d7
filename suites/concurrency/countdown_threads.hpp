#pragma once
#include "suites/contract.hpp"

#include <type_traits>
#include <utility>

namespace yieldmark::countdown_threads {

/// A technique makes the threads, not yet started, one an item, counting down from n, n - 1, … 1. The
/// consumer, as the document does, lists them all, starts all, then joins all in order and hands over what
/// each came to. Eager's threads are in a list already. `loop` counts down one after the other in the thread
/// it is called in: what the others take less of the clock than loop is the speed-up by threads. As all are
/// started before the first is joined, `first` takes as long as all.
struct contract : suites::contract {
    static constexpr std::string_view documents = "002";
    static constexpr std::string_view asks = "n threads that count down from n, n - 1, … 1 with some "
                                             "microseconds of work a count; all started, then all joined.";

    static constexpr std::array<suites::role, 1> roles{suites::role::threads};

    static constexpr bool parallel = true;

    static std::vector<suites::size> sizes() { return suites::powers_of_4(64); }

    template <class Technique, class Sink>
    static void consume(Technique technique, std::size_t /*input*/, std::size_t n, Sink& sink) {
        auto threads = listed(technique, n);
        for (auto& thread : threads)
            thread.start();
        for (auto& thread : threads)
            if (!sink(thread.join()))
                return;
    }

private:
    template <class Technique> static auto listed(Technique technique, std::size_t n) {
        if constexpr (Technique::is_eager) {
            return technique(n);
        } else {
            auto&& threads = technique(n);
            std::vector<std::remove_cvref_t<decltype(*threads.begin())>> list;
            list.reserve(n);
            for (auto&& thread : threads)
                list.push_back(std::move(thread));
            return list;
        }
    }
};

} // namespace yieldmark::countdown_threads
