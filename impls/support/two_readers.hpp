#pragma once
// itertools.tee: two readers of a sequence that can be read once.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <utility>

namespace yieldmark {

/// Two readers of `source`, a range of numbers that is read once and in order, of which one is `distance` items
/// ahead. What the one has read and the other has not is kept: `distance` numbers. Reads nothing before next().
template <class Range> class two_readers {
public:
    two_readers(Range source, std::size_t distance) : source_{std::move(source)}, distance_{distance} {}

    /// The next item of the reader ahead, then that of the one behind. `source` must have it.
    std::pair<std::uint64_t, std::uint64_t> next() {
        while (kept_.size() < distance_)
            kept_.push_back(read());
        std::uint64_t const ahead = read();
        kept_.push_back(ahead);
        std::uint64_t const behind = kept_.front();
        kept_.pop_front();
        return {ahead, behind};
    }

private:
    std::uint64_t read() {
        if (at_)
            ++*at_;
        else
            at_.emplace(source_.begin());
        return **at_;
    }

    Range source_;
    std::optional<decltype(std::declval<Range&>().begin())> at_;
    std::size_t distance_;
    std::deque<std::uint64_t> kept_;
};

} // namespace yieldmark
