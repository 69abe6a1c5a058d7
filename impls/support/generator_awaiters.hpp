#pragma once
// What `co_yield elements_of(…)` in a generator's body awaits: a child that walks in its place.

#include "elements_of.hpp"
#include "generator_promise.hpp"

#include <cassert>
#include <concepts>
#include <coroutine>
#include <utility>

namespace yieldmark::detail {

template <class T, class Send> inline bool generator_promise<T, Send>::walk(generator<T, Send>& items) {
    assert(items.frame_ && "yieldmark::generator: elements_of a moved-from generator");
    assert((!items.frame_ || items.frame_.promise().fresh()) &&
           "yieldmark::generator: elements_of a generator already begun");
    handle const frame = items.frame_;
    if (frame && frame.promise().fresh()) [[likely]] {
        return start(frame.promise());
    }
    return go_on(frame);
}

// g++ 12 copies an awaiter that is an lvalue, so it gets one that refers to the promise.
template <class Promise> class promise_awaiter {
public:
    explicit promise_awaiter(Promise& promise) noexcept : promise_(promise) {}
    [[nodiscard]] bool await_ready() const noexcept { return promise_.await_ready(); }
    static void await_suspend(std::coroutine_handle<>) noexcept {}
    void await_resume() { promise_.await_resume(); }

private:
    Promise& promise_;
};

// For a range, which a child of our own walks.
template <class T, class Send> class range_awaiter {
public:
    range_awaiter(generator_promise<T, Send>& parent, generator<T, Send> child) noexcept
        : parent_(parent), child_(std::move(child)) {}
    range_awaiter(range_awaiter const&) = delete;
    range_awaiter& operator=(range_awaiter const&) = delete;
    bool await_ready() { return !parent_.walk(child_); }
    static void await_suspend(std::coroutine_handle<>) noexcept {}
    void await_resume() { parent_.await_resume(); }

private:
    generator_promise<T, Send>& parent_;
    generator<T, Send> child_;
};

template <class T, class Send, class Range> generator<T, Send> each_of(Range&& range) {
    for (auto&& item : std::forward<Range>(range)) {
        co_yield static_cast<decltype(item)>(item);
    }
}

// The child stays where the co_yield expression has it, which outlives the suspension: moving it in here would
// cost a second destructor.
template <class T, class Send>
template <class Range>
decltype(auto) generator_promise<T, Send>::yield_value(elements_of<Range> marked) {
    if constexpr (!std::same_as<Range, generator<T, Send>&&>) {
        return range_awaiter<T, Send>(*this, each_of<T, Send, Range>(static_cast<Range>(marked.range)));
    } else {
        waits_ = walk(marked.range);
        if constexpr (awaits_lvalues) {
            return (*this);
        } else {
            return promise_awaiter<generator_promise>(*this);
        }
    }
}

} // namespace yieldmark::detail
