#pragma once
#include "suites/contract.hpp"
#include "support/ran_out.hpp"

namespace yieldmark::runtime_exception {

/// The consumer catches the exception, and its content is the last item.
struct contract : suites::contract {
    static constexpr std::string_view documents = "beyond the documents: runtimes";
    static constexpr std::string_view asks =
        "0 … n-1, then an exception out of the body that reaches the consumer.";
    static constexpr bool catalogue = false;

    static constexpr std::array<suites::scenario, 1> scenarios{{{"drain", suites::use::drain}}};

    static std::vector<suites::size> sizes() { return {{2, true}, {64, true}}; }

    template <class Technique, class Sink>
    static void consume(Technique technique, std::size_t, std::size_t n, Sink& sink) {
        try {
            auto&& numbers = technique(n);
            for (auto&& item : numbers)
                if (!sink(item))
                    return;
        } catch (ran_out const& error) {
            sink(error.after);
        }
    }
};

} // namespace yieldmark::runtime_exception
