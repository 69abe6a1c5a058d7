#pragma once
// What a fiber generator is behind its handle: a record at the top of its stack, or a body that waits for one.

#include "stack_pool.hpp"
#include "stack_switch.hpp"
#include "yielded_item.hpp"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

namespace yieldmark {

template <class T, class Send> class fiber_yield;

namespace detail {

// Thrown out of `yield` in a body whose generator is destroyed half-way, so that its locals are destroyed.
struct fiber_unwinding {};

template <class Send> struct fiber_channel { std::optional<Send> sent_; };
template <> struct fiber_channel<void> {};

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

// The record of `body` at the top of a new stack. Throws std::bad_alloc, and what making a Body throws.
template <class T, class Send, class Body, class B>
fiber_record<T, Send>* put_on_a_stack(fiber_stack wanted, B&& body) {
    using made = fiber_body<T, Send, Body>;
    stack_pool::stack_header* const stack = stack_pool::take(wanted);
    constexpr std::uintptr_t alignment = alignof(made) > 64 ? alignof(made) : 64;
    auto const top = reinterpret_cast<std::uintptr_t>(stack) - sizeof(made);
    auto* const place = reinterpret_cast<void*>(top & ~(alignment - 1));
    static_assert(sizeof(made) + alignment <= 8 * 1024 + 64,
                  "yieldmark::fiber_generator: the body's captures fill its stack");
    try {
        return ::new (place) made(stack, std::forward<B>(body));
    } catch (...) {
        stack_pool::give_back(stack);
        throw;
    }
}

// What can be done with a body that waits within its generator, which then has no stack yet.
template <class T, class Send> struct waiting_body {
    void (*run)(void* body, fiber_yield<T, Send>& yield);
    fiber_record<T, Send>* (*start)(void* body);
    // Null where copying the bytes does; then the other is null too.
    void (*move)(void* from, void* to) noexcept;
    void (*destroy)(void* body) noexcept;
};
inline constexpr std::size_t waiting_bytes = 4 * sizeof(void*);

template <class Body>
inline constexpr bool
    may_wait = sizeof(Body) <= waiting_bytes &&
               alignof(Body) <= alignof(void*) && std::is_nothrow_move_constructible_v<Body>;

template <class T, class Send, class Body> struct waiting {
    static constexpr bool bytes = std::is_trivially_copyable_v<Body>;
    static constexpr bool in_words = bytes && sizeof(Body) % sizeof(std::uintptr_t) == 0;
    using words = std::array<std::uintptr_t, in_words ? sizeof(Body) / sizeof(std::uintptr_t) : 1>;

    // Word by word through a register: g++ else puts them together as a vector and takes it apart again in the
    // body.
    static void hold_apart(words& captures) noexcept {
        for (std::uintptr_t& each : captures) {
            asm("" : "+r"(each));
        }
    }
    template <class B> [[gnu::always_inline]] static void keep(void* at, B&& body) {
        if constexpr (in_words) {
            Body const kept(std::forward<B>(body));
            auto captures = std::bit_cast<words>(kept);
            hold_apart(captures);
            ::new (at) Body(std::bit_cast<Body>(captures));
        } else {
            ::new (at) Body(std::forward<B>(body));
        }
    }
    static void run(void* body, fiber_yield<T, Send>& yield) { (*static_cast<Body*>(body))(yield); }
    static fiber_record<T, Send>* start(void* body) {
        return put_on_a_stack<T, Send, Body>(fiber_stack{}, std::move(*static_cast<Body*>(body)));
    }
    static void move(void* from, void* to) noexcept {
        ::new (to) Body(std::move(*static_cast<Body*>(from)));
        destroy(from);
    }
    static void destroy(void* body) noexcept { static_cast<Body*>(body)->~Body(); }

    static constexpr waiting_body<T, Send> table{&run, &start, bytes ? nullptr : &move,
                                                 bytes ? nullptr : &destroy};
};

} // namespace detail
} // namespace yieldmark
