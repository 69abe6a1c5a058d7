#pragma once
// What machine code is recorded with: files and child processes. Private to harness/assembly.

#include "harness/assembly/listing.hpp"
#include "harness/system/child.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::assembly {

/// Throws system::run_error if it can't be written.
void write(std::filesystem::path const& path, std::string const& text);

/// Its output. `doing` says what failed if it doesn't end well, which throws system::run_error.
std::string must(system::command what, std::string const& doing);

[[nodiscard]] system::command plain(std::vector<std::string> arguments);

/// for_people: demangled, with the source lines that it was compiled from, where the executable knows them.
enum class listing_detail { for_people, plain };

/// All functions of an executable, as objdump has them. Throws system::run_error.
[[nodiscard]] std::vector<function> disassembled(std::filesystem::path const& program,
                                                 listing_detail how = listing_detail::for_people);

} // namespace yieldmark::assembly
