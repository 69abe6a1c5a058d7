#pragma once
// What the executable can measure, type-erased: registration fills it, every pass reads it.

#include "suites/contract.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace yieldmark::bench {

/// What a sequence yielded: how many items, and their digest.
struct sequence_outcome {
    std::uint64_t items = 0;
    std::uint64_t digest = 0;

    bool operator==(sequence_outcome const&) const = default;
};

/// One technique of an example for one use, as plain functions. `input` is what example::input made.
struct program {
    std::string technique;
    suites::use how = suites::use::drain;
    /// The measured region: makes the sequence and consumes it. The sum's bits for `sum`, otherwise 0.
    std::uint64_t (*once)(void const* input, std::size_t n) = nullptr;
    /// The same sequence through a digesting sink that stops after `most` items.
    sequence_outcome (*digest)(void const* input, std::size_t n, std::uint64_t most) = nullptr;
    /// The largest n that it is run at.
    std::size_t most = std::numeric_limits<std::size_t>::max();
    std::string source{}; // its file
};

/// An example with all its programs.
struct example {
    std::string suite;
    std::string name;
    std::string source_dir; // has the reference, the oracle and, as a rule, the techniques
    std::string documents;
    std::string asks;
    std::vector<suites::size> sizes;
    std::vector<suites::scenario> scenarios;
    std::map<std::string, std::string> unable;
    std::vector<program> programs;
    std::function<std::shared_ptr<void const>(std::size_t n, std::uint64_t parameter)> make_input;
    bool catalogue = true;
    bool endless = false;
    bool chained = false;
    std::vector<suites::role> roles{};
    std::uint64_t bytes_per_item = 0;
    bool parallel = false;  // starts threads: may use every processor
    std::string contract{}; // its file
};

/// One case: an example's program at a scenario and a size.
struct bench_case {
    example const* of = nullptr;
    program const* runs = nullptr;
    suites::scenario scenario;
    suites::size size{};
    std::uint64_t extra = 0; // steps of extra work after each iteration (inject.hpp)

    [[nodiscard]] std::string name() const;
    /// The key of its oracle entry: n, or parameter/n where the scenario has a parameter.
    [[nodiscard]] std::string oracle_key() const;
};

/// All examples, in registration order made stable by (suite, name).
std::vector<example>& examples();

/// Every case of the catalogue, in catalogue order: example, scenario, n, technique.
std::vector<bench_case> all_cases();

/// The input of a case, made on first use and kept for the process: techniques of a group share it.
std::shared_ptr<void const> input_of(bench_case const& one);

} // namespace yieldmark::bench
