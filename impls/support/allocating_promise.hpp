#pragma once
// Frames from an allocator that the coroutine is given: `std::allocator_arg_t, Allocator` in its parameters.

#include "frame_pool.hpp"
#include "generator_promise.hpp"

#include <concepts>
#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace yieldmark::detail {

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

} // namespace yieldmark::detail

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
