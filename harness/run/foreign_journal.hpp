#pragma once
// What a foreign program has measured so far: Google Benchmark's own JSON (--benchmark_out), read while it
// grows. Google Benchmark flushes it after each benchmark, so that a program which crashes leaves whole
// entries behind.

#include "harness/run/journal.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::run {

/// Cuts the text of a Google Benchmark file into its entries as its bytes come.
class entry_stream {
public:
    /// The text of each object of "benchmarks" that these bytes complete.
    [[nodiscard]] std::vector<std::string> feed(std::string_view bytes);

    /// The text of the object "context"; empty until it is whole.
    [[nodiscard]] std::string const& context() const { return context_; }

    /// Whether the file was written to its end.
    [[nodiscard]] bool whole() const { return whole_; }

private:
    void take(char c, std::vector<std::string>& entries);
    void open(char bracket);
    void close(std::vector<std::string>& entries);

    std::string nesting_; // the brackets that are open
    std::string kept_;    // of the object that is being read
    std::string context_;
    bool keeping_ = false;
    bool whole_ = false;
    bool in_string_ = false;
    bool escaped_ = false;
};

/// One entry as the journal needs it.
struct foreign_entry {
    std::string name;
    std::string error; // not empty: this benchmark failed; it begins with "skipped: " where it was skipped
    reading value{};
    unsigned repetitions = 1; // how many entries of this name there will be
    bool measures = false;    // false: an aggregate or another row that isn't a measurement of its own
};

/// Reads an entry. One that can't be understood fails its benchmark, or is none at all. Throws nothing of
/// its own.
[[nodiscard]] foreign_entry parse_entry(std::string const& text);

} // namespace yieldmark::run
