#pragma once

#include "support/elements_of.hpp"
#include "support/frame_pool.hpp"
#include "support/yielded_item.hpp"

#include <cassert>
#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
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

// What makes a step more than one resumption of the root: a child that is active, or what the body has
// thrown. Both have this base, so that one call with one argument deals with both: each argument counts.
struct detour {
    bool is_error;
};
struct thrown : detour {
    std::exception_ptr what;
};

template <class T, class Send> class generator_promise : detour, send_channel<Send> {
    using holder = typename item_holder<T>::type;
    using handle = std::coroutine_handle<generator_promise>;

public:
    using reference = typename holder::reference;

    generator_promise() noexcept : detour{false} {}
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
#ifdef __clang__
    // For -fcoro-aligned-allocation, without which clang asks for no alignment and its sizes tell none.
    static void* operator new(std::size_t bytes, std::align_val_t alignment) {
        return over_aligned(alignment) ? ::operator new(bytes, alignment) : frame_pool::take(bytes);
    }
    static void operator delete(void* frame, std::size_t bytes, std::align_val_t alignment) noexcept {
        if (over_aligned(alignment)) {
            ::operator delete(frame, alignment);
        } else {
            frame_pool::give_back(frame, bytes);
        }
    }
#endif

    // Runs to the first item, or to the end; without effect once begun. This and `advance` are forced in: in
    // a large unit g++ else calls them.
    [[gnu::always_inline]] void begin() {
        if (fresh_) [[likely]] {
            fresh_ = false;
            self().resume();
            if (healthy()) [[likely]] {
                return;
            }
            raise(error_);
        }
    }
    // Runs to the next item, or to the end, from whichever frame of the recursion is innermost.
    [[gnu::always_inline]] void advance() {
        detour* found = leaf_;
        if (found == nullptr) [[likely]] {
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
            found = error_;
        }
        advance_slowly(found);
    }
    // A stored exception is the rarer question, but clang folds it away and g++ has just loaded what says
    // done.
    [[nodiscard]] bool healthy() const noexcept {
        return (!inliner_counts && !self().done()) || error_ == nullptr;
    }
    [[nodiscard]] bool fresh() const noexcept {
        return fresh_;
    }
    [[nodiscard]] reference item() const noexcept {
        return item_.get();
    }

    template <class U> void send(U&& value) {
        (leaf_ == nullptr ? *this : *leaf()).sent_ = std::forward<U>(value);
    }

    // Starts `child` at once, while this body is about to suspend; true when it came to an item.
    [[gnu::noinline]] bool start(generator_promise& child) {
        child.fresh_ = false;
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
    // A child that was walked on its own before: it, and what is active in it, become part of this recursion.
    // Its current item comes first, as after a second begin(). True when there is one.
    [[gnu::cold, gnu::noinline]] bool take_over(generator_promise& child) noexcept {
        if (child.self().done()) {
            if (child.error_ != nullptr) { // raised before. The stand-in below has none and is all threads'.
                child.error_ = nullptr;
            }
            return false;
        }
        generator_promise* const root = root_ == nullptr ? this : root_;
        generator_promise* const innermost = child.leaf_ == nullptr ? &child : child.leaf();
        for (generator_promise* each = innermost; each != &child; each = each->parent_) {
            each->root_ = root;
        }
        child.root_ = root;
        child.parent_ = this;
        child.leaf_ = nullptr;
        root->leaf_ = innermost;
        root->item_ = child.item_;
        return true;
    }

    void rethrow() {
        if (error_ != nullptr) [[unlikely]] {
            raise(std::exchange(error_, nullptr));
        }
    }

private:
    [[nodiscard]] handle self() const noexcept {
        return handle::from_promise(const_cast<generator_promise&>(*this));
    }

    static constexpr bool over_aligned(std::align_val_t alignment) noexcept {
        return static_cast<std::size_t>(alignment) > __STDCPP_DEFAULT_NEW_ALIGNMENT__;
    }
    [[nodiscard]] generator_promise* leaf() const noexcept {
        return static_cast<generator_promise*>(leaf_);
    }

    // Is handed the leaf rather than called on the root: the root's address must not leave the frame.
    [[gnu::noinline]] static void advance_slowly(detour* found) {
        if constexpr (inliner_counts) {
            if (found->is_error) [[unlikely]] {
                raise(static_cast<thrown*>(found));
            }
        }
        auto* leaf = static_cast<generator_promise*>(found);
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
    [[gnu::cold, gnu::noinline]] static thrown* capture() noexcept {
        return new thrown{{true}, std::current_exception()};
    }
    YIELDMARK_RAISE static void raise(thrown* stored) {
        std::exception_ptr const error = std::move(stored->what);
        delete stored;
        std::rethrow_exception(error);
    }

    bool fresh_ = true;
    holder item_;
    detour* leaf_ = nullptr;
    generator_promise* root_ = nullptr;
    generator_promise* parent_ = nullptr;
    thrown* error_ = nullptr;
};

// Stands in for the frame of a moved-from generator, which is a sequence at its end. It is laid out as the
// compilers lay out a frame: two functions, of which none to resume means done, then the promise. Of that
// only zeros are read: not fresh, no leaf, no error. A frame of a real coroutine would have to be made by a
// call, which clang's inliner counts.
template <class Promise> struct finished_frame {
    void (*resume)(void*);
    void (*destroy)(void*);
    alignas(Promise) std::byte promise[sizeof(Promise)];
};
template <class Promise> inline constinit finished_frame<Promise> finished_for_good{};

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
    friend detail::child_awaiter<T, Send>;
    explicit generator(handle frame) noexcept : frame_(frame) {}

    static handle finished() noexcept {
        return handle::from_address(std::addressof(detail::finished_for_good<promise>));
    }
    // For elements_of, which goes on with a generator that is begun and finds none in one that is moved from.
    promise& to_walk() noexcept {
        assert(frame_ && "yieldmark::generator: elements_of a moved-from generator");
        assert((!frame_ || frame_.promise().fresh()) &&
               "yieldmark::generator: elements_of a generator already begun");
        return (frame_ ? frame_ : finished()).promise();
    }

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
        : parent_(parent), child_(child.to_walk()) {}
    [[gnu::always_inline]] bool await_ready() {
        return !(child_.fresh() ? parent_.start(child_) : parent_.take_over(child_));
    }
    static void await_suspend(std::coroutine_handle<>) noexcept {}
    void await_resume() { child_.rethrow(); }

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
    void await_resume() { awaiter_.await_resume(); }

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
template <class T, class Send, class Tag, class Allocator, class... Rest>
class allocating_promise : public generator_promise<T, Send> {
    using given_allocator = std::remove_cvref_t<Allocator>;
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
    static void* operator new(std::size_t bytes, std::remove_reference_t<Tag>&,
                              std::remove_reference_t<Allocator>& given, std::remove_reference_t<Rest>&...) {
        return allocate(bytes, given);
    }
    static void operator delete(void* frame, std::size_t bytes) noexcept {
        auto* const kept =
            std::launder(reinterpret_cast<behind_frame*>(static_cast<block*>(frame) + blocks_of(bytes)));
        behind_frame found(std::move(*kept));
        kept->~behind_frame();
        traits::deallocate(found.from, found.start, blocks_for(bytes));
    }

protected:
    static void* allocate(std::size_t bytes, given_allocator const& given) {
        block_allocator from(given);
        block* const start = traits::allocate(from, blocks_for(bytes));
        std::size_t const past = reinterpret_cast<std::uintptr_t>(start) / sizeof(block) & spare_of(bytes);
        block* const frame = start + (spare_of(bytes) + 1 - past) % (spare_of(bytes) + 1);
        ::new (static_cast<void*>(frame + blocks_of(bytes))) behind_frame{std::move(from), start};
        return frame;
    }

private:
    // For the one that destroys the frame.
    struct behind_frame {
        block_allocator from;
        block* start;
    };
    static constexpr std::size_t blocks_of(std::size_t bytes) noexcept {
        return (bytes + sizeof(block) - 1) / sizeof(block);
    }
    // Blocks by which a frame may have to begin later than what it is allocated in, see frame_pool.
    static constexpr std::size_t spare_of(std::size_t bytes) noexcept {
        return blocks_of(frame_pool::alignment_of(bytes)) - 1;
    }
    static constexpr std::size_t blocks_for(std::size_t bytes) noexcept {
        return spare_of(bytes) + blocks_of(bytes) + blocks_of(sizeof(behind_frame));
    }
};

// A member function or a lambda: its object comes first, but clang leaves a lambda's out.
template <class T, class Send, class Self, class Tag, class Allocator, class... Rest>
class allocating_member_promise final : public allocating_promise<T, Send, Tag, Allocator, Rest...> {
    using base = allocating_promise<T, Send, Tag, Allocator, Rest...>;

public:
    using base::operator new;
    static void* operator new(std::size_t bytes, std::remove_reference_t<Self>&,
                              std::remove_reference_t<Tag>&, std::remove_reference_t<Allocator>& given,
                              std::remove_reference_t<Rest>&...) {
        return base::allocate(bytes, given);
    }
    static void operator delete(void* frame, std::size_t bytes) noexcept {
        base::operator delete(frame, bytes);
    }
};

} // namespace detail
} // namespace yieldmark

template <class T, class Send, class Tag, class Allocator, class... Rest>
requires std::same_as<std::remove_cvref_t<Tag>, std::allocator_arg_t>
struct std::coroutine_traits<yieldmark::generator<T, Send>, Tag, Allocator, Rest...> {
    using promise_type = yieldmark::detail::allocating_promise<T, Send, Tag, Allocator, Rest...>;
};

// A member function or a lambda: its object comes first.
template <class T, class Send, class Self, class Tag, class Allocator, class... Rest>
requires(std::same_as<std::remove_cvref_t<Tag>, std::allocator_arg_t> &&
         !std::same_as<std::remove_cvref_t<Self>, std::allocator_arg_t>) struct std::
    coroutine_traits<yieldmark::generator<T, Send>, Self, Tag, Allocator, Rest...> {
    using promise_type = yieldmark::detail::allocating_member_promise<T, Send, Self, Tag, Allocator, Rest...>;
};

template <class T, class Send>
inline constexpr bool std::ranges::enable_view<yieldmark::generator<T, Send>> = true;

#undef YIELDMARK_RAISE
