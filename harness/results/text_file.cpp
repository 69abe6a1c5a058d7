#include "harness/results/text_file.hpp"

#include "harness/results/google_benchmark.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace yieldmark::results {

std::string read_text(std::filesystem::path const& path, std::string_view advice,
                      std::optional<std::size_t> most) {
    auto const refuse = [&](std::string const& why) {
        throw read_error(path.string() + ": " + why + "; " + std::string(advice));
    };
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        refuse("is a folder");
    std::ifstream file(path, std::ios::binary);
    if (!file)
        refuse(std::string("can't be opened: ") + std::strerror(errno));
    if (most) {
        std::string text((*most << 20) + 1, '\0');
        file.read(text.data(), static_cast<std::streamsize>(text.size()));
        text.resize(static_cast<std::size_t>(file.gcount()));
        if (text.size() > *most << 20)
            refuse(fmt::format("is larger than {} MiB", *most));
        return text;
    }
    std::ostringstream text;
    if (file.peek() != std::ifstream::traits_type::eof())
        text << file.rdbuf();
    if (file.bad() || text.bad())
        refuse("can't be read to its end");
    return std::move(text).str();
}

std::string text_if_any(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

} // namespace yieldmark::results
