#pragma once
// The promise of a generator: its step, its item, and the recursion of children in one another.

#include "elements_of.hpp"
#include "frame_pool.hpp"
#include "yielded_item.hpp"

#include <coroutine>
#include <cstddef>
#include <exception>
#include <new>
#include <optional>
#include <utility>

// clang takes a chain of generators apart only while the resumed body is below its inliner's threshold (325
// at -O3; a filter comes to 310), so what is rare is called. g++ inlines no resumed body; there a frame less
// makes a throw cheaper.
#ifdef __clang__
#define YIELDMARK_RAISE [[noreturn, gnu::cold, gnu::noinline]]
#define YIELDMARK_WALK [[gnu::noinline]]
#define YIELDMARK_EXPECTED(condition) (condition)
#else
#define YIELDMARK_RAISE [[noreturn, gnu::always_inline]]
#define YIELDMARK_WALK [[gnu::always_inline]]
#define YIELDMARK_EXPECTED(condition) __builtin_expect((condition), true)
#endif

namespace yieldmark {

template <class T, class Send = void> class generator;

namespace detail {

#ifdef __clang__
inline constexpr bool inliner_counts = true;
inline constexpr bool awaits_lvalues = true;
#else
inline constexpr bool inliner_counts = false;
inline constexpr bool awaits_lvalues = false;
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
    template <class Range> decltype(auto) yield_value(elements_of<Range> marked);
    // While a child walks, the body awaits its own promise: another awaiter would be an object more in each
    // frame.
    [[nodiscard]] bool await_ready() const noexcept { return !waits_; }
    static void await_suspend(std::coroutine_handle<>) noexcept {}
    void await_resume() { rethrow(); }

    template <class U> void await_transform(U&&) = delete;

    [[gnu::returns_nonnull]] static void* operator new(std::size_t bytes) { return frame_pool::take(bytes); }
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
        if (fresh()) [[likely]] {
            begun_ = true;
            self().resume();
            if (healthy()) [[likely]] {
                return;
            }
            raise(error_);
        }
    }
    // Runs to the next item, or to the end, from whichever frame of the recursion is innermost.
    [[gnu::always_inline]] void advance() {
        detour* const found = leaf_;
        if (YIELDMARK_EXPECTED(found == nullptr)) {
            if (self().done()) [[unlikely]] {
                return;
            }
            self().resume();
            if (healthy()) [[likely]] {
                return;
            }
            if constexpr (inliner_counts) {
                advance_within(error_);
            } else {
                raise(error_);
            }
        } else if constexpr (inliner_counts) {
            advance_within(found);
        } else if (resumed(static_cast<generator_promise*>(found))) [[likely]] {
            item_ = leaf()->item_;
        }
    }
    // A stored exception is the rarer question, but clang folds it away and g++ has just loaded what says
    // done.
    [[nodiscard]] bool healthy() const noexcept {
        return (!inliner_counts && !self().done()) || error_ == nullptr;
    }
    [[nodiscard]] bool fresh() const noexcept {
        return !begun_;
    }
    [[nodiscard]] reference item() const noexcept {
        return item_.get();
    }

    template <class U> void send(U&& value) {
        (leaf_ == nullptr ? *this : *leaf()).sent_ = std::forward<U>(value);
    }

    // Walks `items` in this body's place, as the body is about to suspend; true when there is an item, for
    // which it suspends. clang's bodies call this, so that no body holds the checks for misuse; g++ makes the
    // child's frame within the body, where it knows that frame to be new and drops the check.
    YIELDMARK_WALK bool walk(generator<T, Send>& items);

private:
    [[nodiscard]] handle self() const noexcept {
        return handle::from_promise(const_cast<generator_promise&>(*this));
    }

    static constexpr bool over_aligned(std::align_val_t alignment) noexcept {
        return static_cast<std::size_t>(alignment) > __STDCPP_DEFAULT_NEW_ALIGNMENT__;
    }
    [[nodiscard]] generator_promise* root() noexcept {
        return root_ == nullptr ? this : root_;
    }
    [[nodiscard]] generator_promise* leaf() const noexcept {
        return static_cast<generator_promise*>(leaf_);
    }

    // Starts `child` at once; true when it came to an item. What a child throws is handed to its parent, which
    // then need not look at the child again.
    [[gnu::noinline]] bool start(generator_promise& child) {
        generator_promise* const root = this->root();
        child.begun_ = true;
        child.root_ = root;
        root->leaf_ = &child;
        child.self().resume();
        if (child.self().done()) [[unlikely]] {
            root->leaf_ = root_ == nullptr ? nullptr : this;
            error_ = child.error_;
            return false;
        }
        child.parent_ = this;
        if (root->leaf_ == &child) {
            root->item_ = child.item_;
        }
        return true;
    }
    // A child that was moved from or walked on its own before. What is active in it becomes part of this
    // recursion. Its current item comes first, as after a second begin(); true when there is one.
    [[gnu::cold, gnu::noinline]] bool go_on(handle frame) noexcept {
        if (!frame || frame.done()) {
            return false;
        }
        generator_promise& child = frame.promise();
        generator_promise* const root = this->root();
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

    // Is handed the leaf rather than called on the root: the root's address must not leave the frame.
    [[gnu::noinline]] static void advance_within(detour* found) {
        if (found->is_error) [[unlikely]] {
            raise(static_cast<thrown*>(found));
        }
        // The root is looked up only now: a register less to keep.
        if (auto* const leaf = static_cast<generator_promise*>(found); resumed(leaf)) [[likely]] {
            generator_promise* const root = leaf->root_;
            root->item_ = root->leaf()->item_;
        }
    }
    // Runs a leaf to its next item, or climbs. True when it, or a child that it began, has an item, which is
    // then to be copied to the root from where leaf_ says.
    [[gnu::always_inline]] static bool resumed(generator_promise* leaf) {
        leaf->self().resume();
        if (leaf->self().done()) [[unlikely]] {
            climb(leaf);
            return false;
        }
        return true;
    }
    // From a leaf that is done to the first of its ancestors that has more.
    [[gnu::noinline]] static void climb(generator_promise* leaf) {
        generator_promise* const root = leaf->root_;
        do {
            thrown* const error = leaf->error_;
            leaf = leaf->parent_;
            leaf->error_ = error;
            if (leaf == root) {
                root->leaf_ = nullptr;
                root->self().resume();
                if (root->self().done()) {
                    root->rethrow();
                }
                return;
            }
            root->leaf_ = leaf;
            leaf->self().resume();
        } while (leaf->self().done());
        root->item_ = root->leaf()->item_;
    }
    [[gnu::cold, gnu::noinline]] static thrown* capture() noexcept {
        return new thrown{{true}, std::current_exception()};
    }
    YIELDMARK_RAISE static void raise(thrown* stored) {
        std::exception_ptr error = std::move(stored->what);
        delete stored;
        std::rethrow_exception(std::move(error));
    }

    bool begun_ = false;
    bool waits_; // for a child that has an item
    holder item_;
    detour* leaf_ = nullptr;
    generator_promise* root_ = nullptr;
    generator_promise* parent_ = nullptr;
    thrown* error_ = nullptr;
};

} // namespace detail
} // namespace yieldmark

#undef YIELDMARK_RAISE
#undef YIELDMARK_WALK
#undef YIELDMARK_EXPECTED
