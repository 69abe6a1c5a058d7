#include "harness/store/history_parts.hpp"
#include "harness/store/join.hpp"
#include "harness/store/prune.hpp"
#include "harness/store/summaries.hpp"
#include "harness/store/tables.hpp"
#include "harness/store/thinned.hpp"
#include "harness/store/writer.hpp"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace yieldmark::store {

history::history(std::string const& where, access how, std::chrono::seconds wait)
    : parts_(std::make_unique<parts>(where, how, wait)) {}
history::~history() = default;
history::history(history&&) noexcept = default;

std::string const& history::backup() const {
    return parts_->store.backup();
}

std::optional<std::string> history::baseline() {
    return parts_->store.look([](soci::session& sql) { return pinned_baseline(sql); });
}

void history::pin(std::string const& revision) {
    parts_->store.change([&](soci::session& sql) {
        pin_baseline(sql, revision);
        return true;
    });
}

bool history::has(measurement const& like) {
    return parts_->store.look([&](soci::session& sql) {
        long long count = 0;
        int const any_toolchain = like.toolchain.empty() ? 1 : 0;
        sql << "SELECT COUNT(*) FROM measurement x JOIN revision r ON r.id = x.revision_id "
               "JOIN machine m ON m.id = x.machine_id JOIN toolchain t ON t.id = x.toolchain_id "
               "WHERE r.name = :revision AND x.baseline = :baseline AND m.name = :machine AND "
               "(t.name = :toolchain OR :any_toolchain = 1) AND x.asked = :asked",
            soci::use(like.of.name), soci::use(like.baseline), soci::use(like.machine),
            soci::use(like.toolchain), soci::use(any_toolchain), soci::use(like.asked), soci::into(count);
        return count > 0;
    });
}

added history::add(measurement const& m, bool again) {
    bool tried = false;
    return parts_->store.change([&](soci::session& sql) {
        writer to(sql);
        auto done = to.add(m, again);
        if (done.twice && tried) // the connection was lost after the commit, before its answer came
            done = {.figures = to.kept_of(m), .known = m.figures.size() - to.kept_of(m), .twice = false};
        tried = true;
        to.finish();
        return done;
    });
}

namespace {

std::vector<std::string> distinct(soci::session& sql, std::string const& column) {
    std::vector<std::string> names;
    soci::rowset<std::string> const all = (sql.prepare << "SELECT DISTINCT " + column + " FROM series");
    std::ranges::copy(all, std::back_inserter(names));
    std::ranges::sort(names); // each database has its own order of texts
    return names;
}

} // namespace

std::vector<std::string> history::cases() {
    return parts_->store.look([](soci::session& sql) { return distinct(sql, "case_name"); });
}

std::vector<std::string> history::metrics() {
    return parts_->store.look([](soci::session& sql) { return distinct(sql, "metric"); });
}

std::vector<summary> history::list(series_filter const& wanted) {
    return parts_->store.look([&](soci::session& sql) {
        std::vector<summary> all;
        measured_revisions const revisions(sql);
        figures_reader figures(sql, revisions);
        for (auto const& group : joined(summaries(sql, wanted, pinned_baseline(sql)), wanted))
            all.push_back(whole_summary(group, figures));
        return all;
    });
}

std::vector<series> history::read(series_filter const& wanted, std::size_t most_points) {
    return parts_->store.look([&](soci::session& sql) {
        std::vector<series> all;
        measured_revisions const revisions(sql);
        auto const found = summaries(sql, wanted, pinned_baseline(sql));
        auto const groups = joined(found, wanted);
        if (most_points > 0 && groups.size() == found.size())
            return thinned_series(sql, found, revisions, most_points);
        figures_reader figures(sql, revisions);
        for (auto const& group : groups)
            all.push_back(whole_series(group, figures));
        return all;
    });
}

std::vector<series> read_series(std::string const& where, series_filter const& wanted,
                                std::size_t most_points) {
    return history(where, access::read).read(wanted, most_points);
}

std::string default_store() {
    auto const* given = std::getenv("YIELDMARK_STORE");
    return given && *given ? given : ".yieldmark/history.db";
}

pruned history::prune(prune_request const& what, bool really) {
    auto const choose = [&](soci::session& sql) {
        auto const all = all_measurements(sql, measured_revisions(sql));
        auto const gone = to_prune(all, what);
        pruned done{.gone = {}, .figures = count_figures(sql, gone)};
        for (auto const id : gone)
            done.gone.push_back(all.at(id));
        if (really)
            take_away(sql, gone);
        return done;
    };
    return really ? parts_->store.change(choose) : parts_->store.look(choose);
}

} // namespace yieldmark::store
