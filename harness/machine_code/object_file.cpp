#include "harness/machine_code/object_file.hpp"

#include "harness/system/errors.hpp"

#include <algorithm>
#include <fcntl.h>
#include <gelf.h>
#include <libelf.h>
#include <memory>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace yieldmark::machine_code {

namespace {

namespace fs = std::filesystem;

struct closes_elf {
    void operator()(Elf* elf) const { elf_end(elf); }
};
using elf_handle = std::unique_ptr<Elf, closes_elf>;

class descriptor {
public:
    explicit descriptor(fs::path const& path) : fd_(open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    descriptor(descriptor const&) = delete;
    descriptor& operator=(descriptor const&) = delete;
    ~descriptor() {
        if (fd_ >= 0)
            close(fd_);
    }
    [[nodiscard]] int get() const { return fd_; }

private:
    int fd_;
};

[[noreturn]] void unreadable(std::string const& name, std::string const& why) {
    throw system::run_error(name + " can't be read as an object file: " + why);
}

std::string_view bytes_of(Elf_Data const* data) {
    return data == nullptr || data->d_buf == nullptr
               ? std::string_view{}
               : std::string_view(static_cast<char const*>(data->d_buf), data->d_size);
}

// One object, from its handle.
class object_reader {
public:
    object_reader(Elf* elf, std::string name) : elf_(elf) { made_.name = std::move(name); }

    object_file read() {
        if (gelf_getclass(elf_) != ELFCLASS64)
            fail("it isn't an ELF file of 64 bits");
        if (elf_getshdrstrndx(elf_, &names_) != 0)
            fail(elf_errmsg(-1));
        GElf_Ehdr file;
        if (gelf_getehdr(elf_, &file) == nullptr || file.e_type != ET_REL)
            fail("it isn't what a compiler makes for a linker");
        for (Elf_Scn* at = nullptr; (at = elf_nextscn(elf_, at)) != nullptr;)
            take_section(at);
        if (made_.sections.empty())
            fail("it has no sections; is it whole?");
        for (auto const& [at, head] : relocations_)
            take_relocations(at, head);
        return std::move(made_);
    }

private:
    [[noreturn]] void fail(std::string const& why) const { unreadable(made_.name, why); }

    GElf_Shdr head_of(Elf_Scn* at) const {
        GElf_Shdr head;
        if (gelf_getshdr(at, &head) == nullptr)
            fail(elf_errmsg(-1));
        return head;
    }

    void take_section(Elf_Scn* at) {
        auto const head = head_of(at);
        auto const index = elf_ndxscn(at);
        auto const* name = elf_strptr(elf_, names_, head.sh_name);
        made_.sections.resize(std::max(made_.sections.size(), index + 1));
        auto& made = made_.sections[index];
        made = {.name = name == nullptr ? "" : name,
                .type = head.sh_type,
                .flags = head.sh_flags,
                .entry_size = head.sh_entsize,
                .alignment = head.sh_addralign,
                .size = head.sh_size,
                .bytes = {}};
        if (made.name.starts_with(".gnu.lto_"))
            fail("it holds code that is left to the linker (-flto)");
        if (made.is_loaded() && head.sh_type != SHT_NOBITS)
            made.bytes = bytes_of(elf_getdata(at, nullptr));
        if (head.sh_type != SHT_NOBITS && made.is_loaded() && made.bytes.size() != made.size)
            fail("section " + made.name + " ends too early; is it whole?");
        if (head.sh_type == SHT_SYMTAB)
            take_symbols(at, head);
        else if (head.sh_type == SHT_RELA || head.sh_type == SHT_REL)
            relocations_.emplace_back(at, head);
    }

    // Of an object with more sections than a symbol's own field can name.
    Elf_Data* wide_indices(Elf_Scn* symbols) const {
        for (Elf_Scn* at = nullptr; (at = elf_nextscn(elf_, at)) != nullptr;)
            if (auto const head = head_of(at);
                head.sh_type == SHT_SYMTAB_SHNDX && head.sh_link == elf_ndxscn(symbols))
                return elf_getdata(at, nullptr);
        return nullptr;
    }

    void take_symbols(Elf_Scn* at, GElf_Shdr const& head) {
        auto* const data = elf_getdata(at, nullptr);
        auto* const wide = wide_indices(at);
        auto const count = head.sh_entsize == 0 ? 0 : head.sh_size / head.sh_entsize;
        for (std::size_t i = 0; i < count; ++i) {
            GElf_Sym one;
            Elf32_Word index = 0;
            if (gelf_getsymshndx(data, wide, static_cast<int>(i), &one, &index) == nullptr)
                fail(elf_errmsg(-1));
            auto const* name = elf_strptr(elf_, head.sh_link, one.st_name);
            symbol made{.name = name == nullptr ? "" : name,
                        .value = one.st_value,
                        .size = one.st_size,
                        .binding = static_cast<unsigned char>(GELF_ST_BIND(one.st_info)),
                        .type = static_cast<unsigned char>(GELF_ST_TYPE(one.st_info))};
            place(made, one.st_shndx == SHN_XINDEX ? index : one.st_shndx, one.st_shndx);
            made_.symbols.push_back(std::move(made));
        }
    }

    static void place(symbol& made, std::size_t index, GElf_Section given) {
        using enum symbol::place;
        if (given == SHN_ABS)
            made.where = absolute;
        else if (given == SHN_COMMON)
            made.where = common;
        else if (index != SHN_UNDEF) {
            made.where = symbol::place::section;
            made.section = index;
        }
    }

    void take_relocations(Elf_Scn* at, GElf_Shdr const& head) {
        auto& of = made_.sections.at(head.sh_info);
        if (!of.is_loaded())
            return;
        if (head.sh_type == SHT_REL)
            fail("its relocations have no addends");
        auto* const data = elf_getdata(at, nullptr);
        auto const count = head.sh_entsize == 0 ? 0 : head.sh_size / head.sh_entsize;
        for (std::size_t i = 0; i < count; ++i) {
            GElf_Rela one;
            if (gelf_getrela(data, static_cast<int>(i), &one) == nullptr)
                fail(elf_errmsg(-1));
            relocation const made{.at = one.r_offset,
                                  .type = static_cast<std::uint32_t>(GELF_R_TYPE(one.r_info)),
                                  .symbol = static_cast<std::uint32_t>(GELF_R_SYM(one.r_info)),
                                  .addend = one.r_addend};
            if (made.symbol >= made_.symbols.size())
                fail("a relocation names a symbol that isn't there");
            of.relocations.push_back(made);
        }
        std::ranges::sort(of.relocations, {}, [](relocation const& one) {
            return std::tie(one.at, one.type, one.symbol, one.addend);
        });
    }

    Elf* elf_;
    std::size_t names_ = 0;
    std::vector<std::pair<Elf_Scn*, GElf_Shdr>> relocations_;
    object_file made_;
};

std::vector<object_file> read_archive(Elf* archive, int fd, fs::path const& path) {
    std::vector<object_file> all;
    auto go_on = ELF_C_READ_MMAP;
    for (elf_handle member; (member.reset(elf_begin(fd, go_on, archive)), member);) {
        auto const* head = elf_getarhdr(member.get());
        std::string const name = head == nullptr || head->ar_name == nullptr ? "" : head->ar_name;
        if (!name.empty() && name != "/" && name != "//" && name != "/SYM64/") {
            auto const whole = path.string() + "(" + name + ")";
            if (elf_kind(member.get()) != ELF_K_ELF)
                unreadable(whole, "it isn't an ELF file");
            all.push_back(object_reader(member.get(), whole).read());
        }
        go_on = elf_next(member.get());
    }
    return all;
}

} // namespace

bool section::is_loaded() const {
    return (flags & SHF_ALLOC) != 0;
}

bool section::is_writable() const {
    return (flags & SHF_WRITE) != 0;
}

bool section::is_merged() const {
    return (flags & SHF_MERGE) != 0 && entry_size != 0;
}

bool section::holds_strings() const {
    return (flags & SHF_STRINGS) != 0;
}

bool symbol::is_local() const {
    return binding == STB_LOCAL;
}

bool symbol::is_function() const {
    return type == STT_FUNC || type == STT_GNU_IFUNC;
}

bool symbol::is_section() const {
    return type == STT_SECTION;
}

std::vector<object_file> read_objects(fs::path const& path) {
    if (elf_version(EV_CURRENT) == EV_NONE)
        unreadable(path.string(), elf_errmsg(-1));
    descriptor const file(path);
    if (file.get() < 0)
        unreadable(path.string(), "it can't be opened");
    elf_handle const elf(elf_begin(file.get(), ELF_C_READ_MMAP, nullptr));
    if (!elf)
        unreadable(path.string(), elf_errmsg(-1));
    switch (elf_kind(elf.get())) {
    case ELF_K_AR:
        return read_archive(elf.get(), file.get(), path);
    case ELF_K_ELF: {
        std::vector<object_file> one;
        one.push_back(object_reader(elf.get(), path.string()).read());
        return one;
    }
    default:
        unreadable(path.string(), "it is neither an ELF file nor an archive of such");
    }
}

} // namespace yieldmark::machine_code
