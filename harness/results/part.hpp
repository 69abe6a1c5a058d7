#pragma once
// One part of a run or a comparison that several machines share. harness/run/shards.hpp divides; here is what a file
// records of it, and what parts have to agree in to be one whole.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::results {

/// An example, or a family of another program's benchmarks: one part measures all of it.
struct part_unit {
    std::string name;
    unsigned part = 0;     // that measures it, from 1
    std::size_t cases = 0; // that it has

    bool operator==(part_unit const&) const = default;
};

/// Part `number` of `of`, and the whole that it belongs to.
struct part {
    unsigned number = 1; // from 1
    unsigned of = 1;
    std::uint64_t seed = 0;                     // of layouts and orders
    std::string balance{};                      // names the times by which it was divided; empty: by count
    std::map<std::string, std::string> asked{}; // what was asked for, in words: "plan", "metrics" …
    std::vector<part_unit> units{};             // of the whole, in its order
    std::vector<std::string> cases{};           // of this part alone
    std::vector<std::size_t> places{};          // parallel to cases: where each stands in the whole, from 0

    bool operator==(part const&) const = default;
};

/// A part and the file that it was read from.
struct part_of_file {
    std::string file;
    part const* what = nullptr; // null: the file is no part
};

/// The records of `parts`, each of which has its `file` and what was `measured`. They point into `parts`.
template <class Measured>
[[nodiscard]] std::vector<part_of_file> records_of(std::vector<Measured> const& parts) {
    std::vector<part_of_file> all;
    for (auto const& one : parts)
        all.push_back({one.file, one.measured.part ? &*one.measured.part : nullptr});
    return all;
}

/// Whether these are all parts of one whole. Throws system::usage_error where one is no part, two are the same part, or
/// they belong to different wholes (what was asked for, seed, cases, number of parts), and system::run_error where a
/// part is missing. One line each, with the file's name.
void require_whole(std::vector<part_of_file> const& all);

/// "part 3 of 8 (FILE)".
[[nodiscard]] std::string part_text(part_of_file const& one);

/// Where each case stands in the whole, by its name. All of one whole.
[[nodiscard]] std::map<std::string, std::size_t> places_in_whole(std::vector<part_of_file> const& all);

} // namespace yieldmark::results
