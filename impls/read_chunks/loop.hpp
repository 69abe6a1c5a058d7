#pragma once
#include "support/chunk_reader.hpp"

#include <string>

namespace yieldmark::read_chunks {

/// The chunks of 1024 bytes of the file at `path`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::string const& path, Sink&& sink) {
    chunk_reader reader{path};
    while (auto const chunk = reader.next())
        if (!sink(*chunk))
            return;
}

} // namespace yieldmark::read_chunks
