// Whole histories: out as text, in again, and many measurements at once. One measurement is in memory at a time.

#include "harness/store/exchange.hpp"
#include "harness/store/history_parts.hpp"
#include "harness/store/tables.hpp"
#include "harness/store/writer.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <istream>
#include <sstream>
#include <stdexcept>
#include <tuple>
#include <type_traits>

namespace yieldmark::store {

namespace {

auto in_order(figure const& f) {
    return std::tie(f.case_name, f.metric, f.digest);
}

class measurement_figures {
public:
    explicit measurement_figures(soci::session& sql)
        : statement_(
              (sql.prepare << "SELECT s.case_name, s.metric, s.digest, f.ratio, f.low, f.high, f.confidence, "
                              "f.raw, f.base_raw, f.pairs FROM figure f JOIN series s ON s.id = f.series_id "
                              "WHERE f.measurement_id = :id",
               soci::use(id_, "id"), soci::into(row_.case_name), soci::into(row_.metric),
               soci::into(row_.digest), soci::into(row_.ratio.estimate), soci::into(row_.ratio.low),
               soci::into(row_.ratio.high), soci::into(row_.ratio.confidence), soci::into(row_.raw),
               soci::into(row_.base_raw), soci::into(pairs_))) {}

    [[nodiscard]] std::vector<figure> of(long long measurement) {
        std::vector<figure> all;
        id_ = measurement;
        statement_.execute();
        while (statement_.fetch()) {
            row_.pairs = static_cast<std::uint32_t>(pairs_);
            all.push_back(row_);
        }
        std::ranges::sort(all, {}, in_order); // each database has its own order of texts
        return all;
    }

private:
    long long id_ = 0;
    long long pairs_ = 0;
    figure row_;
    soci::statement statement_;
};

// The lines of an export, one at a time; errors name the line.
class export_reader {
public:
    export_reader(std::istream& from, std::string const& source) : from_(from), source_(source) {
        std::string line;
        std::getline(from_, line);
        head_ = parsed([&] { return parse_head(line); });
    }

    [[nodiscard]] export_head const& head() const { return head_; }

    /// The next measurement; none at the end. Throws where lines are missing there.
    std::optional<measurement> next() {
        for (std::string line; std::getline(from_, line);) {
            ++number_;
            if (line.empty())
                continue;
            ++count_;
            return parsed([&] { return parse_measurement(line); });
        }
        if (head_.measurements && *head_.measurements != count_)
            throw system::usage_error(fmt::format(
                "{}:{}: the export is cut off or was changed: it had {} measurements, and {} are there; "
                "nothing was imported, export again",
                source_, number_, *head_.measurements, count_));
        return std::nullopt;
    }

private:
    template <class F> std::invoke_result_t<F> parsed(F&& parse) const {
        try {
            return parse();
        } catch (std::invalid_argument const& e) {
            throw system::usage_error(
                fmt::format("{}:{}: {}; nothing was imported", source_, number_, e.what()));
        }
    }

    std::istream& from_;
    std::string source_;
    export_head head_;
    std::size_t number_ = 1;
    std::size_t count_ = 0;
};

} // namespace

std::vector<measurement> history::measurements() {
    return parts_->store.look([](soci::session& sql) {
        measurement_figures figures(sql);
        std::vector<measurement> all;
        for (auto& [id, m] : all_measurements(sql, measured_revisions(sql))) {
            all.push_back(m);
            all.back().figures = figures.of(id);
        }
        return all;
    });
}

void history::export_to(std::function<void(std::string const&)> const& line) {
    parts_->store.look_once([&](soci::session& sql) {
        auto const all = all_measurements(sql, measured_revisions(sql));
        line(head_text({.baseline = pinned_baseline(sql), .measurements = all.size()}));
        measurement_figures figures(sql);
        for (auto m : all) {
            m.second.figures = figures.of(m.first);
            line(to_text(m.second));
        }
        return true;
    });
}

std::string export_of(measurement const& m) {
    return head_text({.baseline = m.baseline, .measurements = 1}) + "\n" + to_text(m) + "\n";
}

std::string history::export_text() {
    std::string text;
    export_to([&](std::string const& line) { text += line + "\n"; });
    return text;
}

imported history::add_all(std::function<std::optional<measurement>()> const& next,
                          std::optional<std::string> const& baseline) {
    return parts_->store.change_once([&](soci::session& sql) {
        imported done;
        writer to(sql);
        while (auto const m = next())
            ++(to.add(*m, true).figures == 0 ? done.known : done.measurements);
        to.finish();
        if (baseline && !pinned_baseline(sql))
            pin_baseline(sql, *baseline);
        return done;
    });
}

imported history::import_from(std::istream& from, std::string const& source) {
    export_reader lines(from, source);
    return add_all([&] { return lines.next(); }, lines.head().baseline);
}

imported history::import_text(std::string const& text, std::string const& source) {
    std::istringstream from(text);
    return import_from(from, source);
}

} // namespace yieldmark::store
