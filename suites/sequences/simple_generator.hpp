#pragma once
#include "suites/contract.hpp"

namespace yieldmark::simple_generator {

struct contract : suites::contract {
    static constexpr std::string_view documents = "002";
    static constexpr std::string_view asks = "\"Hello\", \"World\" and \"!\"; n is always 3.";

    static std::vector<suites::size> sizes() { return {{3, true}}; }

    static std::tuple<> arguments(std::size_t /*n*/) { return {}; }

    static std::uint64_t fold(std::uint64_t sum, std::string_view word) { return sum + word.size(); }
};

} // namespace yieldmark::simple_generator
