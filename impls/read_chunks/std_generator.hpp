#pragma once
#include "support/chunk_reader.hpp"

#include <generator>
#include <string>
#include <string_view>

namespace yieldmark::read_chunks {

/// The chunks of 1024 bytes of the file at `path`, one per resumption of the standard generator.
inline std::generator<std::string_view> std_generator(std::string path) {
    chunk_reader reader{path};
    while (auto const chunk = reader.next())
        co_yield *chunk;
}

} // namespace yieldmark::read_chunks
