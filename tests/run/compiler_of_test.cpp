// The compiler that an executable's section .comment names.

#include "harness/run/compiler_of.hpp"
#include "harness/system/elf_file.hpp"
#include "harness/system/scratch.hpp"

#include <gtest/gtest.h>

#include <cstring>
#include <fstream>

namespace yieldmark::run {
namespace {

namespace fs = std::filesystem;

// An ELF file with a section .comment and nothing else.
std::string made_elf(std::string const& comment) {
    std::string const names("\0.names\0.comment\0", 17);
    Elf64_Ehdr head{};
    std::memcpy(head.e_ident, ELFMAG, SELFMAG);
    head.e_ident[EI_CLASS] = ELFCLASS64;
    head.e_ident[EI_DATA] = ELFDATA2LSB;
    head.e_shentsize = sizeof(Elf64_Shdr);
    head.e_shnum = 3;
    head.e_shstrndx = 1;
    head.e_shoff = sizeof head + names.size() + comment.size();
    Elf64_Shdr sections[3]{};
    sections[1].sh_name = 1;
    sections[1].sh_offset = sizeof head;
    sections[1].sh_size = names.size();
    sections[2].sh_name = 8;
    sections[2].sh_offset = sizeof head + names.size();
    sections[2].sh_size = comment.size();
    std::string bytes(reinterpret_cast<char const*>(&head), sizeof head);
    bytes += names + comment;
    return bytes.append(reinterpret_cast<char const*>(sections), sizeof sections);
}

class compiler : public testing::Test {
protected:
    results::toolchain of(std::string const& bytes) const {
        std::ofstream(file(), std::ios::binary) << bytes;
        return compiler_of(file());
    }
    [[nodiscard]] fs::path file() const { return folder_.path() / "program"; }

private:
    system::scratch folder_;
};

std::string texts(std::initializer_list<char const*> all) {
    std::string section(1, '\0');
    for (auto const* one : all)
        section += std::string(one) + '\0';
    return section;
}

TEST_F(compiler, is_named_by_the_section) {
    auto const gcc =
        of(made_elf(texts({"GCC: (Debian 12.2.0-14) 12.2.0", "GCC: (Debian 12.2.0-14) 12.2.0"})));
    EXPECT_EQ(gcc.id, "gcc");
    EXPECT_EQ(gcc.compiler, "GCC: (Debian 12.2.0-14) 12.2.0");
    auto const clang = of(made_elf(texts({"GCC: (Debian 12.2.0-14) 12.2.0", "Debian clang version 19.1.7"})));
    EXPECT_EQ(clang.id, "clang");
    EXPECT_EQ(clang.compiler, "Debian clang version 19.1.7; GCC: (Debian 12.2.0-14) 12.2.0");
    EXPECT_EQ(of(made_elf(texts({"GCC: x", "othercc version 3.1"}))).id, "othercc");
    EXPECT_EQ(of(made_elf(texts({"GCC: x", "Linker: LLD 19"}))).id, "gcc");
}

TEST_F(compiler, is_unknown_where_nothing_names_it) {
    for (auto const& bytes : {std::string("#!/bin/sh\n"), std::string(), made_elf("")}) {
        EXPECT_EQ(of(bytes).id, "unknown");
        EXPECT_EQ(of(bytes).compiler, "");
    }
    EXPECT_EQ(compiler_of("/nowhere").id, "unknown");
}

TEST_F(compiler, of_a_damaged_file_is_no_crash) {
    auto const whole = made_elf(texts({"GCC: x"}));
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_EQ(of(whole.substr(0, length)).id, "unknown") << length;
    for (std::size_t i = 0; i < whole.size(); ++i)
        for (char const c : {'\xff', '\x7f'}) {
            auto damaged = whole;
            damaged[i] = c;
            EXPECT_NO_THROW(static_cast<void>(of(damaged))) << i;
        }
}

} // namespace
} // namespace yieldmark::run
