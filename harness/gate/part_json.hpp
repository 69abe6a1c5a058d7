#pragma once
// One part of a gate as JSON (gate-part.json), in and out: the first comparison and the second look in one document, so
// that a kill can't leave one without the other. "yieldmark_gate_part" is the format's version.

#include "harness/gate/run_gate.hpp"

#include <string>
#include <string_view>

namespace yieldmark::gate {

[[nodiscard]] std::string write_json(gate_part const& part);

/// `source` names the text in errors. Throws results::read_error.
[[nodiscard]] gate_part read_part(std::string_view json, std::string const& source);

} // namespace yieldmark::gate
