#pragma once
#include <iterator>
#include <optional>
#include <utility>

namespace pull {

/// The sequence of what `next` gives until it gives nothing: an input range over a function object that returns
/// std::optional. It may be walked once.
template <class Next> class sequence {
public:
    using item = typename decltype(std::declval<Next&>()())::value_type;

    class iterator {
    public:
        using value_type = item;
        using difference_type = std::ptrdiff_t;

        explicit iterator(sequence& of) : of_(&of) { ++*this; }
        item const& operator*() const { return *of_->current_; }
        iterator& operator++() {
            of_->current_ = of_->next_();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const { return !of_->current_; }

    private:
        sequence* of_;
    };

    explicit sequence(Next next) : next_(std::move(next)) {}
    iterator begin() { return iterator{*this}; }
    std::default_sentinel_t end() const { return {}; }

private:
    Next next_;
    std::optional<item> current_;
};

} // namespace pull
