#pragma once
// Every claim of the documents, answered from a run. Rules and limits of each verdict: docs/claims.md.

#include "harness/claims/evidence.hpp"
#include "harness/claims/finding.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace yieldmark::claims {

/// A claim and the function that answers it from one toolchain's cases. The function fills all but id, claim
/// and documents; it never throws on missing cases, but answers not_measured.
struct claim {
    std::string_view id;
    std::string_view text;
    std::string_view documents;
    finding (*answer)(evidence const& from, roles const& who);
};

/// In the documents' order.
[[nodiscard]] std::span<claim const> all_claims();

/// The answer for a whole run. Where the toolchains disagree the verdict is `depends` and the sentence gives
/// each one's. The answer of the references in CPython is reported too and decides nothing.
[[nodiscard]] finding answer(claim const& c, results::run const& run);

/// All claims; empty for a run without cases of examples (another project's executable).
[[nodiscard]] std::vector<finding> answer_all(results::run const& run);

// One function for each claim, in the files named after their subject.
[[nodiscard]] finding memory(evidence const& from, roles const& who);
[[nodiscard]] finding deferred(evidence const& from, roles const& who);
[[nodiscard]] finding on_demand(evidence const& from, roles const& who);
[[nodiscard]] finding faster_iterators(evidence const& from, roles const& who);
[[nodiscard]] finding small_data(evidence const& from, roles const& who);
[[nodiscard]] finding expressions(evidence const& from, roles const& who);
[[nodiscard]] finding chaining(evidence const& from, roles const& who);
[[nodiscard]] finding utilities(evidence const& from, roles const& who);
[[nodiscard]] finding sharing(evidence const& from, roles const& who);
[[nodiscard]] finding infinite(evidence const& from, roles const& who);
[[nodiscard]] finding chunks(evidence const& from, roles const& who);
[[nodiscard]] finding frugal_yields(evidence const& from, roles const& who);
[[nodiscard]] finding single_pass(evidence const& from, roles const& who);
[[nodiscard]] finding multitasking(evidence const& from, roles const& who);
[[nodiscard]] finding threads(evidence const& from, roles const& who);
[[nodiscard]] finding massive(evidence const& from, roles const& who);
[[nodiscard]] finding readable(evidence const& from, roles const& who);

/// A finding of verdict not_measured.
[[nodiscard]] finding unmeasured(std::string why, std::string command);

} // namespace yieldmark::claims
