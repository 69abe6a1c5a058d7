#include "harness/system/elf_file.hpp"

#include <bit>
#include <cstring>

namespace yieldmark::system {

elf_file::elf_file(std::filesystem::path const& path) : file_(path, std::ios::binary) {
    std::error_code error;
    size_ = std::filesystem::file_size(path, error);
    Elf64_Ehdr head{};
    constexpr auto own_order = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;
    good_ = !error && read_at(0, &head, sizeof head) && std::memcmp(head.e_ident, ELFMAG, SELFMAG) == 0 &&
            head.e_ident[EI_CLASS] == ELFCLASS64 && head.e_ident[EI_DATA] == own_order &&
            head.e_shentsize == sizeof(Elf64_Shdr) && read_sections(head);
    if (!good_)
        sections_.clear();
}

bool elf_file::read_at(Elf64_Off at, void* into, std::size_t bytes) {
    if (at > size_ || bytes > size_ - at)
        return false;
    file_.clear();
    file_.seekg(static_cast<std::streamoff>(at));
    return !!file_.read(static_cast<char*>(into), static_cast<std::streamsize>(bytes));
}

bool elf_file::read_sections(Elf64_Ehdr const& head) {
    names_ = head.e_shstrndx;
    sections_.resize(head.e_shnum != 0 ? head.e_shnum : 1);
    if (!read_at(head.e_shoff, sections_.data(), sections_.size() * sizeof(Elf64_Shdr)))
        return false;
    if (head.e_shnum != 0)
        return true;
    // With very many sections the first one holds their number.
    auto const count = sections_.front().sh_size;
    if (count == 0 || count > size_ / sizeof(Elf64_Shdr))
        return false;
    sections_.resize(count);
    return read_at(head.e_shoff, sections_.data(), count * sizeof(Elf64_Shdr));
}

std::string elf_file::content(Elf64_Shdr const& section) {
    if (section.sh_type == SHT_NOBITS || section.sh_size > size_)
        return {};
    std::string bytes(section.sh_size, '\0');
    return read_at(section.sh_offset, bytes.data(), bytes.size()) ? bytes : std::string{};
}

std::string elf_file::content(std::string_view name) {
    if (names_ >= sections_.size())
        return {};
    auto const names = content(sections_[names_]);
    for (auto const& one : sections_)
        if (one.sh_name < names.size() && name == names.c_str() + one.sh_name)
            return content(one);
    return {};
}

} // namespace yieldmark::system
