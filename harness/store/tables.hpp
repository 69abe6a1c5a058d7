#pragma once
// Rows of the store as values. Private to harness/store.

#include "harness/store/measurement.hpp"
#include "harness/store/points.hpp"

#include <soci/soci.h>

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace yieldmark::store {

/// All revisions, by the id of each measurement of them.
class measured_revisions {
public:
    explicit measured_revisions(soci::session& sql);

    [[nodiscard]] revision const& of(long long measurement) const;

    /// By its id, and its id by its name.
    [[nodiscard]] revision const& at(long long id) const;
    [[nodiscard]] long long id_of(std::string const& name) const;

private:
    std::map<long long, revision> revisions_;
    std::unordered_map<std::string, long long> by_name_;
    std::unordered_map<long long, long long> by_measurement_;
};

/// Reads the figures of one series after the other.
class figures_reader {
public:
    figures_reader(soci::session& sql, measured_revisions const& revisions);

    [[nodiscard]] std::vector<stored_figure> of(long long series);

private:
    measured_revisions const& revisions_;
    long long series_ = 0;
    long long measurement_ = 0;
    stored_figure row_;
    soci::statement statement_;
};

/// All measurements by their ids, without their figures.
[[nodiscard]] std::map<long long, measurement> all_measurements(soci::session& sql,
                                                                measured_revisions const& revisions);

/// The ids that a query of one column gives.
[[nodiscard]] std::vector<long long> ids(soci::session& sql, std::string const& query);

} // namespace yieldmark::store
