#pragma once
// How a technique's sequence reaches a sink. The same for every technique of an example.

#include "harness/bench/opaque.hpp"

#include <cstddef>
#include <tuple>
#include <type_traits>
#include <utility>

namespace yieldmark::bench {

/// Every item of `range` to `sink` until the sink wants no more.
template <class Range, class Sink> [[gnu::always_inline]] inline void take_all(Range&& range, Sink& sink) {
    for (auto&& item : range)
        if (!sink(item))
            return;
}

/// The first `n` items of `range` to `sink`, or fewer if the sink wants no more. Does not ask for item n + 1.
template <class Range, class Sink>
[[gnu::always_inline]] inline void take_n(Range&& range, std::size_t n, Sink& sink) {
    if (n == 0)
        return;
    for (auto&& item : range)
        if (!sink(item) || --n == 0)
            return;
}

/// How an argument that a contract gives as `T` reaches a technique: what is borrowed and dear to copy stays
/// borrowed; everything else is a copy.
template <class T>
using handed_on =
    std::conditional_t<std::is_reference_v<T> && !std::is_trivially_copyable_v<std::remove_cvref_t<T>>, T,
                       std::remove_cvref_t<T>>;

/// The arguments of a technique, each one laundered so that no iteration can be foreseen from the one before.
template <class Contract, class Input>
[[gnu::always_inline]] inline auto fresh_arguments(Input const& input) {
    return []<class... T>(std::tuple<T...> const& given) {
        auto const fresh = []<class U>(auto& argument) -> handed_on<U> {
            if constexpr (std::is_reference_v<handed_on<U>>)
                return *laundered(&argument);
            else
                return laundered(argument);
        };
        return std::apply(
            [&](auto&... argument) {
                return std::tuple<handed_on<T>...>{fresh.template operator()<T>(argument)...};
            },
            given);
    }(Contract::arguments(input));
}

/// How a technique makes its items: see results::making.
enum class making { loop, eager, lazy };

/// A technique's function as a type. `Call` is what YIELDMARK_CALL makes of it.
template <class Call, bool Loop, bool Eager> struct technique : Call {
    static constexpr bool is_loop = Loop;
    static constexpr bool is_eager = Eager;
};

/// Runs `technique` over `input` and hands its items to `sink` the way the contract says. All of the way to
/// the technique is inlined by force: otherwise the code in between would decide what the optimiser can do
/// with it.
template <class Contract, class Technique, class Input, class Sink>
[[gnu::always_inline]] inline void feed(Technique technique, Input const& input, std::size_t n, Sink sink) {
    auto const arguments = fresh_arguments<Contract>(input);
    auto const call = [&]<std::size_t... I>(std::index_sequence<I...>, auto&&... more)
                          __attribute__((always_inline))
                              ->decltype(auto) {
        return technique(std::get<I>(arguments)..., std::forward<decltype(more)>(more)...);
    };
    auto const with = [&](auto&&... more) __attribute__((always_inline))->decltype(auto) {
        return call(std::make_index_sequence<std::tuple_size_v<decltype(arguments)>>{},
                    std::forward<decltype(more)>(more)...);
    };
    std::size_t const bound = laundered(n);
    if constexpr (Technique::is_loop && Contract::endless) {
        with(bound, sink);
    } else if constexpr (Technique::is_loop) {
        with(sink);
    } else if constexpr (requires { Contract::consume(technique, input, bound, sink); }) {
        Contract::consume(technique, input, bound, sink);
    } else if constexpr (Contract::endless && Technique::is_eager) {
        take_all(with(bound), sink);
    } else if constexpr (Contract::endless) {
        take_n(with(), bound, sink);
    } else {
        take_all(with(), sink);
    }
}

} // namespace yieldmark::bench

/// The function of that name in namespace `example`, whatever its overloads, as one object.
#define YIELDMARK_CALL(name)                                                                                 \
    [](auto&&... in) __attribute__((always_inline))                                                          \
        ->decltype(example::name(static_cast<decltype(in)>(in)...)) {                                        \
        return example::name(static_cast<decltype(in)>(in)...);                                              \
    }
