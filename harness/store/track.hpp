#pragma once
// Measuring revisions into the history: what `history add` and `history bisect` do. Who measures is given.

#include "harness/compare/comparison.hpp"
#include "harness/compare/request.hpp"
#include "harness/store/bisect.hpp"
#include "harness/store/history.hpp"

#include <functional>
#include <string>
#include <vector>

namespace yieldmark::store {

/// Measures what it is asked, like compare::run_comparison.
using measure = std::function<compare::comparison(compare::comparison_request const&)>;

/// Shown as it happens, one line each.
using tell = std::function<void(std::string const&)>;

struct track_request {
    std::vector<std::string> revisions; // names, or ranges a..b
    std::string baseline;               // to pin; empty: the one that is pinned
    std::string toolchain;              // fingerprint of what revisions are built with, if known beforehand
    // The same where only a build shows it: builds the baseline, if it isn't built. Asked once, and only if a revision
    // was measured before, be it with whatever. None, or an empty answer: any toolchain will do.
    std::function<std::string(std::string const& baseline)> ask_toolchain{};
    std::string machine; // fingerprint of this one
    bool again = false;
    // Writes what was measured and could not be stored to a file, as an export; gives its name. None: it is lost.
    std::function<std::string(measurement const&)> keep{};
    compare::comparison_request how; // sides are filled in
};

struct tracked {
    std::size_t measured = 0;
    std::size_t skipped = 0;                // measured before
    std::vector<results::failure> failures; // revisions that could not be measured
    std::size_t begun = 0;                  // series of a baseline that is another since this call
    bool stopped = false;
};

/// Measures each revision against the baseline and stores it as soon as it is done; continues after one that can't be
/// measured. Another baseline is pinned with the first revision that is stored, or at the end if none failed. Throws
/// system::usage_error (no baseline pinned nor given, no such revision, a filter without a case).
[[nodiscard]] tracked track(history& into, track_request const& what, measure const& measured,
                            tell const& say);

/// Which cases and metrics a request asks for, in words that are the same for the same request.
[[nodiscard]] std::string asked_text(compare::comparison_request const& how);

/// How a stored comparison is to be kept.
struct keeping {
    std::string name{};     // the revision of its new side; empty: as the comparison says
    std::string baseline{}; // to pin; empty: the one that is pinned, or the comparison's base if none is
    bool again = false;
};

/// Keeps a stored comparison. Throws system::usage_error, and changes nothing, if nobody says which revision its new
/// side is, if the comparison says another than `name`, or if its base is not the baseline.
[[nodiscard]] added add_comparison(history& into, compare::comparison const& c, keeping const& how,
                                   std::filesystem::path const& repository, tell const& say);

} // namespace yieldmark::store
