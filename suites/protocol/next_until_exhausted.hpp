#pragma once
#include "suites/contract.hpp"

#include <optional>
#include <stdexcept>
#include <utility>

namespace yieldmark::next_until_exhausted {

/// The consumer asks for one item at a time by a call that is never inlined, as Python's next() is one, until
/// there is none, and then once more. The end is each technique's own: the suspended body has finished
/// (coroutine, boost_context), the iterator equals the sentinel (iterator, views), the vector is read through
/// (eager); it must still be there when asked for again. `loop` can't be asked for one item: it hands over
/// all and returns.
struct contract : suites::contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "1, 2, … n, stepped by hand one item at a time past the end, "
                                             "where the end is signalled again and again.";

    /// 3 as in the document, then powers of 4.
    static std::vector<suites::size> sizes() {
        std::vector<suites::size> all = suites::powers_of_4(1U << 20U);
        all[0] = {3, true};
        all.erase(all.begin() + 1);
        return all;
    }

    template <class Technique, class Sink>
    static void consume(Technique technique, std::size_t /*input*/, std::size_t n, Sink& sink) {
        auto&& sequence = technique(n);
        stepper by_hand{sequence};
        while (std::optional<std::uint64_t> const item = by_hand.next())
            if (!sink(*item))
                return;
        if (by_hand.next())
            throw std::logic_error{"next_until_exhausted: an item came after the end"};
    }

private:
    template <class Range> class stepper {
    public:
        explicit stepper(Range& range) : range_{range} {}

        /// The next item, or nothing where Python raises StopIteration.
        [[gnu::noinline]] std::optional<std::uint64_t> next() {
            if (!at_)
                at_.emplace(range_.begin());
            else if (*at_ != range_.end())
                ++*at_;
            return *at_ == range_.end() ? std::nullopt : std::optional<std::uint64_t>{**at_};
        }

    private:
        Range& range_;
        std::optional<decltype(std::declval<Range&>().begin())> at_;
    };
};

} // namespace yieldmark::next_until_exhausted
