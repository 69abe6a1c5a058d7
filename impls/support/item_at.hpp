#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <utility>

namespace yieldmark {

/// Item `i` of what a Reader reads by next(), where i never goes back: a view may ask for the same item more
/// than once (take_while, then the consumer), and must get the same one.
template <class Reader> class item_at {
    using item = decltype(std::declval<Reader&>().next());

public:
    explicit item_at(std::string const& path) : reader_{std::make_shared<Reader>(path)} {}

    /// Item `i`, or nothing from the end on. Good until another is asked for.
    item const& operator()(std::size_t i) {
        for (; read_ <= i; ++read_)
            item_ = reader_->next();
        return item_;
    }

private:
    std::shared_ptr<Reader> reader_; // shared because a view's function must be copyable
    std::size_t read_ = 0;
    item item_;
};

} // namespace yieldmark
