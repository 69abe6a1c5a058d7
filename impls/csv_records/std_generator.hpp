#pragma once
#include "support/csv_reader.hpp"

#include <generator>
#include <string>

namespace yieldmark::csv_records {

/// The records of the CSV file at `path`, one per resumption of the standard generator.
inline std::generator<csv_record> std_generator(std::string path) {
    csv_reader reader{path};
    while (auto const record = reader.next())
        co_yield *record;
}

} // namespace yieldmark::csv_records
