#pragma once
// The two kinds of file that read_json tells apart. Private to harness/results.

#include "harness/results/fields.hpp"
#include "harness/results/model.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace yieldmark::results {

inline constexpr unsigned schema_version = 1;

/// What a file of yieldmark's own cases says its executable is.
inline constexpr char const* own_executable = "yieldmark-bench";

/// A file that write_json wrote. Throws read_error.
[[nodiscard]] run read_own(fields const& root);

/// A file of Google Benchmark itself, 1.5 and later. Throws read_error.
[[nodiscard]] run read_foreign(fields const& root);

/// Index `key` into context.yieldmark.`list`, which has `size` entries; 0 if it isn't there. Throws
/// read_error.
[[nodiscard]] std::uint32_t index_within(fields const& from, char const* key, std::size_t size,
                                         char const* list);

/// What Google Benchmark's own keys of a "context" that write_json wrote tell, into `r`. Throws read_error.
void read_context(fields const& context, run& r);

/// The same of any program's "context", an object. What isn't as Google Benchmark writes it is kept as a text of the
/// program's own (run::context), or is left out if it isn't text. A "git_commit" is the revision.
void read_foreign_context(json const& context, run& r);

/// A name of `r`'s file that doesn't say what its parts are: yieldmark's own only if `r` describes its
/// example, which a run of another program never does.
[[nodiscard]] case_name name_within(run const& r, std::string const& text);

/// What follows a case's name in the file where the run has several toolchains: "/toolchain:clang"; otherwise
/// empty.
[[nodiscard]] std::string toolchain_suffix(run const& r, std::uint32_t toolchain);

} // namespace yieldmark::results
