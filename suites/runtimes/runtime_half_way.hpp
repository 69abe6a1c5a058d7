#pragma once
#include "suites/contract.hpp"

namespace yieldmark::runtime_half_way {

/// The last item is 1 if the body's local has been destroyed with the sequence.
struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: runtimes";
    static constexpr std::string_view asks = "The first n/2 of n integers; then the sequence is destroyed.";
    static constexpr bool catalogue = false;

    static constexpr std::array<suites::scenario, 1> scenarios{{{"drain", suites::use::drain}}};

    static std::vector<suites::size> sizes() { return {{10, true}, {64, true}}; }

    template <class Technique, class Sink>
    static void consume(Technique technique, std::size_t, std::size_t n, Sink& sink) {
        bool left = false;
        if (!take_half(technique(n, left), n / 2, sink))
            return;
        sink(std::uint64_t{left});
    }

private:
    template <class Range, class Sink> static bool take_half(Range&& range, std::size_t wanted, Sink& sink) {
        for (auto&& item : range) {
            if (!sink(item))
                return false;
            if (--wanted == 0)
                break;
        }
        return true;
    }
};

} // namespace yieldmark::runtime_half_way
