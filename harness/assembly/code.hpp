#pragma once
// The machine code of many cases out of one disassembly of the measured executable: nothing is compiled or run for it.

#include "harness/assembly/listing.hpp"
#include "harness/results/model.hpp"
#include "harness/run/bench.hpp"

#include <string>
#include <vector>

namespace yieldmark::assembly {

/// An instruction as it stands in a report, short and the same wherever the linker put it: a jump within the function is
/// relative to the function's beginning ("jne +20"), a call and what is read from memory have the symbol's name for its
/// address ("call operator new", "lea table(%rip),%rax"). `begin` and `end`: addresses of the function. Pure.
[[nodiscard]] std::string short_line(instruction const& one, std::uint64_t begin, std::uint64_t end);

/// The code of every technique of `listed`, for each of its uses: the measured region, which the executable names by its
/// address, and the functions that are called yieldmark::EXAMPLE::TECHNIQUE (a coroutine's body, for instance). Where a jump leads
/// its target stands before the instruction, as a line of its own ("+20:"). A function is cut after so many instructions. Sorted by example, technique and use. Pure.
inline constexpr std::size_t most_lines = 300;
[[nodiscard]] std::vector<results::case_code> code_of(std::vector<run::listed_example> const& listed,
                                                      std::vector<function> const& all);

/// The code of those cases of `into` that the executable has, in place of older code of the same toolchain. Returns how
/// many it has. Throws system::run_error if the executable can't be disassembled or doesn't say where its cases are.
std::size_t add_code(run::bench const& measured, results::run& into);

} // namespace yieldmark::assembly
