#pragma once
#include "support/log_reader.hpp"

#include <generator>
#include <string>

namespace yieldmark::log_records {

/// The requests with status 500 and up in the log at `path`, one per resumption of the standard generator.
inline std::generator<request const&> std_generator(std::string path) {
    log_reader reader{path};
    while (auto const one = reader.next())
        if (one->status >= 500)
            co_yield *one;
}

} // namespace yieldmark::log_records
