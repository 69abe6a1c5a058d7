#include "cli/shard_options.hpp"

#include "harness/system/errors.hpp"

namespace yieldmark::cli {

void add_shard_options(command_line app, shard_options& o) {
    app.add_option("--shard", o.shard,
                   "Measure part K of N, of whole examples or families; 'yieldmark merge' joins the parts")
        .shown_as("K/N");
    app.add_option("--balance", o.balance,
                   "With --shard: make the parts equal in time by these earlier results; without it by the\n"
                   "count of cases")
        .shown_as("FILE");
}

std::optional<run::shard_request> shard_of(shard_options const& o) {
    if (o.shard.empty()) {
        if (!o.balance.empty())
            throw system::usage_error("--balance divides what --shard K/N shares out; give that too");
        return std::nullopt;
    }
    auto asked = run::parse_shard(o.shard);
    asked.balance = o.balance;
    return asked;
}

} // namespace yieldmark::cli
