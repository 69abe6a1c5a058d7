#pragma once
#include <array>
#include <cstddef>
#include <iterator>
#include <string_view>

namespace yieldmark::simple_generator {

class greeting {
public:
    class iterator {
    public:
        using value_type = std::string_view;
        using difference_type = std::ptrdiff_t;

        std::string_view operator*() const { return words[at_]; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return at_ == words.size(); }

    private:
        static constexpr std::array<std::string_view, 3> words{"Hello", "World", "!"};
        std::size_t at_ = 0;
    };

    [[nodiscard]] iterator begin() const { return {}; }
    [[nodiscard]] std::default_sentinel_t end() const { return {}; }
};

/// Three words, one per increment.
inline greeting iterator() {
    return {};
}

} // namespace yieldmark::simple_generator
