#pragma once
// Puts measurements into the tables. Private to harness/store; only while writing.

#include "harness/store/history.hpp"
#include "harness/store/trends.hpp"

#include <soci/soci.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>

namespace yieldmark::store {

[[nodiscard]] std::optional<std::string> pinned_baseline(soci::session& sql);
void pin_baseline(soci::session& sql, std::string const& revision);

class writer {
public:
    explicit writer(soci::session& sql);

    /// As history::add.
    added add(measurement const& m, bool again);

    /// How many figures of `m` are there.
    [[nodiscard]] std::size_t kept_of(measurement const& m);

    /// Makes what is kept beside the figures of all series that got some. Once, after the last add().
    void finish();

private:
    // What series of one machine, toolchain and baseline have in common; ids.
    struct line {
        long long machine = 0;
        long long toolchain = 0;
        std::string baseline{};
        [[nodiscard]] auto operator<=>(line const&) const = default;
    };
    using series_names =
        std::map<std::tuple<std::string, std::string, std::string>, long long>; // case, metric, digest

    [[nodiscard]] std::optional<long long> known_revision(revision const& r);
    long long put_revision(revision const& r);
    long long named(std::string const& table, std::string const& name);
    long long put_measurement(measurement const& m, std::string const& key, long long revision,
                              line const& of);
    [[nodiscard]] series_names& series_in(line const& of);
    long long series_of(figure const& f, line const& of, series_names& known);
    void put_figures(measurement const& m, line const& of, long long measurement, std::set<long long> known,
                     added& done);

    soci::session& sql_;
    std::map<line, series_names> lines_;
    long long next_series_ = 0;
    grown_series grown_;
    std::set<long long> moved_; // series of which a revision has another place now
};

} // namespace yieldmark::store
