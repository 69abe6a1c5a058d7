#pragma once
// A build folder with a compiler that only copies, to try what is done with one.

#include "harness/run/bench.hpp"
#include "harness/system/scratch.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <elf.h>
#include <filesystem>
#include <fstream>
#include <string>

namespace yieldmark::test {

namespace fs = std::filesystem;

/// An ELF object with two sections of code (100 and 20 bytes) and one of data.
inline std::string made_object() {
    Elf64_Ehdr head{};
    std::memcpy(head.e_ident, ELFMAG, SELFMAG);
    head.e_ident[EI_CLASS] = ELFCLASS64;
    head.e_ident[EI_DATA] = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;
    head.e_shoff = sizeof head;
    head.e_shentsize = sizeof(Elf64_Shdr);
    std::array<Elf64_Shdr, 4> sections{};
    head.e_shnum = sections.size();
    sections[1].sh_flags = SHF_ALLOC | SHF_EXECINSTR;
    sections[1].sh_size = 100;
    sections[2].sh_flags = SHF_ALLOC | SHF_WRITE;
    sections[2].sh_size = 7000;
    sections[3].sh_flags = SHF_ALLOC | SHF_EXECINSTR | SHF_GROUP;
    sections[3].sh_size = 20;
    std::string bytes(sizeof head + sizeof sections, '\0');
    std::memcpy(bytes.data(), &head, sizeof head);
    std::memcpy(bytes.data() + sizeof head, sections.data(), sizeof sections);
    return bytes;
}

class made_build {
public:
    made_build() {
        for (auto const* folder : {"bin", "link", "impls/alpha", "suites/letters", "work"})
            fs::create_directories(root() / folder);
        write("object", made_object());
        write("suites/letters/alpha.hpp", "// the contract\n");
        write("impls/alpha/loop.hpp", "int x;\n\n// a comment\nint y;\n");
        write("impls/alpha/coroutine.hpp", "int x;\n");
        write("link/yieldmark-bench.compile", (root() / "compiler").string() + "\n-O3\n\n-DX=\"a b\"\n");
        // Refuses what the file `refuse` names, and all if a cache might stand before it; else an object, or three lines for -E.
        write("compiler",
              "#!/bin/sh\n[ \"$CCACHE_DISABLE\" = 1 ] || { echo 'x.cpp:1: error: out of a cache' >&2; exit "
              "1; }\n"
              "echo \"$@\" >> " +
                  (root() / "calls").string() +
                  "\nfor last; do :; done\nsource=\nfor a; do case $a in *.cpp) source=$a;; esac; done\n"
                  "if grep -q -f " +
                  (root() / "refuse").string() +
                  " $source; then echo 'note: this'; echo 'x.cpp:1: error: no good' >&2; exit 1; fi\n"
                  "case \" $* \" in *' -E '*) printf 'a\\nb\\nc\\n' > $last;; *) cp " +
                  (root() / "object").string() + " $last;; esac\n");
        write("refuse", "");
        fs::permissions(root() / "compiler", fs::perms::owner_all);
        measured.executable = root() / "bin/yieldmark-bench";
        run::listed_example alpha;
        alpha.info.name = "alpha";
        alpha.info.suite = "letters";
        alpha.source_dir = root() / "impls/alpha";
        alpha.contract = root() / "suites/letters/alpha.hpp";
        alpha.techniques = {"coroutine", "loop"};
        measured.can_run.examples.push_back(alpha);
    }

    [[nodiscard]] fs::path const& root() const { return folder_.path(); }
    void write(std::string const& name, std::string const& text) const {
        std::ofstream(root() / name, std::ios::binary) << text;
    }
    [[nodiscard]] std::size_t calls() const {
        std::ifstream file(root() / "calls");
        std::size_t count = 0;
        for (std::string line; std::getline(file, line);)
            ++count;
        return count;
    }

    run::bench measured;

private:
    system::scratch folder_;
};

} // namespace yieldmark::test
