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

        iterator(std::string_view text, shift_and matcher) : text_{text}, matcher_{matcher} { seek(); }
        std::uint64_t operator*() const { return matcher_.start(at_); }
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
        shift_and matcher_;
        std::size_t at_ = 0;
    };

    positions(std::string_view text, shift_and matcher) : text_{text}, matcher_{matcher} {}
    [[nodiscard]] iterator begin() const { return {text_, matcher_}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }

private:
    std::string_view text_;
    shift_and matcher_;
};

/// Each position of the matcher's pattern in `text`, one per increment.
inline positions iterator(std::string_view text, shift_and matcher) {
    return {text, matcher};
}

} // namespace yieldmark::pattern_search
