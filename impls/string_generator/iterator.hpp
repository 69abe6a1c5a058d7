#pragma once
#include <cstddef>
#include <iterator>
#include <string_view>

namespace yieldmark::string_generator {

class characters {
public:
    class iterator {
    public:
        using value_type = char;
        using difference_type = std::ptrdiff_t;

        explicit iterator(std::string_view string)
            : at_{string.data()}, end_{string.data() + string.size()} {}
        char operator*() const { return *at_; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == end_; }

    private:
        char const* at_;
        char const* end_;
    };

    explicit characters(std::string_view string) : string_{string} {}
    [[nodiscard]] iterator begin() const { return iterator{string_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::string_view string_;
};

/// Each character of `string`, one per increment.
inline characters iterator(std::string_view string) {
    return characters{string};
}

} // namespace yieldmark::string_generator
