#include "harness/compare/explanation_json.hpp"
#include "harness/compare/json.hpp"
#include "harness/results/fields.hpp"
#include "harness/results/machine_json.hpp"
#include "harness/results/part_json.hpp"
#include "harness/results/text_file.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace yieldmark::compare {

namespace {

using results::fields;

constexpr char const* correct = "; correct the file, or compare again";

side read_side(fields const& f) {
    side s{.given = f.text("given", ""),
           .kind = f.text("kind", ""),
           .revision = f.text("revision", ""),
           .date = f.text("date", ""),
           .toolchain = {}};
    if (f.has("toolchain")) {
        auto const t = f.object("toolchain");
        s.toolchain = {t.text("id", ""), t.text("compiler", ""), t.text("flags", "")};
    }
    return s;
}

constexpr auto no_most = std::numeric_limits<double>::infinity();

stats::interval read_interval(fields const& f, double least) {
    stats::interval const read{.low = f.number_from("low", least, no_most),
                               .estimate = f.number_from("estimate", least, no_most),
                               .high = f.number_from("high", least, no_most),
                               .confidence = f.number_from("confidence", 0, 1)};
    if (read.low > read.high)
        f.fail("low", fmt::format("is {}, which is above high ({}){}", read.low, read.high, correct));
    if (read.confidence == 1)
        f.fail("confidence", fmt::format("is 1: nothing is that sure{}", correct));
    return read;
}

// A benchmark's own counter is marked as one, so that a metric whose name is damaged doesn't pass for it.
std::string read_metric(fields const& f) {
    auto id = f.text("metric");
    if (results::is_counter(id) && !f.flag("counter", false))
        f.fail("metric",
               fmt::format("is {}, which is none that this version knows{}",
                           nlohmann::json(id).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace),
                           correct));
    return id;
}

std::optional<single_test> read_alone(fields const& of) {
    if (!of.has("alone"))
        return std::nullopt;
    auto const f = of.object("alone");
    single_test const read{.p = f.number_from("p", 0, 1),
                           .deciding = f.number_from("deciding", 0, 1),
                           .second = f.flag("second", false),
                           .error = f.number_from("error", 0, no_most),
                           .freedom = f.number_from("freedom", 1, no_most)};
    for (auto const value : {read.p, read.deciding, read.error, read.freedom})
        if (!std::isfinite(value))
            f.fail("p", std::string("or another figure isn't a number") + correct);
    return read;
}

change read_change(fields const& f) {
    auto metric = read_metric(f);
    auto const least = results::is_counter(metric) ? -no_most : 0; // a counter may be anything
    return {.metric = std::move(metric),
            .base = f.number_from("base", least, no_most),
            .now = f.number_from("new", least, no_most),
            .ratio = read_interval(f.object("ratio"), least),
            .p = f.number_from("p", 0, 1, 1),
            .threshold = f.number_from("threshold", 0, no_most, 0),
            .detectable = f.number_from("detectable", 0, no_most, 0),
            .pairs = f.count<std::uint32_t>("pairs", 0),
            .exact = f.flag("exact", false),
            .changed = f.flag("changed", false),
            .cannot_tell = f.flag("cannot_tell", false),
            .reason = f.text("reason", ""),
            .clock = f.text("clock", ""),
            .alone = read_alone(f)};
}

alarm read_alarm(fields const& f) {
    auto const text = f.text("alarm", "");
    for (auto const kind : {alarm::none, alarm::time_and_instructions, alarm::instructions_only,
                            alarm::time_only, alarm::time, alarm::memory})
        if (text == to_string(kind))
            return kind;
    f.fail("alarm", "isn't a kind of alarm that this version knows" + std::string(correct));
}

case_change read_case(fields const& f) {
    case_change one{.name = f.text("name"),
                    .suite = f.text("suite", ""),
                    .only_in = f.text("only_in", ""),
                    .machine = f.count<std::uint32_t>("machine", 0),
                    .metrics = {},
                    .kind = read_alarm(f),
                    .unchanged = f.flag("unchanged", false),
                    .changed_code = f.texts("changed_code"),
                    .unstable = f.flag("unstable", false),
                    .unrest = f.number_from("unrest", 0, no_most, 0),
                    .stage = f.count<std::uint32_t>("stage", 1),
                    .digest_base = f.text("digest_base", ""),
                    .digest_new = f.text("digest_new", ""),
                    .error = f.text("error", "")};
    if (f.has("why"))
        one.why = read_explanation(f.object("why"));
    if (!one.only_in.empty() && one.only_in != "base" && one.only_in != "new")
        f.fail("only_in", "is neither \"base\" nor \"new\"" + std::string(correct));
    f.each("metrics", [&](fields const& c) { one.metrics.push_back(read_change(c)); });
    if (one.unchanged && !one.metrics.empty())
        f.fail("unchanged", "is said of a case that was measured" + std::string(correct));
    std::set<std::string> seen;
    for (auto const& c : one.metrics)
        if (!seen.insert(c.metric).second)
            f.fail("metrics", "names a metric twice" + std::string(correct));
    // Earlier versions said "time only" of cases whose instructions nobody had compared.
    if (one.kind == alarm::time_only && !same_work(one))
        one.kind = alarm::time;
    return one;
}

method read_method(fields const& f) {
    auto const text = f.text("method");
    for (auto const how : {method::duel, method::lock_step, method::processes, method::runs})
        if (text == to_string(how))
            return how;
    f.fail("method", "is neither duel, lock_step, processes nor runs" + std::string(correct));
}

void require_version(fields const& root) {
    if (!root.has("yieldmark_comparison"))
        root.fail("yieldmark_comparison",
                  "is missing: this isn't a comparison; `yieldmark compare --out DIR` "
                  "writes one to DIR/comparison.json");
    auto const version = root.count<unsigned>("yieldmark_comparison", 0);
    if (version != 1)
        root.fail(
            "yieldmark_comparison",
            fmt::format("is {}, this version reads 1; read it with the yieldmark that wrote it", version));
}

void read_cases(fields const& root, comparison& c) {
    std::set<std::string> seen;
    root.each("cases", [&](fields const& f) {
        c.cases.push_back(read_case(f));
        if (!seen.insert(c.cases.back().name).second)
            f.fail("name", "appears twice in this file" + std::string(correct));
        if (auto const at = c.cases.back().machine; at != 0 && at >= c.machines.size())
            f.fail("machine", fmt::format("is {}, but machines lists {}{}", at, c.machines.size(), correct));
    });
}

} // namespace

comparison read_comparison(fields const& root) {
    require_version(root);
    comparison c{.base = read_side(root.object("base")),
                 .now = read_side(root.object("new")),
                 .how = read_method(root),
                 .relinked = root.flag("relinked", false),
                 .date = root.text("date", ""),
                 .where = root.has("machine") ? results::read_whole_machine(root.object("machine"))
                                              : results::machine{},
                 .false_discovery_rate = root.number_from("false_discovery_rate", 0, 1, 0),
                 .processes = root.count<std::uint32_t>("processes", 0),
                 .seconds = root.number_from("seconds", 0, no_most, 0),
                 .complete = root.flag("complete", true),
                 .doubts = root.texts("doubts"),
                 .absent = root.text_map("absent"),
                 .cases = {},
                 .failures = {}};
    root.each("machines", [&](fields const& f) { c.machines.push_back(results::read_whole_machine(f)); });
    if (root.has("part"))
        c.part = results::read_part(root.object("part"));
    read_cases(root, c);
    root.each("failures", [&](fields const& f) {
        c.failures.push_back({f.text("where", ""), f.text("what", ""), f.text("output", "")});
    });
    return c;
}

comparison read_json(std::string_view text, std::string const& source) {
    auto const document = results::parse_json(text, source);
    return read_comparison(fields(document, "", source));
}

comparison read_file(std::filesystem::path const& path) {
    return read_json(results::read_text(path, "give a comparison.json that can be read"), path.string());
}

} // namespace yieldmark::compare
