#pragma once
#include "support/shift_and.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace yieldmark::pattern_search {

class positions {
public:
    class iterator {
    public:
        using value_type = std::uint64_t;
        using difference_type = std::ptrdiff_t;

        iterator(std::string_view text, std::string_view pattern)
            : text_{text}, length_{pattern.size()}, matcher_{pattern} {
            seek();
        }
        std::uint64_t operator*() const { return at_ + 1 - length_; }
        iterator& operator++() {
            ++at_;
            seek();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == text_.size(); }

    private:
        void seek() {
            while (at_ != text_.size() && !matcher_.ends_with(text_[at_]))
                ++at_;
        }

        std::string_view text_;
        std::size_t length_;
        shift_and matcher_;
        std::size_t at_ = 0;
    };

    positions(std::string_view text, std::string_view pattern) : text_{text}, pattern_{pattern} {}
    [[nodiscard]] iterator begin() const { return {text_, pattern_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::string_view text_;
    std::string_view pattern_;
};

/// Each position of `pattern` in `text`, one per increment.
inline positions iterator(std::string_view text, std::string_view pattern) {
    return {text, pattern};
}

} // namespace yieldmark::pattern_search
