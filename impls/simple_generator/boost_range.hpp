#pragma once
#include <boost/range/iterator_range_core.hpp>

#include <array>
#include <string_view>

namespace yieldmark::simple_generator {

/// Three words, as a range of the constants themselves.
inline auto boost_range() {
    static constexpr std::array<std::string_view, 3> words{"Hello", "World", "!"};
    return boost::make_iterator_range(words);
}

} // namespace yieldmark::simple_generator
