#pragma once
// What a symbol of an executable is called in a profile. Pure.

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace yieldmark::profile {

/// The most detail that readable_name knows: the whole demangled name.
inline constexpr unsigned full_detail = 3;

/// A symbol, mangled or not, as people read it: `yieldmark::fibonacci::coroutine(...) [coroutine body]`.
/// Return types go; template arguments and parameters become `...`, of which each step of `detail` shows one
/// level more; what the compilers append says what it is: the body and the frame's end of a coroutine, or
/// nothing (a cold or specialised part belongs to its function). The measured region itself becomes `once
/// [measured region]`.
[[nodiscard]] std::string readable_name(std::string_view symbol, unsigned detail = 0);

/// Names for all of `symbols`, each as short as it may be with no two functions having the same. Parts of one
/// function share their name.
[[nodiscard]] std::map<std::string, std::string> readable_names(std::set<std::string> const& symbols);

/// Whether `text` is decimal digits, at least one, and nothing else.
[[nodiscard]] bool is_number(std::string_view text);

} // namespace yieldmark::profile
