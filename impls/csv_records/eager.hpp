#pragma once
#include "support/csv_reader.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::csv_records {

/// A file's bytes and the records in it.
class whole_file {
public:
    explicit whole_file(std::string const& path) : reader_{path, loading::whole} {
        while (auto const record = reader_.next())
            records_.emplace_back(record->begin(), record->end());
    }
    [[nodiscard]] auto begin() const { return records_.begin(); }
    [[nodiscard]] auto end() const { return records_.end(); }

private:
    csv_reader reader_;
    std::vector<std::vector<std::string_view>> records_;
};

/// The records of the CSV file at `path`, which is loaded whole before the first is read.
inline whole_file eager(std::string const& path) {
    return whole_file{path};
}

} // namespace yieldmark::csv_records
