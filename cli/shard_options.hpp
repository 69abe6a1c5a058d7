#pragma once
// --shard and --balance of run, compare and gate: one part of what several machines share.

#include "cli/command_line.hpp"
#include "harness/run/shards.hpp"

#include <optional>
#include <string>

namespace yieldmark::cli {

struct shard_options {
    std::string shard; // "2/8"; empty: the whole
    std::string balance;
};

void add_shard_options(command_line app, shard_options& o);

/// Throws system::usage_error.
[[nodiscard]] std::optional<run::shard_request> shard_of(shard_options const& o);

} // namespace yieldmark::cli
