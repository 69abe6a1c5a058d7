#pragma once
// The page as the build bundled it, cut where the data goes. Both parts are empty in a build without node.

#include <string_view>

namespace yieldmark::report {

[[nodiscard]] std::string_view page_head();
[[nodiscard]] std::string_view page_tail();

} // namespace yieldmark::report
