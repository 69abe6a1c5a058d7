#pragma once

#include "support/elements_of.hpp"

#include <coroutine>
#include <cstddef>
#include <exception>
#include <iterator>
#include <memory>
#include <utility>

namespace yieldmark {

/// A generator in the shape of std::generator's proposal (P2502R2, and P2168's reference implementation by
/// Lewis Baker and Corentin Jabot, whose design this follows in words of its own): the item is pointed to,
/// each promise knows the root of its recursion, a nested generator is entered and left by symmetric transfer,
/// each frame comes from the global operator new. It is what `generator` is compared with, and has no more
/// than the comparison needs.
template <class T> class [[nodiscard]] textbook_generator {
public:
    class promise_type;
    using handle = std::coroutine_handle<promise_type>;

    class iterator {
    public:
        using value_type = T;
        using difference_type = std::ptrdiff_t;

        explicit iterator(handle root) noexcept : root_{root} {}
        T const& operator*() const noexcept { return root_.promise().item(); }
        iterator& operator++() {
            root_.promise().resume_innermost();
            return *this;
        }
        void operator++(int) { ++*this; }
        friend bool operator==(iterator const& it, std::default_sentinel_t) noexcept {
            return it.root_.done();
        }

    private:
        handle root_;
    };

    explicit textbook_generator(handle root) noexcept : root_{root} {}
    textbook_generator(textbook_generator&& other) noexcept : root_{std::exchange(other.root_, nullptr)} {}
    textbook_generator& operator=(textbook_generator&& other) noexcept {
        std::swap(root_, other.root_);
        return *this;
    }
    ~textbook_generator() {
        if (root_)
            root_.destroy();
    }

    /// To be called once. Throws what leaves the body.
    [[nodiscard]] iterator begin() {
        root_.resume();
        return iterator{root_};
    }
    [[nodiscard]] static std::default_sentinel_t end() noexcept { return {}; }

private:
    handle root_;
};

template <class T> class textbook_generator<T>::promise_type {
    class nested_awaiter {
    public:
        explicit nested_awaiter(textbook_generator child) noexcept : child_{std::move(child)} {}
        static bool await_ready() noexcept { return false; }
        handle await_suspend(handle parent) noexcept {
            promise_type& inner = child_.root_.promise();
            inner.root_ = parent.promise().root_;
            inner.parent_or_innermost_ = parent;
            inner.error_ = &error_;
            inner.root_->parent_or_innermost_ = child_.root_;
            return child_.root_;
        }
        void await_resume() const {
            if (error_)
                std::rethrow_exception(error_);
        }

    private:
        textbook_generator child_;
        std::exception_ptr error_;
    };

    struct final_awaiter {
        static bool await_ready() noexcept { return false; }
        static std::coroutine_handle<> await_suspend(handle ended) noexcept {
            promise_type& promise = ended.promise();
            if (promise.root_ == &promise)
                return std::noop_coroutine();
            promise.root_->parent_or_innermost_ = promise.parent_or_innermost_;
            return promise.parent_or_innermost_;
        }
        static void await_resume() noexcept {}
    };

public:
    promise_type() noexcept : root_{this}, parent_or_innermost_{handle::from_promise(*this)} {}

    textbook_generator get_return_object() noexcept {
        return textbook_generator{handle::from_promise(*this)};
    }
    static std::suspend_always initial_suspend() noexcept { return {}; }
    static final_awaiter final_suspend() noexcept { return {}; }
    static void return_void() noexcept {}
    // As proposed. (clang 16 to 19 then destroy a body's locals twice: none of the bodies here that throw has
    // any.)
    void unhandled_exception() {
        if (root_ == this)
            throw;
        *error_ = std::current_exception();
    }

    std::suspend_always yield_value(T const& item) noexcept {
        root_->item_ = std::addressof(item);
        return {};
    }
    nested_awaiter yield_value(elements_of<textbook_generator&&> nested) noexcept {
        return nested_awaiter{std::move(nested.range)};
    }
    void await_transform() = delete;

    [[nodiscard]] T const& item() const noexcept { return *item_; }
    void resume_innermost() { parent_or_innermost_.resume(); }

private:
    promise_type* root_;         // itself, unless it is nested
    handle parent_or_innermost_; // in the root: the frame that an item comes from
    T const* item_ = nullptr;
    std::exception_ptr* error_ = nullptr; // where the parent looks for it
};

} // namespace yieldmark
