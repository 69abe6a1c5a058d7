#pragma once
#include "suites/contract.hpp"

#include <concepts>
#include <optional>
#include <utility>

namespace yieldmark::send_counter {

/// A technique with a channel of its own is called without arguments and takes `send(value)` on its sequence. A
/// view and the standard generator have none: they are handed a mailbox, which the consumer fills and the
/// producer empties. Eager and loop can't be sent anything half-way: they take all sent values in advance.
struct contract : suites::endless_contract {
    static constexpr std::string_view documents = "003";
    static constexpr std::string_view asks = "0, 1, 2, … counting from the sent value on after each send; "
                                             "the consumer takes n and sends every 8th item.";

    /// What the consumer sends, in turn.
    static std::vector<std::uint64_t> input(std::size_t n, std::uint64_t /*parameter*/) {
        suites::splitmix64 random{8};
        std::vector<std::uint64_t> sent(n / 8);
        for (auto& value : sent)
            value = random() >> 48U;
        return sent;
    }

    static std::tuple<std::span<std::uint64_t const>> arguments(std::span<std::uint64_t const> sent) {
        return {sent};
    }

    template <class Technique, class Sink>
    static void consume(Technique technique, std::span<std::uint64_t const> sent, std::size_t n, Sink& sink) {
        if constexpr (Technique::is_eager) {
            for (std::uint64_t item : technique(sent, n))
                if (!sink(item))
                    return;
        } else if constexpr (std::invocable<Technique>) {
            auto counter = technique();
            take(counter, sent, n, sink, [&](std::uint64_t value) { counter.send(value); });
        } else {
            std::optional<std::uint64_t> mailbox;
            auto counter = technique(mailbox);
            take(counter, sent, n, sink, [&](std::uint64_t value) { mailbox = value; });
        }
    }

private:
    template <class Counter, class Sink, class Send>
    static void take(Counter& counter, std::span<std::uint64_t const> sent, std::size_t n, Sink& sink,
                     Send send) {
        std::size_t taken = 0;
        for (auto&& item : counter) {
            if (!sink(item) || ++taken == n)
                return;
            if (taken % 8 == 0)
                send(sent[taken / 8 - 1]);
        }
    }
};

} // namespace yieldmark::send_counter
