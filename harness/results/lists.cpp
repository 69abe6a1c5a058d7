#include "harness/results/lists.hpp"

#include <fmt/ranges.h>

namespace yieldmark::results {

std::string some_of(std::vector<std::string> const& names, std::size_t most) {
    auto const shown = std::min(names.size(), most);
    auto const text =
        fmt::format("{}", fmt::join(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown), ", "));
    return names.size() > shown ? text + fmt::format(" and {} more", names.size() - shown) : text;
}

} // namespace yieldmark::results
