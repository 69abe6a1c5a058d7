#pragma once
// Lists of names and remarks: each once, and in a sentence.

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark::results {

/// Puts `one` at the end of `all` unless it is there already. For short lists: looks through all of it.
template <class T> void append_new(std::vector<T>& all, T one) {
    if (std::ranges::find(all, one) == all.end())
        all.push_back(std::move(one));
}

/// The same for each of `more`, in its order.
template <class T> void append_new(std::vector<T>& all, std::vector<T> const& more) {
    for (auto const& one : more)
        append_new(all, one);
}

/// "a, b, c and 4 more": the first `most`, and how many are left. Pure.
[[nodiscard]] std::string some_of(std::vector<std::string> const& names, std::size_t most);

} // namespace yieldmark::results
