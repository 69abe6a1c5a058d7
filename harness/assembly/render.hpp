#pragma once
// A case's machine code as text.

#include "harness/assembly/record.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace yieldmark::assembly {

struct style {
    bool all = false; // every instruction, not only the hot ones
    bool color = false;
};

/// For people: each function that has at least 1 % of the instructions, with source lines, how many times
/// each instruction was executed, and its share.
[[nodiscard]] std::string text(report const& of, style how);

/// {"case", "toolchain", "compiler", "flags", "instructions", "functions": [{"name", "instructions", "code":
/// [{"address", "text", "executed", "hot", "file", "line"}…]}…], "elsewhere": {function: instructions}}
[[nodiscard]] nlohmann::json to_json(report const& of);

} // namespace yieldmark::assembly
