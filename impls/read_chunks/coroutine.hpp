#pragma once
#include "support/chunk_reader.hpp"
#include "support/generator.hpp"

#include <string>
#include <string_view>

namespace yieldmark::read_chunks {

/// The chunks of 1024 bytes of the file at `path`, one per resumption.
inline generator<std::string_view> coroutine(std::string path) {
    chunk_reader reader{path};
    while (auto const chunk = reader.next())
        co_yield *chunk;
}

} // namespace yieldmark::read_chunks
