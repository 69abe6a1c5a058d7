#pragma once
#include "support/chunk_reader.hpp"
#include "support/fiber_generator.hpp"

#include <string>
#include <string_view>

namespace yieldmark::read_chunks {

/// The chunks of 1024 bytes of the file at `path`, one per switch to the body's own stack.
inline auto boost_context(std::string path) {
    return fiber_generator<std::string_view>([path](auto& yield) {
        chunk_reader reader{path};
        while (auto const chunk = reader.next())
            yield(*chunk);
    });
}

} // namespace yieldmark::read_chunks
