#pragma once
// The machine code of a case, with how often each instruction was executed.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::assembly {

struct instruction {
    std::uint64_t address = 0;
    std::string text; // "add    $0x1,%rax"
    std::string file; // that it was compiled from; empty: not known
    unsigned line = 0;
    std::uint64_t executed = 0; // in one call of the case
};

struct function {
    std::string name; // demangled
    std::vector<instruction> code;
    std::uint64_t executed = 0; // of all its instructions
};

/// How often each address of an executable was executed, and each function of other objects.
struct counts {
    std::map<std::uint64_t, std::uint64_t> at;
    std::map<std::string, std::uint64_t> elsewhere;
    std::uint64_t total = 0;
};

/// Reads a Callgrind dump made with --dump-instr=yes --dump-line=no --compress-pos=no --compress-strings=no.
/// `executable` is the object whose addresses are wanted. Calls' inclusive costs are left out, so that the
/// total is the dump's. Throws system::run_error for a line that it can't read.
[[nodiscard]] counts read_counts(std::string_view dump, std::string_view executable);

/// Takes `part`'s counts from those of `all`, as where one dump is of more iterations than the other: what remains is of
/// the iterations between. Nothing goes below 0; what remains 0 is left out. Pure.
void take_away(counts& all, counts const& part);

/// Reads what `objdump -d -C -l -w --no-show-raw-insn` printed. What it doesn't know it passes over.
[[nodiscard]] std::vector<function> read_objdump(std::string_view text);

/// The functions that were executed, the most first, with their instructions' counts.
[[nodiscard]] std::vector<function> executed_functions(std::vector<function> all, counts const& counted);

/// Whether an instruction belongs to its function's hottest part: it is executed at least a tenth as often as
/// the one that is executed most. Within a loop all instructions are, but for rare branches.
[[nodiscard]] bool is_hot(function const& of, instruction const& one);

} // namespace yieldmark::assembly
