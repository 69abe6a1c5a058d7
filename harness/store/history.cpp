#include "harness/store/history.hpp"

#include "harness/store/connection.hpp"
#include "harness/store/exchange.hpp"
#include "harness/store/join.hpp"
#include "harness/store/prune.hpp"
#include "harness/store/summaries.hpp"
#include "harness/store/tables.hpp"
#include "harness/store/writer.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace yieldmark::store {

struct history::parts {
    connection store;
    bool whole = false; // looked through, once before its first use

    parts(std::string const& where, access how, std::chrono::seconds wait) : store(where, how, wait) {}

    void require_whole() {
        if (!whole)
            store.check_whole();
        whole = true;
    }

    // Changes the store: all that `what` does, or nothing.
    template <class F> auto change(F&& what) {
        require_whole();
        return explained(store.path(), [&] {
            write_lock lock(store.sql());
            auto done = what(store.sql());
            lock.commit();
            return done;
        });
    }

    // Reads, all of it as it stood at one moment: a writer between two statements would else tear it.
    template <class F> auto look(F&& what) {
        require_whole();
        return explained(store.path(), [&] {
            soci::transaction moment(store.sql());
            auto seen = what(store.sql());
            moment.commit();
            return seen;
        });
    }
};

history::history(std::string const& where, access how, std::chrono::seconds wait)
    : parts_(std::make_unique<parts>(where, how, wait)) {}
history::~history() = default;
history::history(history&&) noexcept = default;

std::string const& history::backup() const {
    return parts_->store.backup();
}

std::optional<std::string> history::baseline() {
    return parts_->look([](soci::session& sql) { return pinned_baseline(sql); });
}

void history::pin(std::string const& revision) {
    parts_->change([&](soci::session& sql) {
        pin_baseline(sql, revision);
        return true;
    });
}

bool history::has(measurement const& like) {
    return parts_->look([&](soci::session& sql) {
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
    return parts_->change([&](soci::session& sql) {
        writer to(sql);
        auto const done = to.add(m, again);
        to.finish();
        return done;
    });
}

std::vector<std::string> history::cases() {
    return parts_->look([&](soci::session& sql) {
        std::vector<std::string> names;
        soci::rowset<std::string> const all =
            (sql.prepare << "SELECT DISTINCT case_name FROM series ORDER BY case_name");
        std::ranges::copy(all, std::back_inserter(names));
        return names;
    });
}

std::vector<summary> history::list(series_filter const& wanted) {
    return parts_->look([&](soci::session& sql) {
        std::vector<summary> all;
        measured_revisions const revisions(sql);
        figures_reader figures(sql, revisions);
        for (auto const& group : joined(summaries(sql, wanted, pinned_baseline(sql)), wanted))
            all.push_back(whole_summary(group, figures));
        return all;
    });
}

std::vector<series> history::read(series_filter const& wanted) {
    return parts_->look([&](soci::session& sql) {
        std::vector<series> all;
        measured_revisions const revisions(sql);
        figures_reader figures(sql, revisions);
        for (auto const& group : joined(summaries(sql, wanted, pinned_baseline(sql)), wanted))
            all.push_back(whole_series(group, figures));
        return all;
    });
}

std::vector<series> read_series(std::string const& where, series_filter const& wanted) {
    return history(where, access::read).read(wanted);
}

std::string default_store() {
    auto const* given = std::getenv("YIELDMARK_STORE");
    return given && *given ? given : ".yieldmark/history.db";
}

namespace {

std::map<long long, measurement> all_measurements(soci::session& sql) {
    measured_revisions const revisions(sql);
    std::map<long long, measurement> all;
    long long id = 0;
    measurement row;
    soci::statement each =
        (sql.prepare
             << "SELECT x.id, x.content_key, x.baseline, m.name, t.name, x.measured, x.method, x.asked "
                "FROM measurement x JOIN machine m ON m.id = x.machine_id "
                "JOIN toolchain t ON t.id = x.toolchain_id",
         soci::into(id), soci::into(row.key), soci::into(row.baseline), soci::into(row.machine),
         soci::into(row.toolchain), soci::into(row.date), soci::into(row.method), soci::into(row.asked));
    each.execute();
    while (each.fetch()) {
        row.of = revisions.of(id);
        all.emplace(id, row);
    }
    return all;
}

void read_figures(soci::session& sql, std::map<long long, measurement>& into) {
    long long measurement_id = 0;
    long long pairs = 0;
    figure row;
    auto& r = row.ratio;
    soci::statement each =
        (sql.prepare << "SELECT f.measurement_id, s.case_name, s.metric, s.digest, f.ratio, f.low, f.high, "
                        "f.confidence, "
                        "f.raw, f.base_raw, f.pairs FROM figure f JOIN series s ON s.id = f.series_id "
                        "ORDER BY f.measurement_id, s.case_name, s.metric, s.digest",
         soci::into(measurement_id), soci::into(row.case_name), soci::into(row.metric),
         soci::into(row.digest), soci::into(r.estimate), soci::into(r.low), soci::into(r.high),
         soci::into(r.confidence), soci::into(row.raw), soci::into(row.base_raw), soci::into(pairs));
    each.execute();
    while (each.fetch()) {
        row.pairs = static_cast<std::uint32_t>(pairs);
        if (auto const at = into.find(measurement_id); at != into.end())
            at->second.figures.push_back(row);
    }
}

// A line without its end, and what follows it.
std::pair<std::string_view, std::string_view> cut(std::string_view text) {
    auto const end = text.find('\n');
    return {text.substr(0, end), end == std::string_view::npos ? std::string_view{} : text.substr(end + 1)};
}

struct exported {
    std::optional<std::string> baseline;
    std::vector<measurement> measurements;
};

void require_all(exported const& all, std::optional<std::size_t> said, std::string const& source,
                 std::size_t last_line) {
    if (said && *said != all.measurements.size())
        throw system::usage_error(fmt::format(
            "{}:{}: the export is cut off or was changed: it had {} measurements, and {} are there; "
            "nothing was imported, export again",
            source, last_line, *said, all.measurements.size()));
}

exported parse_export(std::string_view text, std::string const& source) {
    exported all;
    std::optional<std::size_t> said;
    std::size_t number = 1;
    for (; !text.empty() || number == 1; ++number) {
        auto const [line, rest] = cut(text);
        try {
            if (number == 1) {
                auto const head = parse_head(line);
                all.baseline = head.baseline;
                said = head.measurements;
            } else if (!line.empty()) {
                all.measurements.push_back(parse_measurement(line));
            }
        } catch (std::invalid_argument const& e) {
            throw system::usage_error(
                fmt::format("{}:{}: {}; nothing was imported", source, number, e.what()));
        }
        text = rest;
    }
    require_all(all, said, source, number - 1);
    return all;
}

} // namespace

std::vector<measurement> history::measurements() {
    return parts_->look([](soci::session& sql) {
        auto by_id = all_measurements(sql);
        read_figures(sql, by_id);
        std::vector<measurement> all;
        for (auto& [id, m] : by_id)
            all.push_back(std::move(m));
        return all;
    });
}

pruned history::prune(prune_request const& what, bool really) {
    auto const choose = [&](soci::session& sql) {
        auto const all = all_measurements(sql);
        auto const gone = to_prune(all, what);
        pruned done{.gone = {}, .figures = count_figures(sql, gone)};
        for (auto const id : gone)
            done.gone.push_back(all.at(id));
        if (really)
            take_away(sql, gone);
        return done;
    };
    return really ? parts_->change(choose) : parts_->look(choose);
}

std::string history::export_text() {
    auto const all = measurements();
    std::string text = head_text({.baseline = baseline(), .measurements = all.size()}) + "\n";
    for (auto const& m : all)
        text += to_text(m) + "\n";
    return text;
}

imported history::import_text(std::string const& text, std::string const& source) {
    auto const all = parse_export(text, source);
    return parts_->change([&](soci::session& sql) {
        imported done;
        writer to(sql);
        for (auto const& m : all.measurements)
            ++(to.add(m, true).figures == 0 ? done.known : done.measurements);
        to.finish();
        if (all.baseline && !pinned_baseline(sql))
            pin_baseline(sql, *all.baseline);
        return done;
    });
}

} // namespace yieldmark::store
