#pragma once
// What a program makes beside a file, or among the temporary files, and would take away at its end, and what a program
// that was killed has left there. Both are told apart by a lock (flock): it ends with the process that holds it, however
// that ends.

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string_view>

namespace yieldmark::system {

/// Locks an open file for its maker. False if a sweep had found it before it was locked and took it away: then make
/// another one. Where the file system has no locks nothing is locked, and nothing there is ever swept.
[[nodiscard]] bool lock_own(int fd) noexcept;

/// Calls `remove` for each entry of `folder` whose name begins with `beginning`, has `letters` characters after that,
/// and whose maker is gone: its lock, the entry itself or a file `lock` in it, is held by nobody. It is held meanwhile.
/// Entries of other users, links, and folders without `lock` are left alone. Throws nothing: what can't be looked at
/// stays.
void sweep(std::filesystem::path const& folder, std::string_view beginning, std::size_t letters,
           std::filesystem::path const& lock,
           std::function<void(std::filesystem::path const&)> const& remove) noexcept;

} // namespace yieldmark::system
