#pragma once
#include "suites/contract.hpp"

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

namespace yieldmark::lazy_start {

/// A technique counts in `made` each item that it makes. Making the sequence must make no item, but for
/// eager, which then has made all n: the count is looked at before the first item is asked for, in every
/// pass, and a wrong one is an error of the case.
struct contract : suites::contract {
    static constexpr std::string_view documents = "002";
    static constexpr std::string_view asks = "The first n Fibonacci numbers, of which none is made before "
                                             "the first is asked for, as a counter proves.";

    static constexpr std::array<suites::role, 1> roles{suites::role::counted_start};

    struct counted {
        std::size_t n;
        std::shared_ptr<std::uint64_t> made;
    };

    static counted input(std::size_t n, std::uint64_t /*parameter*/) {
        return {n, std::make_shared<std::uint64_t>(0)};
    }

    /// For `loop`; the others count in a counter of their own.
    static std::tuple<std::size_t, std::reference_wrapper<std::uint64_t>> arguments(counted const& of) {
        return {of.n, *of.made};
    }

    template <class Technique, class Sink>
    static void consume(Technique technique, counted const& /*input*/, std::size_t n, Sink& sink) {
        std::uint64_t made = 0;
        auto&& sequence = technique(n, made);
        std::uint64_t const promised = Technique::is_eager ? n : 0;
        if (made != promised)
            throw std::logic_error{"lazy_start: " + std::to_string(made) +
                                   " items were made before the first was asked for, not " +
                                   std::to_string(promised)};
        for (std::uint64_t const item : sequence)
            if (!sink(item))
                return;
    }
};

} // namespace yieldmark::lazy_start
