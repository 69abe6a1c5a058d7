#include "harness/store/thinned.hpp"

#include "harness/store/bulk.hpp"
#include "harness/store/level_changes.hpp"
#include "harness/store/points.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>

namespace yieldmark::store {

namespace {

constexpr std::size_t least_points = 60;

// What the measurements of a series have in common.
using line = std::tuple<std::string, std::string, std::string>; // machine, toolchain, baseline

line line_of(series const& s) {
    return {s.machine, s.toolchain, s.baseline};
}

// The measurements of each revision of a line.
using measured_line = std::map<long long, std::vector<long long>>;

std::map<line, measured_line> measured_lines(soci::session& sql) {
    std::map<line, measured_line> all;
    long long id = 0;
    long long revision = 0;
    std::string machine;
    std::string toolchain;
    std::string baseline;
    soci::statement each =
        (sql.prepare
             << "SELECT x.id, x.revision_id, m.name, t.name, x.baseline FROM measurement x JOIN machine m ON "
                "m.id = x.machine_id JOIN toolchain t ON t.id = x.toolchain_id",
         soci::into(id), soci::into(revision), soci::into(machine), soci::into(toolchain),
         soci::into(baseline));
    each.execute();
    while (each.fetch())
        all[{machine, toolchain, baseline}][revision].push_back(id);
    return all;
}

// The newest half of `count` one by one, and as many of the older ones evenly spaced, the first one among them.
std::vector<long long> chosen(std::vector<long long> const& in_order, std::size_t count) {
    if (in_order.size() <= count)
        return in_order;
    auto const newest = count / 2;
    auto const older = in_order.size() - newest;
    std::vector<long long> all;
    for (std::size_t i = 0; i < count - newest; ++i)
        all.push_back(in_order[i * older / (count - newest)]);
    all.insert(all.end(), in_order.end() - static_cast<std::ptrdiff_t>(newest), in_order.end());
    return all;
}

std::vector<long long> in_order(measured_line const& of, measured_revisions const& revisions) {
    std::vector<long long> all;
    for (auto const& [revision, measurements] : of)
        all.push_back(revision);
    bool const by_place = std::ranges::all_of(all, [&](auto id) { return revisions.at(id).place > 0; });
    std::ranges::sort(
        all, [&](auto a, auto b) { return comes_before(revisions.at(a), revisions.at(b), by_place); });
    return all;
}

class thinning {
public:
    thinning(soci::session& sql, measured_revisions const& revisions, std::size_t each)
        : sql_(sql), revisions_(revisions), each_(each), lines_(measured_lines(sql)),
          changes_(level_changes(sql)) {}

    std::vector<series> run(std::vector<stored_summary> const& all);

private:
    void read_whole(std::vector<long long> const& ids);
    void read_chosen(std::vector<stored_summary const*> const& some);
    void read_at_changes(std::vector<stored_summary const*> const& some);
    void read(std::string const& condition);
    [[nodiscard]] series made(stored_summary const& from);

    soci::session& sql_;
    measured_revisions const& revisions_;
    std::size_t each_;
    std::map<line, measured_line> lines_;
    std::map<long long, std::vector<stored_change>> changes_;
    std::unordered_map<long long, std::vector<stored_figure>>
        figures_;                                   // by series; those that are wanted are there
    std::set<std::pair<line, long long>> chosen_{}; // revisions of lines
};

// `from` is all that follows the columns' names.
void thinning::read(std::string const& from) {
    long long of = 0;
    stored_figure row;
    soci::statement each =
        (sql_.prepare
             << "SELECT f.series_id, f.measurement_id, f.ratio, f.low, f.high, f.confidence, f.raw " + from,
         soci::into(of), soci::into(row.measurement), soci::into(row.ratio.estimate),
         soci::into(row.ratio.low), soci::into(row.ratio.high), soci::into(row.ratio.confidence),
         soci::into(row.raw));
    each.execute();
    while (each.fetch())
        if (auto const at = figures_.find(of); at != figures_.end()) {
            row.of = &revisions_.of(row.measurement);
            at->second.push_back(row);
        }
}

void thinning::read_whole(std::vector<long long> const& ids) {
    in_parts(ids, 100, [&](auto part) { read("FROM figure f WHERE f.series_id IN " + id_list(part)); });
}

// All series' figures of one measurement lie together.
void thinning::read_chosen(std::vector<stored_summary const*> const& some) {
    std::set<line> needed;
    for (auto const* one : some)
        needed.insert(line_of(one->what.about));
    std::vector<long long> measurements;
    for (auto const& l : needed)
        for (auto const revision : chosen(in_order(lines_[l], revisions_), each_)) {
            chosen_.emplace(l, revision);
            auto const& of = lines_[l][revision];
            measurements.insert(measurements.end(), of.begin(), of.end());
        }
    in_parts(measurements, 10,
             [&](auto part) { read("FROM figure f WHERE f.measurement_id IN " + id_list(part)); });
}

// The points beside a change, and the last one, which isn't the line's last where a case was left out of that.
void thinning::read_at_changes(std::vector<stored_summary const*> const& some) {
    std::vector<std::string> wanted;
    for (auto const* one : some) {
        auto const l = line_of(one->what.about);
        std::set<long long> revisions{revisions_.id_of(one->what.last_revision)};
        for (auto const& c : changes_[one->series])
            revisions.insert({c.last_before, c.first_revision});
        for (auto const revision : revisions)
            if (!chosen_.contains({l, revision}))
                for (auto const measurement : lines_[l][revision])
                    wanted.push_back(fmt::format("({}, {})", one->series, measurement));
    }
    for (std::size_t at = 0; at < wanted.size(); at += 400) {
        auto const end = std::min(at + 400, wanted.size());
        read(fmt::format(
            "FROM (VALUES {}) AS w JOIN figure f ON f.series_id = w.column1 AND f.measurement_id = w.column2",
            fmt::join(wanted.begin() + static_cast<std::ptrdiff_t>(at),
                      wanted.begin() + static_cast<std::ptrdiff_t>(end), ", ")));
    }
}

series thinning::made(stored_summary const& from) {
    auto s = from.what.about;
    s.points = points_of(std::move(figures_[from.series]));
    s.all_points = s.points.size() < from.what.points ? from.what.points : 0;
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < s.points.size(); ++i)
        places.emplace(s.points[i].revision, i);
    for (auto const& c : changes_[from.series]) {
        auto const at = places.find(revisions_.at(c.first_revision).name);
        if (at != places.end()) // otherwise its figures were taken out by hand
            s.changes.push_back({at->second, revisions_.at(c.last_before).name, c.before_level, c.after_level,
                                 c.p, c.gradual});
    }
    return s;
}

std::vector<series> thinning::run(std::vector<stored_summary> const& all) {
    std::vector<long long> whole;
    std::vector<stored_summary const*> some;
    for (auto const& one : all)
        if (one.what.points > each_) {
            some.push_back(&one);
            figures_[one.series];
        } else {
            whole.push_back(one.series);
        }
    read_chosen(some);
    read_at_changes(some);
    for (auto const id : whole) // now, so that they don't get figures twice
        figures_[id];
    read_whole(whole);
    std::vector<series> made_all;
    for (auto const& one : all)
        made_all.push_back(made(one));
    return made_all;
}

} // namespace

std::vector<series> thinned_series(soci::session& sql, std::vector<stored_summary> const& all,
                                   measured_revisions const& revisions, std::size_t most) {
    auto const each = std::max(least_points, most / std::max<std::size_t>(all.size(), 1));
    return thinning(sql, revisions, each).run(all);
}

} // namespace yieldmark::store
