#pragma once
// The store of the history: measurements of revisions against a pinned baseline, in an SQLite file or on a PostgreSQL
// server. Every change is one transaction: what kills the process leaves the store as it was before or after. Several
// processes may use it at once; a writer waits for another.

#include "harness/store/measurement.hpp"
#include "harness/store/read_series.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::store {

/// A store that is only read must exist; one that is written to is made if there is none.
enum class access { read, write };

/// What became of a measurement in the store.
struct added {
    std::size_t figures = 0; // kept
    std::size_t known = 0;   // left out, since their series have the revision already (see history::add)
    bool twice = false;      // the very same measurement was there already: nothing is kept
};

/// A series without its points.
struct summary {
    series about; // points and changes empty
    std::size_t points = 0;
    std::size_t changes = 0;
    double last_ratio = 0;
    std::string last_revision;
    std::string last_date;
    bool retired = false; // of an earlier baseline, or of the case's earlier contract
};

/// What prune takes away. A measurement goes if any part that is given says so.
struct prune_request {
    std::size_t keep =
        0; // of each machine, toolchain and baseline all but the newest `keep` revisions; 0: no such part
    std::string
        before; // measurements of commits before that date (2026-11-21, or with time); empty: no such part
    std::string revision; // measurements of the commit with this name or beginning; empty: no such part
};

struct pruned {
    std::vector<measurement> gone; // without their figures
    std::size_t figures = 0;
};

/// What an import did.
struct imported {
    std::size_t measurements = 0;
    std::size_t known = 0; // that were there already
};

class history {
public:
    /// Opens the store at `where`: the path of an SQLite file, sqlite3://PATH, or postgresql://USER@HOST/DATABASE with
    /// whatever else libpq takes but a password. An older schema is migrated: a file with a copy kept beside it, a
    /// server only by who writes. Waits up to `wait` for other processes, here and later, and for a server whose
    /// connection is lost. Throws system::usage_error: there is none (access::read), it is a folder, no SQLite file,
    /// another program's, of a newer schema, or a URL with a password. Throws system::run_error: locked, read-only,
    /// damaged, the disk is full, the server can't be reached. All that follows throws system::run_error for the
    /// latter too. Before the first use all of a file is looked through, up to 64 MB: where it is damaged, indices
    /// included, nothing is changed or read.
    history(std::string const& where, access how, std::chrono::seconds wait = std::chrono::seconds(10));
    ~history();
    history(history&&) noexcept;
    history& operator=(history&&) = delete;

    /// Where the file was copied to before it was migrated; empty if it wasn't, and for a server.
    [[nodiscard]] std::string const& backup() const;

    /// The revision that all new ratios are against; none: nothing was pinned yet.
    [[nodiscard]] std::optional<std::string> baseline();

    /// From now on ratios are against `revision`. Series of another baseline stay, retired.
    void pin(std::string const& revision);

    /// Whether `revision` was measured against `baseline` on that machine with that toolchain for the same
    /// cases (`asked`). An empty toolchain means any.
    [[nodiscard]] bool has(measurement const& like);

    /// Keeps a measurement. A series that has the revision already gets a second value only if `again`; both
    /// are shown as one point then. The very same measurement is never kept twice.
    added add(measurement const& m, bool again = false);

    /// The names of all cases that there are series of, retired ones too, in alphabetical order.
    [[nodiscard]] std::vector<std::string> cases();

    /// The ids of all metrics that there are series of, in alphabetical order.
    [[nodiscard]] std::vector<std::string> metrics();

    /// Series by case, metric, machine and toolchain.
    [[nodiscard]] std::vector<summary> list(series_filter const& wanted = {});

    /// With all points and changes; or with about `most_points` of all series together, where that isn't 0 and each of
    /// them is shown by itself: see series::all_points.
    [[nodiscard]] std::vector<series> read(series_filter const& wanted = {}, std::size_t most_points = 0);

    /// Every measurement, in the order in which they were added.
    [[nodiscard]] std::vector<measurement> measurements();

    /// Takes measurements away and says which; only says it unless `really`. Series without a value are gone
    /// too. Throws system::usage_error if `what` asks for nothing.
    pruned prune(prune_request const& what, bool really);

    /// All of the store as text, line by line without their ends: one that says what it is, then a JSON object for each
    /// measurement. export_text() is all of them.
    void export_to(std::function<void(std::string const&)> const& line);
    [[nodiscard]] std::string export_text();

    /// Adds what export_to() wrote; `source` names it in errors. Pins its baseline if none is. All or nothing: throws
    /// system::usage_error with the line that makes no sense, also where lines are missing at its end.
    imported import_from(std::istream& from, std::string const& source);
    imported import_text(std::string const& text, std::string const& source);

    /// Adds what `next` gives until it gives none, in one transaction; pins `baseline` if none is. What is kept beside
    /// the figures is made once, at the end.
    imported add_all(std::function<std::optional<measurement>()> const& next,
                     std::optional<std::string> const& baseline);

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

/// An export of one measurement, for history::import_from.
[[nodiscard]] std::string export_of(measurement const& m);

/// $YIELDMARK_STORE, or .yieldmark/history.db below the current folder.
[[nodiscard]] std::string default_store();

} // namespace yieldmark::store
