#pragma once
// The server of these tests.

#include "tests/postgresql.hpp"

namespace yieldmark::test {

/// Started when it is first asked for, ended with the program.
[[nodiscard]] postgresql_server& server();

} // namespace yieldmark::test
