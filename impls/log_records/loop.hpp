#pragma once
#include "support/log_reader.hpp"

#include <string>

namespace yieldmark::log_records {

/// The requests with status 500 and up in the log at `path`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::string const& path, Sink&& sink) {
    log_reader reader{path};
    while (auto const one = reader.next())
        if (one->status >= 500 && !sink(*one))
            return;
}

} // namespace yieldmark::log_records
