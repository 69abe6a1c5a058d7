#pragma once
#include "support/log_reader.hpp"

#include <string>
#include <vector>

namespace yieldmark::log_records {

/// A log's text and the requests in it that failed.
class whole_file {
public:
    explicit whole_file(std::string const& path) : reader_{path, loading::whole} {
        while (auto const one = reader_.next())
            if (one->status >= 500)
                requests_.push_back(*one);
    }
    [[nodiscard]] auto begin() const { return requests_.begin(); }
    [[nodiscard]] auto end() const { return requests_.end(); }

private:
    log_reader reader_;
    std::vector<request> requests_;
};

/// The requests with status 500 and up in the log at `path`, which is loaded whole before the first is read.
inline whole_file eager(std::string const& path) {
    return whole_file{path};
}

} // namespace yieldmark::log_records
