#pragma once
#include "suites/contract.hpp"

namespace yieldmark::multi_pass {

/// How many squares, and how often they are read.
struct reading {
    std::size_t n;
    std::size_t passes;
};

/// A technique offers one pass. A lazy one is called anew for each; what eager made is kept and read again;
/// `loop` gets the number of passes. Scenarios `drain`, `sum` and `first` read once. n goes to 4^8, which is
/// 4^11 items a case in 64 passes.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks =
        "The squares of 0, 1, … n - 1, read k times from the first to the last, k = 1, 2, 4, 16 and 64.";

    static constexpr std::array<suites::role, 1> roles{suites::role::passes};

    static constexpr std::array<suites::scenario, 7> scenarios{{{"drain", suites::use::drain},
                                                                {"sum", suites::use::sum},
                                                                {"first", suites::use::first},
                                                                {"k_2", suites::use::drain, 2},
                                                                {"k_4", suites::use::drain, 4},
                                                                {"k_16", suites::use::drain, 16},
                                                                {"k_64", suites::use::drain, 64}}};

    static std::vector<suites::size> sizes() { return suites::powers_of_4(65536); }

    static reading input(std::size_t n, std::uint64_t k) { return {n, k == 0 ? 1 : k}; }

    /// For `loop`, which reads all passes itself.
    static std::tuple<std::size_t, std::size_t> arguments(reading const& asked) {
        return {asked.n, asked.passes};
    }

    template <class Technique, class Sink>
    static void consume(Technique technique, reading const& asked, std::size_t n, Sink& sink) {
        if constexpr (Technique::is_eager) {
            auto const squares = technique(n);
            for (std::size_t pass = 0; pass != asked.passes; ++pass)
                if (!read(squares, sink))
                    return;
        } else {
            for (std::size_t pass = 0; pass != asked.passes; ++pass)
                if (!read(technique(n), sink))
                    return;
        }
    }

private:
    template <class Squares, class Sink> static bool read(Squares&& squares, Sink& sink) {
        for (auto&& square : squares)
            if (!sink(square))
                return false;
        return true;
    }
};

} // namespace yieldmark::multi_pass
