// A measured executable whose cases spend their time and heap in known ways: with harness/bench's own main.

#include "harness/bench/digest.hpp"
#include "harness/bench/marks.hpp"
#include "harness/bench/opaque.hpp"
#include "harness/bench/registry.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace {

using namespace yieldmark;

// The first four Fibonacci numbers, which oracle.json holds the digest of.
constexpr std::array<std::uint64_t, 4> items{0, 1, 1, 2};

struct pattern {
    static void* block(std::size_t bytes) {
        void* const made = std::malloc(bytes);
        asm volatile("" : : "r"(made) : "memory");
        return made;
    }
};

struct ramp : pattern {
    template <class Sink> static void run(Sink sink) {
        std::array<void*, 4> blocks{};
        for (std::size_t i = 0; i < items.size(); ++i) {
            blocks[i] = block(100);
            if (!sink(items[i]))
                break;
        }
        for (void* one : blocks)
            std::free(one);
    }
};

struct saw : pattern {
    template <class Sink> static void run(Sink sink) {
        for (auto const item : items) {
            std::free(block(64));
            if (!sink(item))
                return;
        }
    }
};

struct plateau : pattern {
    template <class Sink> static void run(Sink sink) {
        void* const whole = block(4096);
        for (auto const item : items)
            if (!sink(item))
                break;
        std::free(whole);
    }
};

void spend(std::uint64_t steps) {
    for (std::uint64_t i = 0; i < steps; ++i)
        asm volatile("" : : "r"(i));
}

} // namespace

// In no anonymous namespace, so that a profile finds them by these names.
namespace fixture {

[[gnu::noinline]] void three_quarters() {
    spend(30'000);
}
[[gnu::noinline]] void one_quarter() {
    spend(10'000);
}

} // namespace fixture

namespace {

struct three_to_one {
    template <class Sink> static void run(Sink sink) {
        fixture::three_quarters();
        fixture::one_quarter();
        for (auto const item : items)
            if (!sink(item))
                return;
    }
};

template <class Pattern> std::uint64_t once(void const* /*input*/, std::size_t /*n*/) {
    Pattern::run([](std::uint64_t item) {
        bench::opaque(item);
        return true;
    });
    return 0;
}

template <class Pattern>
bench::sequence_outcome digest_of(void const* /*input*/, std::size_t /*n*/, std::uint64_t most) {
    bench::digest made;
    bench::sequence_outcome result;
    Pattern::run([&](std::uint64_t item) {
        bench::tell_of_item();
        made.add(item);
        return ++result.items != most;
    });
    result.digest = made.value();
    return result;
}

template <class Pattern> bench::program program_of(char const* name) {
    return {
        .technique = name, .how = suites::use::drain, .once = &once<Pattern>, .digest = &digest_of<Pattern>};
}

bool const registered = [] {
    bench::example made;
    made.suite = "profile";
    made.name = "patterns";
    made.source_dir = FIXTURE_DIR;
    made.sizes = {{4, true}};
    made.scenarios = {{"drain", suites::use::drain}};
    made.programs = {program_of<ramp>("ramp"), program_of<saw>("saw"), program_of<plateau>("plateau"),
                     program_of<three_to_one>("three_to_one")};
    made.make_input = [](std::size_t, std::uint64_t) -> std::shared_ptr<void const> {
        return std::make_shared<int>(0);
    };
    bench::examples().push_back(std::move(made));
    return true;
}();

} // namespace
