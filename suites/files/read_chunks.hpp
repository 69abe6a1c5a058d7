#pragma once
#include "suites/contract.hpp"
#include "suites/input_file.hpp"

#include <cstddef>
#include <string>

namespace yieldmark::read_chunks {

/// Each item is a chunk, borrowed from what the technique holds and good until the next is asked for. All
/// read through the same 64 KiB buffer (support/chunk_reader.hpp); eager loads the whole file first. The last
/// chunk has 512 bytes. A file that can't be opened or read is a std::system_error from every technique, when
/// the first chunk is asked for at the latest; an empty file has no chunk.
struct contract : suites::contract {
    static constexpr std::string_view documents = "002";
    static constexpr std::string_view asks = "The n chunks of 1024 bytes of a binary file.";

    static constexpr std::uint64_t bytes_per_item = 1024;

    /// Files of some 64 KiB, 1 MiB, 16 MiB and 256 MiB.
    static std::vector<suites::size> sizes() {
        return {{64, true}, {1024, true}, {16384, false}, {262144, false, true}};
    }

    static std::string input(std::size_t n, std::uint64_t /*parameter*/) {
        return suites::input_file("bytes_" + std::to_string(n) + ".bin", [n](std::ostream& out) {
            suites::splitmix64 random{5};
            for (std::size_t word = 0; word != n * 128 - 64; ++word) {
                std::uint64_t bits = random();
                for (int i = 0; i != 8; ++i, bits >>= 8U)
                    out.put(static_cast<char>(bits));
            }
        });
    }

    static std::tuple<std::string const&> arguments(std::string const& path) { return {path}; }

    static std::uint64_t fold(std::uint64_t sum, std::string_view chunk) { return sum + chunk.size(); }
};

} // namespace yieldmark::read_chunks
