#pragma once
// The sections of an ELF file, as far as is needed of executables and objects.

#include <elf.h>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::system {

/// A 64-bit ELF file of this machine's byte order. Throws nothing of its own.
class elf_file {
public:
    explicit elf_file(std::filesystem::path const& path);

    /// Whether it is one, and its list of sections can be read. If not, it has none.
    [[nodiscard]] bool good() const { return good_; }
    [[nodiscard]] std::vector<Elf64_Shdr> const& sections() const { return sections_; }

    /// The bytes of the section of that name; empty if there is none, or if it can't be read.
    [[nodiscard]] std::string content(std::string_view name);

private:
    [[nodiscard]] bool read_at(Elf64_Off at, void* into, std::size_t bytes);
    [[nodiscard]] bool read_sections(Elf64_Ehdr const& head);
    [[nodiscard]] std::string content(Elf64_Shdr const& section);

    std::ifstream file_;
    std::uintmax_t size_ = 0;
    Elf64_Half names_ = 0; // index of the section with the sections' names
    std::vector<Elf64_Shdr> sections_;
    bool good_ = false;
};

} // namespace yieldmark::system
