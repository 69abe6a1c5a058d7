#include "harness/system/nearest.hpp"

#include <algorithm>
#include <utility>

namespace yieldmark::system {

// Three rows of the table are enough, because a swap reaches two rows back.
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> above(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        before.swap(above);
        above.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), above[j] + 1, row[j - 1] + 1});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
    }
    return row.back();
}

std::string nearest(std::string_view given, std::vector<std::string> const& known) {
    return *std::ranges::min_element(known, {}, [&](auto const& one) {
        return std::pair(edit_distance(given, one), !one.starts_with(given.substr(0, 1)));
    });
}

std::string meant(std::string_view given, std::vector<std::string> const& known) {
    if (known.empty())
        return {};
    auto found = nearest(given, known);
    auto const distance = edit_distance(given, found);
    return distance > 0 && distance < given.size() && distance <= 1 + (given.size() - 1) / 5 ? found
                                                                                             : std::string{};
}

std::string did_you_mean(std::string_view given, std::vector<std::string> const& known) {
    auto const found = meant(given, known);
    return found.empty() ? "" : "; did you mean " + found + "?";
}

} // namespace yieldmark::system
