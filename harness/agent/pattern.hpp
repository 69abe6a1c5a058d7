#pragma once
// Google Benchmark's filters.

#include <string>
#include <string_view>

namespace yieldmark::agent {

/// A pattern for --benchmark_filter that fits what contains `name`, letter for letter.
inline std::string escaped(std::string_view name) {
    std::string pattern;
    for (char const c : name) {
        if (std::string_view("\\^$.[|()*+?{").find(c) != std::string_view::npos)
            pattern += '\\';
        pattern += c;
    }
    return pattern;
}

} // namespace yieldmark::agent
