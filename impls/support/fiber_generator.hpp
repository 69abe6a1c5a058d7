#pragma once

#include "elements_of.hpp"
#include "fiber_record.hpp"
#include "stack_pool.hpp"
#include "yielded_item.hpp"

#include <cassert>
#include <concepts>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <memory>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>
#ifndef __GLIBCXX__
#include <ranges>
#endif

namespace yieldmark {

template <class T, class Send = void> class fiber_generator;

/// What the body of a fiber generator is handed: `yield(item)` gives the item to the consumer and returns
/// when the generator is advanced, with a Send type as a `std::optional<Send>` of what was sent meanwhile.
///
/// When the generator is destroyed half-way, `yield` leaves by an exception that the body must let pass
/// (caught by `catch (...)`, it must be rethrown; the next yield throws it again, and a body that has yielded
/// a thousand times since ends the program). Do not yield in a catch handler, nor in a destructor that
/// unwinding runs.
template <class T, class Send> class fiber_yield {
    using record = detail::fiber_record<T, Send>;
    using result = std::conditional_t<std::is_void_v<Send>, void, std::optional<Send>>;

public:
    using reference = typename detail::item_holder<T>::type::reference;
    using argument = typename detail::item_holder<T>::type::argument;

    fiber_yield(fiber_yield const&) = delete;
    fiber_yield& operator=(fiber_yield const&) = delete;

    [[gnu::always_inline]] result operator()(argument item) {
        return record_.yield(static_cast<argument>(item));
    }

    /// Yields each item of a range or of a generator. Another fiber generator's body runs right here, on this
    /// stack: its items cost no more than one's own, at any depth. One that is begun already is an error,
    /// asserted in debug builds; otherwise its current item and all after it are yielded. So is a moved-from
    /// one, which has no items.
    template <class Range> void operator()(yieldmark::elements_of<Range> marked) {
        if constexpr (std::same_as<Range, fiber_generator<T, Send>&&>) {
            if (!marked.range.run_in_place(*this)) [[unlikely]] {
                auto child = std::move(marked.range);
                child.run_within(*this);
            }
        } else {
            for (auto&& item : static_cast<Range>(marked.range)) {
                (*this)(static_cast<decltype(item)>(item));
            }
        }
    }
    template <class Range> void elements_of(Range&& range) {
        (*this)(yieldmark::elements_of<Range&&>{std::forward<Range>(range)});
    }

private:
    friend record;
    explicit fiber_yield(record& to) noexcept : record_(to) {}
    record& record_;
};

/// A lazy sequence written as a function with a stack of its own (Boost.Context): a move-only view that can
/// be walked once.
///
/// Made from a callable that is handed a `fiber_yield<T, Send>&`; it runs on the consumer's thread, from one
/// `yield(item)` to the next, and not before `begin()`. An exception that leaves it reaches whoever advanced,
/// and the generator is finished. Destroyed half-way, the body's stack is unwound.
///
/// `T`, `Send` and the iterator are as in `generator`.
template <class T, class Send> class [[nodiscard]] fiber_generator {
    using record = detail::fiber_record<T, Send>;

public:
    using value_type = std::remove_cvref_t<T>;
    using reference = typename record::reference;

    /// Move-only. Advancing past the end is an error, asserted in debug builds and without effect otherwise.
    class iterator {
    public:
        using value_type = fiber_generator::value_type;
        using difference_type = std::ptrdiff_t;
        using iterator_concept = std::input_iterator_tag;

        iterator(iterator&& other) noexcept : record_(std::exchange(other.record_, nullptr)) {}
        iterator& operator=(iterator&& other) noexcept {
            record_ = std::exchange(other.record_, nullptr);
            return *this;
        }
        ~iterator() = default;

        [[nodiscard]] reference operator*() const noexcept { return record_->item(); }
        /// Runs the body to its next item or its end. Throws what leaves the body.
        iterator& operator++() {
            assert(!record_->done() && "yieldmark::fiber_generator: advanced past its end");
            if (!record_->done()) [[likely]] {
                record_->advance();
            }
            return *this;
        }
        void operator++(int) { ++*this; }
        [[nodiscard]] friend bool operator==(iterator const& it, std::default_sentinel_t) noexcept {
            return it.record_->done();
        }

    private:
        friend fiber_generator;
        explicit iterator(record* of) noexcept : record_(of) {}
        record* record_;
    };

    /// Throws what copying or moving the body throws. A small body waits in the generator for begin(), which
    /// takes the stack; a larger one, or one whose move may throw, is put on its stack at once, which throws
    /// std::bad_alloc when there is no memory for it.
    template <class Body>
    requires(
        !std::same_as<std::remove_cvref_t<Body>, fiber_generator> &&
        std::invocable<std::decay_t<Body>&, fiber_yield<T, Send>&>) explicit fiber_generator(Body&& body) {
        using kept = std::decay_t<Body>;
        if constexpr (detail::may_wait<kept>) {
            detail::waiting<T, Send, kept>::keep(body_, std::forward<Body>(body));
            waiting_ = &detail::waiting<T, Send, kept>::table;
        } else {
            record_ = detail::put_on_a_stack<T, Send, kept>(fiber_stack{}, std::forward<Body>(body));
        }
    }

    /// On a stack of one's own choice, which is taken at once. Throws std::bad_alloc when there is no memory
    /// for it, and what copying or moving the body throws.
    template <class Body>
    requires std::invocable < std::decay_t<Body>
    &, fiber_yield<T, Send>& > fiber_generator(fiber_stack wanted, Body&& body)
        : record_(detail::put_on_a_stack<T, Send, std::decay_t<Body>>(wanted, std::forward<Body>(body))) {}

    fiber_generator(fiber_generator&& other) noexcept { take_over(other); }
    fiber_generator& operator=(fiber_generator&& other) noexcept {
        if (this != &other) {
            clear();
            take_over(other);
        }
        return *this;
    }
    ~fiber_generator() {
        if (holds_something()) [[unlikely]] {
            clear();
        }
    }

    /// Runs the body to its first item. To be called once. A second call is an error, asserted in debug
    /// builds; otherwise it is without effect: the iterator is at the current item, or at the end of a
    /// generator that is finished. So is begin() of a moved-from generator, which has no items. Throws what
    /// leaves the body, and std::bad_alloc when there is no memory for a stack; the generator then is as it
    /// was.
    iterator begin() {
        assert((record_ != nullptr || waiting_ != nullptr) &&
               "yieldmark::fiber_generator: begin() of a moved-from generator");
        if (record_ == nullptr) {
            if (waiting_ == nullptr) [[unlikely]] {
                return iterator(no_items());
            }
            record_ = waiting_->start(body_);
            drop_waiting();
        }
        assert(!record_->begun() && "yieldmark::fiber_generator: begin() called twice");
        if (!record_->begun()) {
            record_->begin();
        }
        return iterator(record_);
    }
    static std::default_sentinel_t end() noexcept { return {}; }

    /// Hands `value` to the body: the yield it is suspended at will return it when the generator is advanced.
    /// To be called after begin(). A later value replaces one not yet received.
    template <class U = Send>
    requires detail::sendable<U, Send>
    void send(U&& value) {
        assert((record_ != nullptr || waiting_ != nullptr) &&
               "yieldmark::fiber_generator: send() to a moved-from generator");
        assert(waiting_ == nullptr && (record_ == nullptr || record_->begun()) &&
               "yieldmark::fiber_generator: send() before begin()");
        if (record_ != nullptr) [[likely]] {
            record_->send(std::forward<U>(value));
        }
    }

    void swap(fiber_generator& other) noexcept {
        fiber_generator kept(std::move(other));
        other = std::move(*this);
        *this = std::move(kept);
    }

private:
    friend fiber_yield<T, Send>;

    void take_over(fiber_generator& other) noexcept {
        record_ = std::exchange(other.record_, nullptr);
        waiting_ = std::exchange(other.waiting_, nullptr);
        if (waiting_ == nullptr) {
            return;
        }
        if (waiting_->move != nullptr) {
            waiting_->move(other.body_, body_);
        } else {
            std::memcpy(body_, other.body_, sizeof(body_));
        }
    }
    void drop_waiting() noexcept {
        if (auto const* const done_with = std::exchange(waiting_, nullptr); done_with->destroy != nullptr) {
            done_with->destroy(body_);
        }
    }
    [[nodiscard]] bool holds_something() const noexcept { return record_ != nullptr || waiting_ != nullptr; }
    // Called, so that a child that ran in place leaves a test behind and nothing more.
    [[gnu::noinline]] void clear() noexcept {
        if (waiting_ != nullptr) {
            drop_waiting();
        } else if (record_ != nullptr) {
            record::destroy(std::exchange(record_, nullptr));
        }
    }
    // Within another body, where nothing has to be destroyed: no move, no record, no stack. True when it ran.
    [[gnu::always_inline]] bool run_in_place(fiber_yield<T, Send>& yield) {
        if (waiting_ == nullptr || waiting_->destroy != nullptr) [[unlikely]] {
            return false;
        }
        std::exchange(waiting_, nullptr)->run(body_, yield);
        return true;
    }
    static record* no_items() noexcept {
        static detail::finished_fiber<T, Send> stand_in;
        return &stand_in;
    }
    void run_within(fiber_yield<T, Send>& yield) {
        assert((record_ != nullptr || waiting_ != nullptr) &&
               "yieldmark::fiber_generator: elements_of a moved-from generator");
        if (waiting_ != nullptr) {
            waiting_->run(body_, yield);
            return;
        }
        if (record_ == nullptr) [[unlikely]] {
            return;
        }
        assert(!record_->begun() && "yieldmark::fiber_generator: elements_of a generator already begun");
        if (record_->begun()) [[unlikely]] {
            walk_on(yield);
            return;
        }
        record_->run(yield);
    }
    // A body that has begun stays on the stack that it began on.
    [[gnu::cold, gnu::noinline]] void walk_on(fiber_yield<T, Send>& yield) {
        for (iterator it(record_); it != end(); ++it) {
            if constexpr (std::is_void_v<Send>) {
                yield(static_cast<typename fiber_yield<T, Send>::argument>(*it));
            } else if (auto sent = yield(static_cast<typename fiber_yield<T, Send>::argument>(*it))) {
                record_->send(*std::move(sent));
            }
        }
    }

    record* record_ = nullptr; // from begin() on, or at once where the body can't wait
    detail::waiting_body<T, Send> const* waiting_ = nullptr; // what waits in body_
    alignas(void*) std::byte body_[detail::waiting_bytes];
};

} // namespace yieldmark

template <class T, class Send>
inline constexpr bool std::ranges::enable_view<yieldmark::fiber_generator<T, Send>> = true;
