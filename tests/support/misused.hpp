#pragma once
// Sequences that both generators can make, for the tests that use them as they should not be used.

#include "support/fiber_generator.hpp"
#include "support/generator.hpp"

#include "witness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark::tests {

using numbers = std::vector<int>;
using strings = std::vector<std::string>;

// One set of sequences, written for each technique.
struct coroutine {
    using items = generator<int>;
    using talk = generator<int, int>;

    static items count(int from, int to) {
        for (int i = from; i < to; ++i) {
            co_yield i;
        }
    }
    // depth, depth - 1, … 0, each from a body of its own, and back to depth.
    static items down_and_up(int depth, strings& log) {
        witness const local(log, std::to_string(depth));
        co_yield depth;
        if (depth > 0) {
            co_yield elements_of(down_and_up(depth - 1, log));
            co_yield depth;
        }
    }
    static items failing(int n) {
        co_yield n;
        if (n == 0) {
            throw std::runtime_error("after the last item");
        }
        co_yield elements_of(failing(n - 1));
    }
    static items within(items& child) {
        co_yield 100;
        co_yield elements_of(std::move(child));
        co_yield 101;
    }
    static items two_levels_within(items& child) {
        co_yield elements_of(within(child));
        co_yield 102;
    }
    static items within_as_lvalue(items& child) {
        co_yield 100;
        co_yield elements_of(child);
        co_yield 101;
    }
    static items catches(items& child) {
        try {
            co_yield elements_of(std::move(child));
        } catch (std::runtime_error const&) {
        }
        co_yield 103;
    }
    static talk echo() {
        for (int last = 0;;) {
            last = (co_yield last).value_or(-1);
        }
    }
    static talk echo_within(talk& child) { co_yield elements_of(std::move(child)); }
};

struct fiber {
    using items = fiber_generator<int>;
    using talk = fiber_generator<int, int>;

    static items count(int from, int to) {
        return items([from, to](auto& yield) {
            for (int i = from; i < to; ++i) {
                yield(i);
            }
        });
    }
    static items down_and_up(int depth, strings& log) {
        return items([depth, &log](auto& yield) {
            witness const local(log, std::to_string(depth));
            yield(depth);
            if (depth > 0) {
                yield.elements_of(down_and_up(depth - 1, log));
                yield(depth);
            }
        });
    }
    static items failing(int n) {
        return items([n](auto& yield) {
            yield(n);
            if (n == 0) {
                throw std::runtime_error("after the last item");
            }
            yield.elements_of(failing(n - 1));
        });
    }
    static items within(items& child) {
        return items([&child](auto& yield) {
            yield(100);
            yield.elements_of(std::move(child));
            yield(101);
        });
    }
    static items two_levels_within(items& child) {
        return items([&child](auto& yield) {
            yield.elements_of(within(child));
            yield(102);
        });
    }
    static items within_as_lvalue(items& child) {
        return items([&child](auto& yield) {
            yield(100);
            yield.elements_of(child);
            yield(101);
        });
    }
    static items catches(items& child) {
        return items([&child](auto& yield) {
            try {
                yield.elements_of(std::move(child));
            } catch (std::runtime_error const&) {
            }
            yield(103);
        });
    }
    static talk echo() {
        return talk([](auto& yield) {
            for (int last = 0;;) {
                last = yield(last).value_or(-1);
            }
        });
    }
    static talk echo_within(talk& child) {
        return talk([&child](auto& yield) { yield.elements_of(std::move(child)); });
    }
};

struct name_of {
    template <class Technique> static std::string GetName(int) {
        return std::same_as<Technique, coroutine> ? "coroutine" : "fiber";
    }
};
using techniques = testing::Types<coroutine, fiber>;

// Walks `items` up to and with its `n`th item.
template <class Items> void walk_to(Items& items, int n) {
    for (auto it = items.begin(); it != items.end() && --n > 0; ++it) {
    }
}

inline numbers const down_and_up_of_3{3, 2, 1, 0, 1, 2, 3};

inline numbers from_position(numbers const& all, std::size_t at) {
    return {all.begin() + static_cast<std::ptrdiff_t>(at), all.end()};
}

inline numbers between_100_and_101(numbers middle) {
    middle.insert(middle.begin(), 100);
    middle.push_back(101);
    return middle;
}

} // namespace yieldmark::tests
