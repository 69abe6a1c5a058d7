#include "harness/system/program_file.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <string>
#include <system_error>
#include <unistd.h>

namespace yieldmark::system {

bool is_program(std::filesystem::path const& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored) || access(path.c_str(), X_OK) != 0)
        return false;
    std::ifstream in(path, std::ios::binary);
    std::array<char, 4> begin{};
    in.read(begin.data(), begin.size());
    std::string_view const first(begin.data(), static_cast<std::size_t>(in.gcount()));
    return first == "\x7f"
                    "ELF" ||
           first.starts_with("#!");
}

std::optional<std::filesystem::path> program_on_path(std::string const& name) {
    auto const* path = std::getenv("PATH");
    std::string_view left = path ? path : "/usr/bin:/bin";
    while (!left.empty()) {
        auto const end = std::min(left.find(':'), left.size());
        auto candidate = std::filesystem::path(left.substr(0, end)) / name;
        std::error_code ignored;
        if (std::filesystem::is_regular_file(candidate, ignored) && access(candidate.c_str(), X_OK) == 0)
            return candidate;
        left.remove_prefix(std::min(end + 1, left.size()));
    }
    return std::nullopt;
}

bool holds_any(std::filesystem::path const& path, std::span<std::string_view const> texts) {
    constexpr std::size_t overlap = 1024; // a text may begin in one block and end in the next
    std::ifstream in(path, std::ios::binary);
    std::string block(1 << 20, '\0');
    std::string rest;
    while (in.read(block.data(), static_cast<std::streamsize>(block.size())) || in.gcount() > 0) {
        rest.append(block, 0, static_cast<std::size_t>(in.gcount()));
        if (std::ranges::any_of(texts, [&](auto text) { return rest.find(text) != std::string::npos; }))
            return true;
        rest.erase(0, rest.size() - std::min(rest.size(), overlap));
    }
    return false;
}

} // namespace yieldmark::system
