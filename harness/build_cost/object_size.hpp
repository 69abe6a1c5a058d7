#pragma once
// How much code an object file holds.

#include <cstdint>
#include <filesystem>

namespace yieldmark::build_cost {

/// Bytes of all executable sections of a 64-bit ELF file: what the compiler made, wherever the linker would
/// have put or dropped it. Throws system::run_error if it isn't such a file.
[[nodiscard]] std::uint64_t text_bytes(std::filesystem::path const& object);

} // namespace yieldmark::build_cost
