#pragma once

#include <concepts>
#include <cstddef>
#include <memory>
#include <new>
#include <optional>
#include <type_traits>

/// What both generators share: how an item is handed from the body to the consumer.
namespace yieldmark::detail {

// g++ copies two words at once, right after the body stored them one by one: a load that its stores can't be
// forwarded to, some ten cycles an item. It gets a pointer instead; it takes no frame apart anyway.
#ifdef __clang__
inline constexpr std::size_t largest_kept = 2 * sizeof(void*);
#else
inline constexpr std::size_t largest_kept = sizeof(void*);
#endif

template <class T>
inline constexpr bool kept_by_value = std::is_object_v<T>&& std::is_trivially_copyable_v<T> &&
                                      sizeof(T) <= largest_kept;

// A copy of a small item: what points into the body's frame keeps clang from taking that frame apart.
template <class T> class item_slot {
public:
    using reference = T const&;
    // By value: an argument by reference would be one more copy in the body's frame.
    using argument = T;
    item_slot() noexcept {}
    void set(T item) noexcept { ::new (static_cast<void*>(std::addressof(item_))) T(item); }
    [[nodiscard]] reference get() const noexcept { return item_; }

private:
    union {
        T item_;
    };
};

template <class Reference> class item_pointer {
public:
    using reference = Reference;
    using argument = Reference;
    void set(reference item) noexcept { item_ = std::addressof(item); }
    [[nodiscard]] reference get() const noexcept { return static_cast<reference>(*item_); }

private:
    std::add_pointer_t<Reference> item_;
};

template <class T> struct item_holder { using type = item_pointer<T const&>; };
template <class T>
requires std::is_reference_v<T>
struct item_holder<T> {
    using type = item_pointer<T>;
};
template <class T>
requires kept_by_value<T>
struct item_holder<T> {
    using type = item_slot<T>;
};

/// What may be sent to a body that expects a `To`: what converts to it, but of numbers none that would lose
/// its fraction or become a truth value.
template <class From, class To>
concept sendable = std::convertible_to<From, To> &&
    (!std::is_arithmetic_v<To> || !std::is_arithmetic_v<std::remove_cvref_t<From>> ||
     std::is_same_v<std::remove_cvref_t<From>, To> ||
     (!std::is_same_v<To, bool> &&
      (std::is_floating_point_v<To> || std::is_integral_v<std::remove_cvref_t<From>>)));

} // namespace yieldmark::detail
