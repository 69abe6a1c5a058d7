#pragma once
#include "support/fiber_generator.hpp"
#include "support/log_reader.hpp"

#include <string>

namespace yieldmark::log_records {

/// The requests with status 500 and up in the log at `path`, one per switch to the body's own stack.
inline auto boost_context(std::string path) {
    return fiber_generator<request>([path](auto& yield) {
        log_reader reader{path};
        while (auto const one = reader.next())
            if (one->status >= 500)
                yield(*one);
    });
}

} // namespace yieldmark::log_records
