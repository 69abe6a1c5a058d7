#pragma once

#include "support/elements_of.hpp"
#include "support/frame_pool.hpp"
#include "support/yielded_item.hpp"

#include <cassert>
#include <concepts>
#include <coroutine>
#include <cstddef>
#include <exception>
#include <iterator>
#include <memory>
#include <new>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>
#ifndef __GLIBCXX__
#include <ranges>
#endif

// clang takes a chain of generators apart only while the resumed body is below its inliner's threshold (325
// at -O3; a filter comes to 305), so what is rare is called. g++ inlines no resumed body; there a frame less
// makes a throw cheaper.
#ifdef __clang__
#define YIELDMARK_RAISE [[noreturn, gnu::cold, gnu::noinline]]
#else
#define YIELDMARK_RAISE [[noreturn, gnu::always_inline]]
#endif

namespace yieldmark {

template <class T, class Send = void> class generator;

namespace detail {

template <class T, class Send> class child_awaiter;

#ifdef __clang__
inline constexpr bool inliner_counts = true;
#else
inline constexpr bool inliner_counts = false;
#endif

// What `send` hands over, and what a co_yield results in.
template <class Send> struct send_channel {
    std::optional<Send> sent_;

    struct awaiter {
        std::optional<Send>& sent_;
        static constexpr bool await_ready() noexcept { return false; }
        static void await_suspend(std::coroutine_handle<>) noexcept {}
        std::optional<Send> await_resume() { return std::exchange(sent_, std::nullopt); }
    };
    awaiter after_yield() noexcept {
        sent_.reset();
        return {sent_};
    }
};
template <> struct send_channel<void> {
    static std::suspend_always after_yield() noexcept { return {}; }
};

template <class T, class Send> class generator_promise : send_channel<Send> {
    using holder = typename item_holder<T>::type;
    using handle = std::coroutine_handle<generator_promise>;

public:
    using reference = typename holder::reference;

    generator_promise() = default;
    generator_promise(generator_promise const&) = delete;
    generator_promise& operator=(generator_promise const&) = delete;
    ~generator_promise() = default;

    generator<T, Send> get_return_object() noexcept;
    static std::suspend_always initial_suspend() noexcept { return {}; }
    static std::suspend_always final_suspend() noexcept { return {}; }
    static void return_void() noexcept {}
    // Not `throw;`: clang 16 to 19 then run the destructors of the body's locals a second time.
    void unhandled_exception() noexcept { error_ = capture(); }

    auto yield_value(typename holder::argument item) noexcept {
        item_.set(static_cast<typename holder::argument>(item));
        return this->after_yield();
    }
    template <class Range> auto yield_value(elements_of<Range> marked);

    template <class U> void await_transform(U&&) = delete;

    static void* operator new(std::size_t bytes) { return frame_pool::take(bytes); }
    static void operator delete(void* frame, std::size_t bytes) noexcept {
        frame_pool::give_back(frame, bytes);
    }

    // Runs to the first item, or to the end. This and `advance` are forced in: in a large unit g++ else calls
    // them.
    [[gnu::always_inline]] void begin() {
        begun_ = true;
        self().resume();
        if (healthy()) [[likely]] {
            return;
        }
        raise(error_);
    }
    // Runs to the next item, or to the end, from whichever frame of the recursion is innermost.
    [[gnu::always_inline]] void advance() {
        if (leaf_ == nullptr) [[likely]] {
            if (self().done()) [[unlikely]] {
                return;
            }
            self().resume();
            if (healthy()) [[likely]] {
                return;
            }
            if constexpr (!inliner_counts) {
                raise(error_);
            }
        }
        advance_slowly(leaf_, error_);
    }
    // A stored exception is the rarer question, but clang folds it away and g++ has just loaded what says
    // done.
    [[nodiscard]] bool healthy() const noexcept {
        return (!inliner_counts && !self().done()) || error_ == nullptr;
    }
    [[nodiscard]] bool begun() const noexcept { return begun_; }
    [[nodiscard]] reference item() const noexcept { return item_.get(); }

    template <class U> void send(U&& value) {
        (leaf_ == nullptr ? *this : *leaf_).sent_ = std::forward<U>(value);
    }

    // Starts `child` at once, while this body is about to suspend; true when it came to an item.
    [[gnu::noinline]] bool start(generator_promise& child) {
        generator_promise* const root = root_ == nullptr ? this : root_;
        child.root_ = root;
        root->leaf_ = &child;
        child.self().resume();
        if (child.self().done()) [[unlikely]] {
            root->leaf_ = root_ == nullptr ? nullptr : this;
            return false;
        }
        child.parent_ = this;
        if (root->leaf_ == &child) {
            root->item_ = child.item_;
        }
        return true;
    }
    void rethrow() const {
        if (error_ != nullptr) [[unlikely]] {
            raise(error_);
        }
    }

private:
    [[nodiscard]] handle self() const noexcept {
        return handle::from_promise(const_cast<generator_promise&>(*this));
    }

    // Is handed the leaf rather than called on the root: the root's address must not leave the frame.
    [[gnu::noinline]] static void advance_slowly(generator_promise* leaf, std::exception_ptr* error) {
        if (leaf == nullptr) [[unlikely]] {
            raise(error);
        }
        generator_promise* const root = leaf->root_;
        for (;;) {
            leaf->self().resume();
            if (!leaf->self().done()) [[likely]] {
                if (root->leaf_ == leaf) {
                    root->item_ = leaf->item_;
                }
                return;
            }
            leaf = leaf->parent_;
            if (leaf == root) {
                break;
            }
            root->leaf_ = leaf;
        }
        root->leaf_ = nullptr;
        root->self().resume();
        if (root->self().done()) {
            root->rethrow();
        }
    }
    [[gnu::cold, gnu::noinline]] static std::exception_ptr* capture() noexcept {
        return new std::exception_ptr(std::current_exception());
    }
    YIELDMARK_RAISE static void raise(std::exception_ptr* stored) {
        std::exception_ptr const error = std::move(*stored);
        delete stored;
        std::rethrow_exception(error);
    }

    holder item_;
    generator_promise* leaf_ = nullptr;
    generator_promise* root_ = nullptr;
    generator_promise* parent_ = nullptr;
    std::exception_ptr* error_ = nullptr;
    bool begun_ = false;
};

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

    /// Runs the body to its first item. To be called once: a second call is an error, asserted in debug
    /// builds and without effect otherwise. Throws what leaves the body.
    [[gnu::always_inline]] iterator begin() {
        assert(frame_ && "yieldmark::generator: begin() of a moved-from generator");
        assert(!frame_.promise().begun() && "yieldmark::generator: begin() called twice");
        frame_.promise().begin();
        return iterator(frame_);
    }
    static std::default_sentinel_t end() noexcept { return {}; }

    /// Hands `value` to the body: the co_yield it is suspended at will result in it when the generator is
    /// advanced. To be called after begin(). A later value replaces one not yet received.
    template <class U = Send>
    requires detail::sendable<U, Send>
    void send(U&& value) {
        assert(frame_.promise().begun() && "yieldmark::generator: send() before begin()");
        frame_.promise().send(std::forward<U>(value));
    }

    void swap(generator& other) noexcept { std::swap(frame_, other.frame_); }

private:
    friend promise;
    friend detail::child_awaiter<T, Send>;
    explicit generator(handle frame) noexcept : frame_(frame) {}

    handle frame_;
};

namespace detail {

template <class T, class Send> generator<T, Send> generator_promise<T, Send>::get_return_object() noexcept {
    return generator<T, Send>(self());
}

// Suspends the parent while the child has items; a child without any never suspends it. The child stays where
// the co_yield expression has it, which outlives the suspension: moving it in here would cost a second
// destructor.
template <class T, class Send> class child_awaiter {
public:
    child_awaiter(generator_promise<T, Send>& parent, generator<T, Send>& child) noexcept
        : parent_(parent), child_(child.frame_.promise()) {}
    [[gnu::always_inline]] bool await_ready() { return !parent_.start(child_); }
    static void await_suspend(std::coroutine_handle<>) noexcept {}
    void await_resume() const { child_.rethrow(); }

private:
    generator_promise<T, Send>& parent_;
    generator_promise<T, Send>& child_;
};

// The same for a range, which a child of our own walks.
template <class T, class Send> class range_awaiter {
public:
    range_awaiter(generator_promise<T, Send>& parent, generator<T, Send> child) noexcept
        : child_(std::move(child)), awaiter_(parent, child_) {}
    range_awaiter(range_awaiter const&) = delete;
    range_awaiter& operator=(range_awaiter const&) = delete;
    bool await_ready() { return awaiter_.await_ready(); }
    static void await_suspend(std::coroutine_handle<>) noexcept {}
    void await_resume() const { awaiter_.await_resume(); }

private:
    generator<T, Send> child_;
    child_awaiter<T, Send> awaiter_;
};

template <class T, class Send, class Range> generator<T, Send> each_of(Range&& range) {
    for (auto&& item : std::forward<Range>(range)) {
        co_yield static_cast<decltype(item)>(item);
    }
}

template <class T, class Send>
template <class Range>
auto generator_promise<T, Send>::yield_value(elements_of<Range> marked) {
    if constexpr (std::same_as<Range, generator<T, Send>&&>) {
        return child_awaiter<T, Send>(*this, marked.range);
    } else {
        return range_awaiter<T, Send>(*this, each_of<T, Send, Range>(static_cast<Range>(marked.range)));
    }
}

// The promise of a coroutine that is given an allocator. Its type says which, so that other frames carry
// none.
template <class T, class Send, std::size_t allocator_at, class... Parameters>
class allocating_promise final : public generator_promise<T, Send> {
    using given_allocator =
        std::remove_cvref_t<std::tuple_element_t<allocator_at, std::tuple<Parameters...>>>;
    struct alignas(__STDCPP_DEFAULT_NEW_ALIGNMENT__) block {
        std::byte bytes[__STDCPP_DEFAULT_NEW_ALIGNMENT__];
    };
    using traits = typename std::allocator_traits<given_allocator>::template rebind_traits<block>;
    using block_allocator = typename traits::allocator_type;

public:
    generator<T, Send> get_return_object() noexcept {
        static_assert(alignof(allocating_promise) == alignof(generator_promise<T, Send>) &&
                      sizeof(allocating_promise) == sizeof(generator_promise<T, Send>));
        return generator_promise<T, Send>::get_return_object();
    }

    // No template: g++ takes one for another family than the operator delete below.
    static void* operator new(std::size_t bytes, std::remove_reference_t<Parameters>&... given) {
        return allocate(bytes, std::get<allocator_at>(std::tie(given...)));
    }
    static void operator delete(void* frame, std::size_t bytes) noexcept {
        auto* const kept =
            std::launder(reinterpret_cast<block_allocator*>(static_cast<block*>(frame) + blocks_of(bytes)));
        block_allocator from(std::move(*kept));
        kept->~block_allocator();
        traits::deallocate(from, static_cast<block*>(frame),
                           blocks_of(bytes) + blocks_of(sizeof(block_allocator)));
    }

private:
    static constexpr std::size_t blocks_of(std::size_t bytes) noexcept {
        return (bytes + sizeof(block) - 1) / sizeof(block);
    }
    // The allocator is kept behind the frame, for the one that destroys it.
    static void* allocate(std::size_t bytes, given_allocator const& given) {
        block_allocator from(given);
        block* const frame = traits::allocate(from, blocks_of(bytes) + blocks_of(sizeof(block_allocator)));
        ::new (static_cast<void*>(frame + blocks_of(bytes))) block_allocator(std::move(from));
        return frame;
    }
};

} // namespace detail
} // namespace yieldmark

template <class T, class Send, class Tag, class Allocator, class... Rest>
requires std::same_as<std::remove_cvref_t<Tag>, std::allocator_arg_t>
struct std::coroutine_traits<yieldmark::generator<T, Send>, Tag, Allocator, Rest...> {
    using promise_type = yieldmark::detail::allocating_promise<T, Send, 1, Tag, Allocator, Rest...>;
};

// A member function or a lambda: its object comes first.
template <class T, class Send, class Self, class Tag, class Allocator, class... Rest>
requires(std::same_as<std::remove_cvref_t<Tag>, std::allocator_arg_t> &&
         !std::same_as<std::remove_cvref_t<Self>, std::allocator_arg_t>) struct std::
    coroutine_traits<yieldmark::generator<T, Send>, Self, Tag, Allocator, Rest...> {
    using promise_type = yieldmark::detail::allocating_promise<T, Send, 2, Self, Tag, Allocator, Rest...>;
};

template <class T, class Send>
inline constexpr bool std::ranges::enable_view<yieldmark::generator<T, Send>> = true;

#undef YIELDMARK_RAISE
