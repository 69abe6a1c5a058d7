#pragma once
#include "support/csv_reader.hpp"
#include "support/generator.hpp"

#include <string>

namespace yieldmark::csv_records {

/// The records of the CSV file at `path`, one per resumption.
inline generator<csv_record> coroutine(std::string path) {
    csv_reader reader{path};
    while (auto const record = reader.next())
        co_yield *record;
}

} // namespace yieldmark::csv_records
