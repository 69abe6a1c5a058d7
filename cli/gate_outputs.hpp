#pragma once
// What the gate's decision is held against and where it is written: of gate, and of merge for the parts of one.

#include "cli/command_line.hpp"
#include "cli/comparison_outputs.hpp"
#include "harness/gate/limits.hpp"
#include "harness/gate/run_gate.hpp"
#include "harness/project/project.hpp"

#include <optional>
#include <string>
#include <vector>

namespace yieldmark::cli {

struct gate_outputs {
    comparison_outputs to;
    std::string junit;
    std::string openmetrics;
    std::string badge;
};

/// --limits and --strict.
void add_limit_options(command_line app, std::string& limits, bool& strict);

/// --json, --markdown, --out, --every, --quiet, --junit, --openmetrics and --badge. `out` is what --out says of itself.
void add_gate_outputs(command_line app, gate_outputs& o, char const* out);

/// What gate --shard writes into the folder of --out.
inline constexpr char const* gate_part_name = "gate-part.json";

/// The same of a part, which decides nothing: throws system::usage_error without --out and where another output is asked
/// for.
void prepare_part(gate_outputs const& o);

/// The file `named`, and the project's own file of limits, as far as there are such: no output may overwrite them.
[[nodiscard]] std::vector<named_file> files_of_limits(std::string const& named,
                                                      std::string const& repository);

/// The limits that hold: of the file `named`, or if that is empty the project's own, or those that are built in. Throws
/// system::usage_error.
[[nodiscard]] gate::limits limits_of(std::string const& named, std::string const& repository,
                                     std::optional<project::project> const& p);

/// Before anything is measured: throws system::usage_error as prepare_outputs does, and where several would go to the
/// standard output, or overwrite one of `inputs`.
void prepare(gate_outputs const& o, std::vector<named_file> const& inputs);

/// Prints and writes the decision; the exit code. A verdict that couldn't be written down is still the verdict.
[[nodiscard]] int report_all(gate_outputs const& o, gate::gate_result const& done, gate::limits const& held);

} // namespace yieldmark::cli
