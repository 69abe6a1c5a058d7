#pragma once
#include "support/csv_reader.hpp"

#include <string>

namespace yieldmark::csv_records {

/// The records of the CSV file at `path`, each handed to `sink` until it wants no more.
template <class Sink> void loop(std::string const& path, Sink&& sink) {
    csv_reader reader{path};
    while (auto const record = reader.next())
        if (!sink(*record))
            return;
}

} // namespace yieldmark::csv_records
