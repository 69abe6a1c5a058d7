#pragma once
// Which function an entry of .eh_frame is of: how it is unwound, and what it does when it is.

#include "harness/machine_code/object_file.hpp"

#include <string>
#include <vector>

namespace yieldmark::machine_code {

/// A function's entry, with the record that it shares with others (its CIE).
struct unwind_entry {
    relocation of{};   // where the function begins
    std::string bytes; // of both
    std::vector<relocation>
        relocations{}; // of both but `of`, from the beginning of their record: the personality
                       // routine, and the table of what is destroyed and caught
};

/// Those of a section .eh_frame. Throws system::run_error, which begins with `name`, if it has another form.
[[nodiscard]] std::vector<unwind_entry> unwind_entries(section const& eh_frame, std::string const& name);

} // namespace yieldmark::machine_code
