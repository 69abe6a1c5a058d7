#include "harness/build_cost/object_size.hpp"

#include "harness/system/elf_file.hpp"
#include "harness/system/errors.hpp"

namespace yieldmark::build_cost {

std::uint64_t text_bytes(std::filesystem::path const& object) {
    system::elf_file const file(object);
    if (!file.good())
        throw system::run_error(object.string() + " isn't a 64-bit ELF object");
    std::uint64_t bytes = 0;
    for (auto const& section : file.sections())
        if ((section.sh_flags & SHF_EXECINSTR) != 0)
            bytes += section.sh_size;
    return bytes;
}

} // namespace yieldmark::build_cost
