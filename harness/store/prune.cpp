#include "harness/store/prune.hpp"

#include "harness/store/points.hpp"
#include "harness/store/tables.hpp"
#include "harness/store/trends.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <regex>
#include <set>
#include <tuple>

namespace yieldmark::store {

namespace {

using by_id = std::map<long long, measurement>;

// As text such dates are in order, so nothing but their form matters elsewhere; here a day that doesn't exist would stand
// after all that do.
bool is_date(std::string const& text) {
    static std::regex const form(R"((\d{4})-(\d\d)-(\d\d)(T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ)?)");
    std::smatch part;
    if (!std::regex_match(text, part, form))
        return false;
    auto const number = [&](std::size_t at) { return std::stoi(part[at].str()); };
    using namespace std::chrono;
    return year_month_day(year(number(1)), month(static_cast<unsigned>(number(2))),
                          day(static_cast<unsigned>(number(3))))
        .ok();
}

void check(prune_request const& what) {
    if (what.keep == 0 && what.before.empty() && what.revision.empty())
        throw system::usage_error("nothing to prune by; give --keep, --before or --revision");
    if (!what.before.empty() && !is_date(what.before))
        throw system::usage_error(fmt::format(
            "--before {}: isn't a date; write 2026-11-21 or 2026-11-21T13:05:12Z (UTC)", what.before));
    if (!what.revision.empty() && what.revision.size() < 4)
        throw system::usage_error(fmt::format("--revision {}: give at least 4 characters", what.revision));
}

// The revisions of one line of measurements, the newest first, each once.
std::vector<revision> newest_first(by_id const& all, measurement const& like) {
    std::map<std::string, revision> found;
    for (auto const& [id, m] : all)
        if (std::tie(m.machine, m.toolchain, m.baseline) ==
            std::tie(like.machine, like.toolchain, like.baseline))
            found.emplace(m.of.name, m.of);
    std::vector<revision> sorted;
    for (auto const& [name, r] : found)
        sorted.push_back(r);
    bool const by_place = std::ranges::all_of(sorted, [](auto const& r) { return r.place > 0; });
    std::ranges::sort(sorted, [&](auto const& a, auto const& b) { return comes_before(b, a, by_place); });
    return sorted;
}

using line_of_measurements = std::tuple<std::string, std::string, std::string>;

std::map<line_of_measurements, std::set<std::string>> kept_revisions(by_id const& all, std::size_t keep) {
    std::map<line_of_measurements, std::set<std::string>> kept;
    for (auto const& [id, m] : all) {
        auto const [at, made] = kept.try_emplace({m.machine, m.toolchain, m.baseline});
        if (!made)
            continue;
        auto const sorted = newest_first(all, m);
        for (std::size_t i = 0; i < std::min(keep, sorted.size()); ++i)
            at->second.insert(sorted[i].name);
    }
    return kept;
}

} // namespace

std::vector<long long> to_prune(by_id const& all, prune_request const& what) {
    check(what);
    auto kept = what.keep > 0 ? kept_revisions(all, what.keep) : decltype(kept_revisions(all, 1)){};
    std::vector<long long> gone;
    for (auto const& [id, m] : all) {
        bool const old = what.keep > 0 && !kept[{m.machine, m.toolchain, m.baseline}].contains(m.of.name);
        bool const before = !what.before.empty() && m.of.date < what.before;
        bool const named = !what.revision.empty() && m.of.name.starts_with(what.revision);
        if (old || before || named)
            gone.push_back(id);
    }
    return gone;
}

std::size_t count_figures(soci::session& sql, std::vector<long long> const& measurements) {
    long long id = 0;
    long long count = 0;
    long long sum = 0;
    soci::statement of = (sql.prepare << "SELECT COUNT(*) FROM figure WHERE measurement_id = :id",
                          soci::use(id), soci::into(count));
    for (auto const one : measurements) {
        id = one;
        of.execute(true);
        sum += count;
    }
    return static_cast<std::size_t>(sum);
}

void take_away(soci::session& sql, std::vector<long long> const& measurements) {
    std::set<long long> touched;
    for (auto const id : measurements) {
        for (auto const series :
             ids(sql, fmt::format("SELECT series_id FROM figure WHERE measurement_id = {}", id)))
            touched.insert(series);
        sql << "DELETE FROM figure WHERE measurement_id = :id", soci::use(id);
        sql << "DELETE FROM measurement WHERE id = :id", soci::use(id);
    }
    rebuild_trends(sql, touched);
    sql << "DELETE FROM revision WHERE id NOT IN (SELECT revision_id FROM measurement)";
}

} // namespace yieldmark::store
