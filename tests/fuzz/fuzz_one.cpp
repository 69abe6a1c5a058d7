// What libFuzzer calls. YIELDMARK_PARSER names the parser (see parsers.hpp).

#include "tests/fuzz/parsers.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

yieldmark::fuzz::parser const& chosen() {
    auto const* name = std::getenv("YIELDMARK_PARSER");
    auto const found =
        std::ranges::find(yieldmark::fuzz::parsers, name ? name : "", &yieldmark::fuzz::parser::name);
    if (found == yieldmark::fuzz::parsers.end()) {
        std::fputs("fuzz-one: YIELDMARK_PARSER names no parser\n", stderr);
        std::exit(2);
    }
    return *found;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
    static auto const& one = chosen();
    one.take({reinterpret_cast<char const*>(bytes), size});
    return 0;
}
