#pragma once
// Object files as a linker sees them: sections, symbols, relocations. Read with libelf.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace yieldmark::machine_code {

struct relocation {
    std::uint64_t at = 0; // from the beginning of its section
    std::uint32_t type = 0;
    std::uint32_t symbol = 0; // index in object_file::symbols
    std::int64_t addend = 0;
};

struct section {
    std::string name;
    std::uint32_t type = 0;  // SHT_PROGBITS, SHT_NOBITS, ...
    std::uint64_t flags = 0; // SHF_ALLOC, ...
    std::uint64_t entry_size = 0;
    std::uint64_t alignment = 0;
    std::uint64_t size = 0;
    std::string bytes;                     // empty for SHT_NOBITS
    std::vector<relocation> relocations{}; // by their place

    /// Whether the program has it in memory when it runs.
    [[nodiscard]] bool is_loaded() const;
    [[nodiscard]] bool is_writable() const;
    /// Whether a linker merges its pieces (strings, or constants of entry_size) with equal ones elsewhere.
    [[nodiscard]] bool is_merged() const;
    [[nodiscard]] bool holds_strings() const;
};

struct symbol {
    enum class place { nowhere, section, common, absolute };
    std::string name;
    place where = place::nowhere; // nowhere: defined in another object
    std::size_t section = 0;      // index in object_file::sections
    std::uint64_t value = 0;      // from the beginning of its section
    std::uint64_t size = 0;
    unsigned char binding = 0; // STB_LOCAL, ...
    unsigned char type = 0;    // STT_FUNC, ...

    [[nodiscard]] bool is_local() const;
    [[nodiscard]] bool is_function() const;
    [[nodiscard]] bool is_section() const;
};

struct object_file {
    std::string name; // of the file, and the archive's member in parentheses
    std::vector<section> sections;
    std::vector<symbol> symbols;
};

/// The object file, or all object files of the archive `path`, in their order there. Throws system::run_error where
/// that can't be read: no ELF file of 64 bits, relocations without addends, a thin archive, or code that is left to the
/// linker (-flto).
[[nodiscard]] std::vector<object_file> read_objects(std::filesystem::path const& path);

} // namespace yieldmark::machine_code
