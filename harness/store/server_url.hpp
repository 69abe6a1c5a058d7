#pragma once
// The URL of a store on a PostgreSQL server. Private to harness/store.

#include <string>

namespace yieldmark::store {

/// Whether `where` names a server: postgresql://… or postgres://….
[[nodiscard]] bool is_server_url(std::string const& where);

/// `url` with what a store adds where neither it, a service nor the environment says: limits after which a server that
/// doesn't answer counts as lost. Throws system::usage_error, and doesn't repeat the URL, if it has a password: every
/// user of the machine could read it in the list of processes. Throws it too for blanks and control characters.
[[nodiscard]] std::string checked_server_url(std::string const& url);

} // namespace yieldmark::store
