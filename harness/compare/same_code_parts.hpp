#pragma once
// What is the same for our own builds and for other programs when their machine code is compared. Private to
// harness/compare.

#include "harness/compare/same_code.hpp"
#include "harness/machine_code/linked_code.hpp"
#include "harness/run/layout.hpp"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace yieldmark::compare {

/// case -> where its code begins, in the base and on the new side
using entries_by_case = std::map<std::string, std::pair<machine_code::node_id, machine_code::node_id>>;

/// What shared libraries would call in place of their own, if an object defined it: memory and its blocks. To be asked
/// for before linked_code::connect().
[[nodiscard]] std::vector<machine_code::node_id> taken_by_libraries(machine_code::linked_code& code);

/// Which of the cases are the same.
[[nodiscard]] same_code_result told_by(machine_code::sameness const& both, entries_by_case const& entries);

/// The linker, its flags and libraries as `rewrite` leaves them (none: as they are), and the content of the scripts that
/// flags name instead of their paths.
[[nodiscard]] std::vector<std::string> linking_of(run::link_manifest const& how,
                                                  machine_code::linked_code::rewriting const& rewrite);

} // namespace yieldmark::compare
