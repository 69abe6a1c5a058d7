#include "harness/build_cost/object_size.hpp"

#include "harness/system/errors.hpp"

#include <cstring>
#include <elf.h>
#include <fstream>
#include <vector>

namespace yieldmark::build_cost {

std::uint64_t text_bytes(std::filesystem::path const& object) {
    auto const refuse = [&] { throw system::run_error(object.string() + " isn't a 64-bit ELF object"); };
    std::ifstream file(object, std::ios::binary);
    Elf64_Ehdr head{};
    if (!file.read(reinterpret_cast<char*>(&head), sizeof head) ||
        std::memcmp(head.e_ident, ELFMAG, SELFMAG) != 0 || head.e_ident[EI_CLASS] != ELFCLASS64 ||
        head.e_shentsize != sizeof(Elf64_Shdr))
        refuse();
    std::vector<Elf64_Shdr> sections(1);
    auto const read_sections = [&] {
        file.seekg(static_cast<std::streamoff>(head.e_shoff));
        return !!file.read(reinterpret_cast<char*>(sections.data()),
                           static_cast<std::streamsize>(sections.size() * sizeof(Elf64_Shdr)));
    };
    // With very many sections the first one holds their number.
    sections.resize(head.e_shnum != 0 ? head.e_shnum : 1);
    if (!read_sections())
        refuse();
    if (head.e_shnum == 0) {
        sections.resize(sections.front().sh_size);
        if (sections.empty() || !read_sections())
            refuse();
    }
    std::uint64_t bytes = 0;
    for (auto const& section : sections)
        if ((section.sh_flags & SHF_EXECINSTR) != 0)
            bytes += section.sh_size;
    return bytes;
}

} // namespace yieldmark::build_cost
