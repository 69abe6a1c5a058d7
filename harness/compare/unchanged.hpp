#pragma once
// Cases with the same machine code on both sides: they are not measured, and are shown as unchanged.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/compare/same_code.hpp"
#include "harness/system/progress.hpp"

#include <string>
#include <vector>

namespace yieldmark::compare {

struct told_apart {
    std::vector<std::string> measured;
    std::vector<std::string> unchanged;
};

/// Divides `cases`, and says so. `code` knows them by their names without `prefix`. Cases that get extra work
/// (comparison_request::inject) are measured.
[[nodiscard]] told_apart tell_apart(std::vector<std::string> const& cases, same_code_result const& code,
                                    comparison_request const& asked, system::progress& shown,
                                    std::string const& prefix = {});

/// Adds the unchanged cases and what differs in the others to `into`, and puts its cases in the order of `cases`.
void add_unchanged(comparison& into, std::vector<std::string> const& cases, told_apart const& apart,
                   same_code_result const& code);

} // namespace yieldmark::compare
