#include "harness/system/growing_file.hpp"

#include <fstream>

namespace yieldmark::system {

bool read_on(std::filesystem::path const& path, std::uintmax_t& offset,
             std::function<void(std::string_view)> const& take) {
    std::ifstream file(path, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(offset));
    auto const before = offset;
    std::string block(1 << 16, '\0');
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0) {
        take(std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount())));
        offset += static_cast<std::uintmax_t>(file.gcount());
    }
    return offset != before;
}

void line_cutter::feed(std::string_view bytes, std::function<void(std::string_view)> const& take) {
    partial_ += bytes;
    std::size_t start = 0;
    for (auto end = partial_.find('\n'); end != std::string::npos; end = partial_.find('\n', start)) {
        take(std::string_view(partial_).substr(start, end - start));
        start = end + 1;
    }
    partial_.erase(0, start);
}

} // namespace yieldmark::system
