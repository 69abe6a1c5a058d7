#pragma once
// What a contract can say, with the defaults that most examples keep. A contract is a struct named `contract` in
// the example's namespace that derives from suites::contract and hides what differs (docs/add-an-example.md).

#include "impls/support/splitmix64.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

namespace yieldmark::suites {

/// What happens to each item: handed to an opaque sink, folded, or only the first one taken.
enum class use { drain, sum, first };

/// A way to consume the sequence, as in the case's name, with a number that the example reads in its own way.
struct scenario {
    std::string_view name;
    use how = use::drain;
    std::uint64_t parameter = 0;
};

/// A technique that can't say the example, and why: printed in the report's cell.
struct inability {
    std::string_view technique;
    std::string_view why;
};

/// One n of an example, and whether the quick plan runs it (the full plan runs all). A huge one needs files of
/// hundreds of megabytes or minutes of Python: the conformance tests leave it out, a run that times it checks
/// it first.
struct size {
    std::size_t n;
    bool quick;
    bool huge = false;
};

/// 4^0, 4^1, … up to `most`; quick are 1, 64, 4096 and 262144.
inline std::vector<size> powers_of_4(std::size_t most) {
    std::vector<size> all;
    for (std::size_t n = 1; n <= most; n *= 4)
        all.push_back({n, n == 1 || n == 64 || n == 4096 || n == 262144});
    return all;
}

/// The largest n of a_few() that the quick plan runs.
enum class quick { up_to_4096, up_to_65536 };

/// 1, 64, 4096 and 65536, of which the quick plan leaves out the first and, unless it says otherwise, the last:
/// for one of many examples that are alike. An endless one needs the last: how memory grows is looked at above
/// some thousand items.
inline std::vector<size> a_few(quick up_to = quick::up_to_4096) {
    return {{1, false}, {64, true}, {4096, true}, {65536, up_to == quick::up_to_65536}};
}

/// The source of every made-up input, in C++ and, as impls/support/splitmix64.py, in Python.
using yieldmark::splitmix64;

/// `n` made-up numbers below `limit`, the same for the same seed.
inline std::vector<std::uint64_t> numbers_below(std::uint64_t limit, std::size_t n, std::uint64_t seed) {
    splitmix64 random{seed};
    std::vector<std::uint64_t> numbers(n);
    for (std::uint64_t& number : numbers)
        number = random() % limit;
    return numbers;
}

/// What an example is for the claims and the reports, besides being measured. Whoever needs an example of a
/// kind asks for its role, never for its name: so an example that plays a role can be renamed, replaced or left
/// out. One has each role.
enum class role {
    opening,       ///< what a report shows first
    endless_chart, ///< whose chart stands for all endless sequences
    chain_chart,   ///< whose chart stands for all chains
    counted_start, ///< counts what was made before the first item is asked for; "… were made before …" is its error
    parts,     ///< scenarios percent_P take P per cent of the items
    passes,    ///< scenarios k_K read the sequence K times
    blocks,    ///< scenarios k_K hand over K items at a time
    tasks,     ///< an item is a step of a task
    hand_over, ///< an item is handed from one thread or generator to another, and nothing else is done
    threads,   ///< an item is a thread's work, and loop does all of it in one thread
};

struct contract {
    /// Whether the sequence has no end, so that the consumer takes n. Then a lazy technique is called with
    /// arguments() alone, while `eager…` and `loop` are given the bound: they get n as one argument more.
    static constexpr bool endless = false;

    /// Whether the techniques start threads. A timed process is bound to one processor; the cases of such an example
    /// may use all of them.
    static constexpr bool parallel = false;

    static constexpr std::array<inability, 0> unable{};

    /// Whether it is a program of the tutorials. One that isn't is measured and reported like any other, but
    /// needn't be written in every technique and says nothing about the tutorials' claims.
    static constexpr bool catalogue = true;

    /// Whether it is a chain of stages, each of which reads the one before.
    static constexpr bool chained = false;

    /// What it is for the claims and the reports: std::array<role, 1> roles{role::…} in most that are something.
    static constexpr std::array<role, 0> roles{};

    /// For one that reads files of 1 MiB and of 256 MiB, and in which lazy techniques need no more memory for
    /// the larger one: how many bytes of the file make an item. Otherwise 0.
    static constexpr std::uint64_t bytes_per_item = 0;

    /// The largest n that a technique is run at: for one that is too slow for the sizes of the others.
    static constexpr std::size_t most(std::string_view /*technique*/) {
        return std::numeric_limits<std::size_t>::max();
    }

    static constexpr std::array<scenario, 3> scenarios{
        {{"drain", use::drain}, {"sum", use::sum}, {"first", use::first}}};

    static std::vector<size> sizes() { return powers_of_4(1U << 20U); }

    /// What a technique reads, made once per process, n and parameter, outside the timed region.
    static std::size_t input(std::size_t n, std::uint64_t /*parameter*/) { return n; }

    /// The arguments of a technique for that input.
    static std::tuple<std::size_t> arguments(std::size_t n) { return {n}; }

    /// How scenario `sum` adds an item to what it has.
    template <class T> static constexpr auto fold(T sum, T item) { return static_cast<T>(sum + item); }

    /// What `sum` starts from, and the type it adds up in.
    static constexpr std::uint64_t zero = 0;
};

/// An endless sequence that takes no argument: the consumer takes n.
struct endless_contract : contract {
    static constexpr bool endless = true;

    static std::tuple<> arguments(std::size_t /*n*/) { return {}; }
};

} // namespace yieldmark::suites
