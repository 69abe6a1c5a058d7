#pragma once

#include "elements_of.hpp"
#include "stack_pool.hpp"
#include "stack_switch.hpp"
#include "yielded_item.hpp"

#include <cassert>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
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

namespace detail {

// Thrown out of `yield` in a body whose generator is destroyed half-way, so that its locals are destroyed.
struct fiber_unwinding {};

template <class Send> struct fiber_channel { std::optional<Send> sent_; };
template <> struct fiber_channel<void> {};

template <class T, class Send> class fiber_record;

} // namespace detail

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
            auto child = std::move(marked.range);
            child.run_within(*this);
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

namespace detail {

// What a fiber generator is, apart from its handle: lives at the top of its own stack.
template <class T, class Send> class fiber_record : fiber_channel<Send> {
    using holder = typename item_holder<T>::type;

public:
    using reference = typename holder::reference;

    explicit fiber_record(stack_pool::stack_header* stack) noexcept : stack_(stack) {}
    fiber_record(fiber_record const&) = delete;
    fiber_record& operator=(fiber_record const&) = delete;

    virtual void run(fiber_yield<T, Send>& yield) = 0;

    // Only now is there a context made: a body that runs within another never needs one.
    void begin() {
        begun_ = true;
        auto const bytes = static_cast<std::size_t>(reinterpret_cast<std::byte*>(this) - stack_->bottom);
        switch_.prepare(stack_->bottom, bytes, &fiber_record::enter);
        advance();
    }
    void advance() {
        switch_.to_body(this);
        if (done_) [[unlikely]] {
            rethrow();
        }
    }
    // Forced in: each frame on the way is one more for the unwinding to look up, twice.
    [[gnu::always_inline]] auto yield(typename holder::argument item) {
        item_.set(static_cast<typename holder::argument>(item));
        if constexpr (!std::is_void_v<Send>) {
            this->sent_.reset();
        }
        if (switch_.to_consumer() == nullptr) [[unlikely]] {
            throw fiber_unwinding{};
        }
        if constexpr (!std::is_void_v<Send>) {
            return std::exchange(this->sent_, std::nullopt);
        }
    }
    template <class U> void send(U&& value) { this->sent_ = std::forward<U>(value); }
    [[nodiscard]] reference item() const noexcept { return item_.get(); }
    [[nodiscard]] bool done() const noexcept { return done_; }
    [[nodiscard]] bool begun() const noexcept { return begun_; }

    static void destroy(fiber_record* record) noexcept {
        // More than once only for a body that swallowed what `yield` threw and yields again.
        for (int yields = 0; record->begun_ && !record->done_; ++yields) {
            if (yields == most_yields_unwound) [[unlikely]] {
                give_up();
            }
            record->switch_.to_body(nullptr);
        }
        stack_pool::stack_header* const stack = record->stack_;
        record->~fiber_record();
        stack_pool::give_back(stack);
    }

protected:
    virtual ~fiber_record() = default;
    struct finished {};
    explicit fiber_record(finished) noexcept : begun_(true), done_(true), stack_(nullptr) {}

private:
    static constexpr int most_yields_unwound = 1000;
    [[noreturn, gnu::cold, gnu::noinline]] static void give_up() noexcept {
        std::fputs(
            "yieldmark::fiber_generator: destroyed half-way, but the body does not end: it catches the "
            "exception that unwinds it and yields again. Let catch (...) rethrow it.\n",
            stderr);
        std::terminate();
    }
    static void enter(boost::context::detail::transfer_t from) {
        auto& record = *static_cast<fiber_record*>(from.data);
        record.switch_.arrived(from.fctx);
        record.run_to_end();
        record.done_ = true;
        record.switch_.to_consumer_for_good();
    }
    void run_to_end() noexcept {
        try {
            fiber_yield<T, Send> yield(*this);
            run(yield);
        } catch (fiber_unwinding const&) {
        } catch (...) {
            error_ = std::current_exception();
        }
    }
    [[gnu::cold, gnu::noinline]] void rethrow() {
        if (error_ != nullptr) {
            std::rethrow_exception(std::exchange(error_, nullptr));
        }
    }

    stack_switch switch_;
    holder item_;
    bool begun_ = false;
    bool done_ = false;
    std::exception_ptr error_;
    stack_pool::stack_header* stack_;
};

// Stands in for the record of a moved-from generator, which is a sequence at its end.
template <class T, class Send> class finished_fiber final : public fiber_record<T, Send> {
public:
    finished_fiber() noexcept : fiber_record<T, Send>(typename fiber_record<T, Send>::finished{}) {}
    void run(fiber_yield<T, Send>&) override {}
};

template <class T, class Send, class Body> class fiber_body final : public fiber_record<T, Send> {
public:
    template <class B>
    fiber_body(stack_pool::stack_header* stack, B&& body)
        : fiber_record<T, Send>(stack), body_(std::forward<B>(body)) {}
    void run(fiber_yield<T, Send>& yield) override { body_(yield); }

private:
    Body body_;
};

} // namespace detail

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

    /// Throws std::bad_alloc when there is no memory for a stack, and what copying or moving the body throws.
    template <class Body>
    requires(!std::same_as<std::remove_cvref_t<Body>, fiber_generator> &&
             std::invocable<std::decay_t<Body>&, fiber_yield<T, Send>&>) explicit fiber_generator(Body&& body)
        : fiber_generator(fiber_stack{}, std::forward<Body>(body)) {}

    /// The same on a stack of one's own choice.
    template <class Body>
    requires std::invocable < std::decay_t<Body>
    &, fiber_yield<T, Send>& > fiber_generator(fiber_stack wanted, Body&& body) {
        using made = detail::fiber_body<T, Send, std::decay_t<Body>>;
        stack_pool::stack_header* const stack = stack_pool::take(wanted);
        constexpr std::uintptr_t alignment = alignof(made) > 64 ? alignof(made) : 64;
        auto const top = reinterpret_cast<std::uintptr_t>(stack) - sizeof(made);
        auto* const place = reinterpret_cast<void*>(top & ~(alignment - 1));
        static_assert(sizeof(made) + alignment <= 8 * 1024 + 64,
                      "yieldmark::fiber_generator: the body's captures fill its stack");
        try {
            record_ = ::new (place) made(stack, std::forward<Body>(body));
        } catch (...) {
            stack_pool::give_back(stack);
            throw;
        }
    }
    fiber_generator(fiber_generator&& other) noexcept : record_(std::exchange(other.record_, nullptr)) {}
    fiber_generator& operator=(fiber_generator&& other) noexcept {
        fiber_generator(std::move(other)).swap(*this);
        return *this;
    }
    ~fiber_generator() {
        if (record_ != nullptr) {
            record::destroy(record_);
        }
    }

    /// Runs the body to its first item. To be called once. A second call is an error, asserted in debug
    /// builds; otherwise it is without effect: the iterator is at the current item, or at the end of a
    /// generator that is finished. So is begin() of a moved-from generator, which has no items. Throws what
    /// leaves the body.
    iterator begin() {
        assert(record_ != nullptr && "yieldmark::fiber_generator: begin() of a moved-from generator");
        if (record_ == nullptr) [[unlikely]] {
            return iterator(no_items());
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
        assert(record_ != nullptr && "yieldmark::fiber_generator: send() to a moved-from generator");
        assert((record_ == nullptr || record_->begun()) &&
               "yieldmark::fiber_generator: send() before begin()");
        if (record_ != nullptr) [[likely]] {
            record_->send(std::forward<U>(value));
        }
    }

    void swap(fiber_generator& other) noexcept { std::swap(record_, other.record_); }

private:
    friend fiber_yield<T, Send>;
    static record* no_items() noexcept {
        static detail::finished_fiber<T, Send> stand_in;
        return &stand_in;
    }
    void run_within(fiber_yield<T, Send>& yield) {
        assert(record_ != nullptr && "yieldmark::fiber_generator: elements_of a moved-from generator");
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

    record* record_ = nullptr;
};

} // namespace yieldmark

template <class T, class Send>
inline constexpr bool std::ranges::enable_view<yieldmark::fiber_generator<T, Send>> = true;
