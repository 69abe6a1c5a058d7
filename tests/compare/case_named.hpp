#pragma once
// One case of a comparison.

#include "harness/compare/comparison.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

namespace yieldmark::compare {

/// The case `name` of `c`. Throws std::runtime_error if it has none.
inline case_change const& case_named(comparison const& c, std::string_view name) {
    auto const found = std::ranges::find(c.cases, name, &case_change::name);
    if (found == c.cases.end())
        throw std::runtime_error("no case " + std::string(name));
    return *found;
}

} // namespace yieldmark::compare
