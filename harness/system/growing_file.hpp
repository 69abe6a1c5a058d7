#pragma once
// A file of lines that another process is still writing.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace yieldmark::system {

/// Hands the bytes that came since `offset` to `take`, block by block, and moves `offset` behind them.
/// Whether any came; a file that isn't there yet has none.
bool read_on(std::filesystem::path const& path, std::uintmax_t& offset,
             std::function<void(std::string_view)> const& take);

/// Bytes that come in pieces, cut into lines.
class line_cutter {
public:
    /// Hands each line that is whole now to `take`, without its newline. The rest waits for its end.
    void feed(std::string_view bytes, std::function<void(std::string_view)> const& take);

private:
    std::string partial_;
};

} // namespace yieldmark::system
