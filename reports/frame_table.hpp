#pragma once
// The functions of stacks, each written once.

#include "reports/json_writer.hpp"

#include <map>
#include <string>
#include <vector>

namespace yieldmark::report {

/// Stacks refer to their functions by number, and the names follow after them.
class frame_table {
public:
    /// Writes the numbers of `frames`, as values of the array that is open.
    void write_numbers(json_writer& json, std::vector<std::string> const& frames) {
        for (auto const& frame : frames) {
            auto const [at, added] = known_.try_emplace(frame, known_.size());
            if (added)
                names_.push_back(&at->first);
            json.value(at->second);
        }
    }

    /// Writes the member "names" of the object that is open: the array of names, by their numbers.
    void write_names(json_writer& json) const {
        json.key("names").begin_array();
        for (auto const* name : names_)
            json.value(*name);
        json.end_array();
    }

private:
    std::map<std::string, std::size_t> known_;
    std::vector<std::string const*> names_;
};

} // namespace yieldmark::report
