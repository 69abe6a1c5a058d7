#pragma once

#include "allocating_promise.hpp"
#include "elements_of.hpp"
#include "generator_awaiters.hpp"
#include "generator_promise.hpp"

#include <cassert>
#include <coroutine>
#include <cstddef>
#include <iterator>
#include <memory>
#include <type_traits>
#include <utility>
#ifndef __GLIBCXX__
#include <ranges>
#endif

namespace yieldmark {

namespace detail {

// Stands in for the frame of a moved-from generator, which is a sequence at its end. It is laid out as the
// compilers lay out a frame: two functions, of which none to resume means done, then the promise. Of that
// only zeros are read: no leaf, no error. A frame of a real coroutine would have to be made by a call, which
// clang's inliner counts. A generator holds null instead of this, as clang then sees that a frame is another.
template <class Promise> struct finished_frame {
    void (*resume)(void*) = nullptr;
    void (*destroy)(void*) = nullptr;
    alignas(Promise) std::byte promise[sizeof(Promise)] = {};
};
template <class Promise> inline constexpr finished_frame<Promise> finished_for_good{};

} // namespace detail

/// A lazy sequence written as a coroutine: a move-only view that can be walked once.
///
/// The body says `co_yield item;` or `co_yield elements_of(range_or_generator);` and runs on the consumer's
/// thread, from one item to the next. An exception that leaves the body reaches whoever advanced, and the
/// generator is finished. Destroyed half-way, it destroys what is suspended in it innermost first.
///
/// `T` is what the consumer gets: `V const&` for a plain `V` (a small trivially copyable item is copied into
/// the generator, any other is referred to where the body has it), or the very reference when `T` is `V&`, `V
/// const&` or `V&&` (`V&&` lets the consumer move the item out). A reference is good until the generator is
/// advanced.
///
/// A coroutine whose parameters start with `std::allocator_arg_t, Allocator` takes its frame from that
/// allocator; any other from `frame_pool`.
///
/// With a `Send` type, `co_yield` results in a `std::optional<Send>`: what the consumer sent since that item.
template <class T, class Send> class [[nodiscard]] generator {
    using promise = detail::generator_promise<T, Send>;
    using handle = std::coroutine_handle<promise>;

public:
    using promise_type = promise;
    using value_type = std::remove_cvref_t<T>;
    using reference = typename promise::reference;

    /// Move-only; `*it` as described above. Advancing past the end is an error, asserted in debug builds and
    /// without effect otherwise.
    class iterator {
    public:
        using value_type = generator::value_type;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        iterator(iterator&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
        iterator& operator=(iterator&& other) noexcept {
            frame_ = std::exchange(other.frame_, nullptr);
            return *this;
        }
        ~iterator() = default;

        [[nodiscard]] reference operator*() const noexcept { return frame_.promise().item(); }
        /// Runs the body to its next item or its end. Throws what leaves the body.
        [[gnu::always_inline]] iterator& operator++() {
            assert(!frame_.done() && "yieldmark::generator: advanced past its end");
            frame_.promise().advance();
            return *this;
        }
        void operator++(int) { ++*this; }
        [[nodiscard]] friend bool operator==(iterator const& it, std::default_sentinel_t) noexcept {
            return it.frame_.done();
        }

    private:
        friend generator;
        explicit iterator(handle frame) noexcept : frame_(frame) {}
        handle frame_;
    };

    generator(generator&& other) noexcept : frame_(std::exchange(other.frame_, nullptr)) {}
    generator& operator=(generator&& other) noexcept {
        generator(std::move(other)).swap(*this);
        return *this;
    }
    ~generator() {
        if (frame_) {
            frame_.destroy();
        }
    }

    /// Runs the body to its first item. To be called once. A second call is an error, asserted in debug
    /// builds; otherwise it is without effect: the iterator is at the current item, or at the end of a
    /// generator that is finished. So is begin() of a moved-from generator, which has no items. Throws what
    /// leaves the body.
    [[gnu::always_inline]] iterator begin() {
        assert(frame_ && "yieldmark::generator: begin() of a moved-from generator");
        if (!frame_) [[unlikely]] {
            return iterator(finished());
        }
        assert(frame_.promise().fresh() && "yieldmark::generator: begin() called twice");
        frame_.promise().begin();
        return iterator(frame_);
    }
    static std::default_sentinel_t end() noexcept { return {}; }

    /// Hands `value` to the body: the co_yield it is suspended at will result in it when the generator is
    /// advanced. To be called after begin(). A later value replaces one not yet received.
    template <class U = Send>
    requires detail::sendable<U, Send>
    void send(U&& value) {
        assert(frame_ && "yieldmark::generator: send() to a moved-from generator");
        assert((!frame_ || !frame_.promise().fresh()) && "yieldmark::generator: send() before begin()");
        if (frame_) [[likely]] {
            frame_.promise().send(std::forward<U>(value));
        }
    }

    void swap(generator& other) noexcept { std::swap(frame_, other.frame_); }

private:
    friend promise;
    explicit generator(handle frame) noexcept : frame_(frame) {}

    static handle finished() noexcept {
        return handle::from_address(
            const_cast<detail::finished_frame<promise>*>(std::addressof(detail::finished_for_good<promise>)));
    }

    handle frame_;
};

namespace detail {

template <class T, class Send> generator<T, Send> generator_promise<T, Send>::get_return_object() noexcept {
    return generator<T, Send>(self());
}

} // namespace detail
} // namespace yieldmark

template <class T, class Send>
inline constexpr bool std::ranges::enable_view<yieldmark::generator<T, Send>> = true;
