#include "harness/compare/request.hpp"

#include "harness/system/errors.hpp"

#include <cstdlib>

namespace yieldmark::compare {

std::filesystem::path default_cache() {
    if (auto const* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache == '/')
        return std::filesystem::path(cache) / "yieldmark/builds";
    if (auto const* home = std::getenv("HOME"); home && *home)
        return std::filesystem::path(home) / ".cache/yieldmark/builds";
    throw system::usage_error(
        "neither XDG_CACHE_HOME nor HOME says where revisions can be built; give --cache DIR");
}

} // namespace yieldmark::compare
