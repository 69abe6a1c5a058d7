#include "harness/run/compiler_of.hpp"

#include "harness/system/elf_file.hpp"
#include "harness/text/format.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace yieldmark::run {

namespace {

std::set<std::string> texts_in(std::string_view section) {
    std::set<std::string> texts;
    while (!section.empty()) {
        auto const end = std::min(section.find('\0'), section.size());
        if (end > 0)
            texts.insert(text::valid_utf8(section.substr(0, end)));
        section.remove_prefix(std::min(end + 1, section.size()));
    }
    return texts;
}

bool is_of_gcc(std::string_view text) {
    return text.starts_with("GCC:");
}

// The C library's start files are GCC's in every program, so another compiler is the one that counts.
std::string id_of(std::set<std::string> const& texts) {
    for (auto const& one : texts)
        if (one.find("clang version") != std::string::npos)
            return "clang";
    for (auto const& one : texts)
        if (!is_of_gcc(one) && !one.starts_with("Linker:"))
            return one.substr(0, one.find(' '));
    return std::ranges::any_of(texts, is_of_gcc) ? "gcc" : "unknown";
}

} // namespace

results::toolchain compiler_of(std::filesystem::path const& executable) {
    auto const texts = texts_in(system::elf_file(executable).content(".comment"));
    return {.id = id_of(texts), .compiler = fmt::format("{}", fmt::join(texts, "; ")), .flags = ""};
}

} // namespace yieldmark::run
