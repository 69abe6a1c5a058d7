#include "harness/store/measurement.hpp"

#include "harness/compare/json.hpp"
#include "harness/store/exchange.hpp"
#include "harness/system/errors.hpp"

#include <boost/uuid/name_generator_sha1.hpp>
#include <boost/uuid/uuid_io.hpp>
#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace yieldmark::store {

namespace {

struct counts {
    std::size_t without_result = 0;
    std::size_t unchanged = 0;
    std::size_t against_nothing = 0;
    std::size_t undecided = 0;
    std::size_t unpaired = 0;
};

bool is_ratio(stats::interval const& r) {
    return std::isfinite(r.estimate) && r.estimate > 0 && std::isfinite(r.low) && std::isfinite(r.high);
}

// Why this change isn't kept; null if it is.
std::size_t* why_not(compare::comparison const& c, compare::change const& one, counts& n) {
    if (one.cannot_tell)
        return &n.undecided;
    if (!is_ratio(one.ratio) || !std::isfinite(one.now) || !std::isfinite(one.base))
        return &n.against_nothing;
    if (c.how == compare::method::runs && !results::metric_named(one.metric).exact)
        return &n.unpaired;
    return nullptr;
}

void note_down(counts const& n, std::vector<std::string>& notes) {
    if (n.without_result > 0)
        notes.push_back(
            fmt::format("{} cases left out: measured on one side only, or not at all", n.without_result));
    if (n.unchanged > 0)
        notes.push_back(fmt::format(
            "{} cases left out: unchanged, so that nothing was measured (--measure-unchanged measures them)",
            n.unchanged));
    if (n.against_nothing > 0)
        notes.push_back(
            fmt::format("{} figures left out: no ratio, since one side's figure is 0", n.against_nothing));
    if (n.undecided > 0)
        notes.push_back(fmt::format("{} figures left out: too few values for a ratio", n.undecided));
    if (n.unpaired > 0)
        notes.push_back(
            fmt::format("{} figures left out: times of two stored runs weren't measured side by side, and "
                        "differ by more than the history looks for",
                        n.unpaired));
}

void take(compare::comparison const& c, compare::case_change const& one, measurement& into, counts& n) {
    if (one.unchanged) {
        ++n.unchanged;
        return;
    }
    if (!one.error.empty() || !one.only_in.empty() || one.metrics.empty()) {
        ++n.without_result;
        return;
    }
    for (auto const& metric : one.metrics) {
        if (auto* const reason = why_not(c, metric, n))
            ++*reason;
        else
            into.figures.push_back({one.name, metric.metric, one.digest_new, metric.ratio, metric.now,
                                    metric.base, metric.pairs});
    }
}

} // namespace

std::string fingerprint(results::machine const& m) {
    auto const distribution = m.system.substr(0, m.system.find(", Linux"));
    std::string text = m.cpu;
    if (m.cores > 0)
        text += fmt::format("{}{} cores", text.empty() ? "" : ", ", m.cores);
    if (!distribution.empty())
        text += fmt::format("{}{}", text.empty() ? "" : ", ", distribution);
    return text.empty() ? "unknown" : text;
}

std::string fingerprint(results::toolchain const& t) {
    auto const& name = t.compiler.empty() ? t.id : t.compiler;
    if (t.flags.empty())
        return name.empty() ? "unknown" : name;
    return fmt::format("{}{}{}", name, name.empty() ? "" : ", ", t.flags);
}

measurement measurement_of(compare::comparison const& c, revision of, std::string baseline, std::string asked,
                           std::vector<std::string>& notes) {
    measurement m{.of = std::move(of),
                  .baseline = std::move(baseline),
                  .machine = fingerprint(c.where),
                  .toolchain = fingerprint(c.now.toolchain),
                  .date = c.date,
                  .method = compare::to_string(c.how),
                  .asked = std::move(asked),
                  .figures = {},
                  .key = {}};
    counts n;
    for (auto const& one : c.cases)
        take(c, one, m, n);
    note_down(n, notes);
    if (m.figures.empty())
        throw system::usage_error(fmt::format("nothing of {} can be kept{}{}", m.of.name,
                                              notes.empty() ? "" : ": ",
                                              notes.empty() ? ": the comparison has no case" : notes.back()));
    return m;
}

std::string content_key(measurement const& m) {
    static constexpr boost::uuids::uuid space{
        {0x5f, 0x1c, 0x9a, 0x6e, 0x8f, 0x0b, 0x4e, 0x51, 0x9b, 0x7a, 0x3d, 0x21, 0x44, 0xd6, 0x0a, 0xc3}};
    auto nameless = m;
    nameless.key.clear();
    return to_string(boost::uuids::name_generator_sha1(space)(to_text(nameless)));
}

} // namespace yieldmark::store
