#pragma once
#include "support/csv_reader.hpp"
#include "support/fiber_generator.hpp"

#include <string>

namespace yieldmark::csv_records {

/// The records of the CSV file at `path`, one per switch to the body's own stack.
inline auto boost_context(std::string path) {
    return fiber_generator<csv_record>([path](auto& yield) {
        csv_reader reader{path};
        while (auto const record = reader.next())
            yield(*record);
    });
}

} // namespace yieldmark::csv_records
