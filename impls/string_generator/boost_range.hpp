#pragma once
#include <boost/range/iterator_range_core.hpp>

#include <string_view>

namespace yieldmark::string_generator {

/// Each character of `string`.
inline auto boost_range(std::string_view string) {
    return boost::make_iterator_range(string.begin(), string.end());
}

} // namespace yieldmark::string_generator
