#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace yieldmark {

/// What a file holds is not what it should hold. The text is one line: the path, where in the file, what is
/// wrong.
struct bad_input : std::runtime_error {
    using std::runtime_error::runtime_error;

    /// "PATH, line 7: WRONG", where `unit` is what `number` counts, from 1.
    bad_input(std::string const& path, char const* unit, std::uint64_t number, std::string const& wrong)
        : bad_input{path + ", " + unit + " " + std::to_string(number) + ": " + wrong} {}
};

} // namespace yieldmark
