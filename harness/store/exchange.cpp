#include "harness/store/exchange.hpp"

#include "harness/results/metrics.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <stdexcept>

namespace yieldmark::store {

namespace {

using json = nlohmann::json;

constexpr char const* format_key = "yieldmark_history";
constexpr unsigned format_version = 1;

std::string dumped(json const& j) {
    return j.dump(-1, ' ', false, json::error_handler_t::replace);
}

json parsed(std::string_view line) {
    auto j = json::parse(line, nullptr, false);
    if (!j.is_object())
        throw std::invalid_argument("it isn't a JSON object");
    return j;
}

template <class T> T member(json const& j, char const* name) {
    auto const at = j.find(name);
    if (at == j.end())
        throw std::invalid_argument(fmt::format("\"{}\" is missing", name));
    try {
        return at->get<T>();
    } catch (json::exception const&) {
        throw std::invalid_argument(fmt::format("\"{}\" is of the wrong type", name));
    }
}

std::string required(json const& j, char const* name) {
    auto text = member<std::string>(j, name);
    if (text.empty())
        throw std::invalid_argument(fmt::format("\"{}\" is empty", name));
    return text;
}

// json's own conversion takes -1 for 4294967295, true for 1, and any part of what T can't hold.
template <class T> T whole(json const& j, char const* name) {
    if (auto const at = j.find(name);
        at != j.end() &&
        (!at->is_number_unsigned() || at->get<std::uint64_t>() > std::numeric_limits<T>::max()))
        throw std::invalid_argument(
            fmt::format("\"{}\" isn't a whole number up to {}", name, std::numeric_limits<T>::max()));
    return member<T>(j, name);
}

double number(json const& j, char const* name) {
    if (auto const at = j.find(name); at != j.end() && !at->is_number())
        throw std::invalid_argument(fmt::format("\"{}\" isn't a number", name));
    auto const value = member<double>(j, name);
    if (!std::isfinite(value))
        throw std::invalid_argument(fmt::format("\"{}\" is not finite", name));
    return value;
}

json to_json(figure const& f) {
    json j{{"case", f.case_name},
           {"metric", f.metric},
           {"digest", f.digest},
           {"low", f.ratio.low},
           {"ratio", f.ratio.estimate},
           {"high", f.ratio.high},
           {"raw", f.raw},
           {"confidence", f.ratio.confidence},
           {"base_raw", f.base_raw},
           {"pairs", f.pairs}};
    if (results::find_metric(f.metric) == nullptr)
        j["counter"] = true; // so that a metric whose name is damaged doesn't pass for one
    return j;
}

void require_sense(figure const& f, bool is_counter) {
    auto const& r = f.ratio;
    bool const known = results::find_metric(f.metric) != nullptr; // a counter may be anything
    auto const* const wrong =
        !known && !is_counter                    ? "is no metric that this version knows; update yieldmark"
        : r.estimate <= 0                        ? "has a ratio that isn't positive"
        : (known && r.low < 0) || r.low > r.high ? "has an interval that ends before it begins"
        : r.confidence < 0 || r.confidence >= 1  ? "has a confidence that isn't between 0 and 1"
        : known && (f.raw < 0 || f.base_raw < 0) ? "has a figure below 0"
                                                 : nullptr;
    if (wrong != nullptr)
        throw std::invalid_argument(fmt::format("{}, {} {}", f.case_name, f.metric, wrong));
}

figure parse_figure(json const& j) {
    if (!j.is_object())
        throw std::invalid_argument("a figure isn't an object");
    figure f{.case_name = required(j, "case"),
             .metric = required(j, "metric"),
             .digest = member<std::string>(j, "digest"),
             .ratio = {number(j, "low"), number(j, "ratio"), number(j, "high"), number(j, "confidence")},
             .raw = number(j, "raw"),
             .base_raw = number(j, "base_raw"),
             .pairs = whole<std::uint32_t>(j, "pairs")};
    require_sense(f, j.value("counter", json()) == true);
    return f;
}

} // namespace

std::string head_text(export_head const& of) {
    json head{{format_key, format_version}};
    if (of.baseline)
        head["baseline"] = *of.baseline;
    if (of.measurements)
        head["measurements"] = *of.measurements;
    return dumped(head);
}

export_head parse_head(std::string_view line) {
    auto const j = parsed(line);
    if (!j.contains(format_key))
        throw std::invalid_argument("it isn't an export of a history");
    if (auto const version = whole<unsigned>(j, format_key); version != format_version)
        throw std::invalid_argument(fmt::format("it is of format {}, and only {} is known; update yieldmark",
                                                version, format_version));
    export_head head;
    if (j.contains("baseline"))
        head.baseline = required(j, "baseline");
    if (j.contains("measurements"))
        head.measurements = whole<std::size_t>(j, "measurements");
    return head;
}

std::string to_text(measurement const& m) {
    json j{{"revision", m.of.name},    {"date", m.of.date},       {"subject", m.of.subject},
           {"place", m.of.place},      {"baseline", m.baseline},  {"machine", m.machine},
           {"toolchain", m.toolchain}, {"measured", m.date},      {"method", m.method},
           {"asked", m.asked},         {"figures", json::array()}};
    if (!m.key.empty())
        j["key"] = m.key;
    for (auto const& f : m.figures)
        j["figures"].push_back(to_json(f));
    return dumped(j);
}

measurement parse_measurement(std::string_view line) {
    auto const j = parsed(line);
    measurement m{.of = {required(j, "revision"), member<std::string>(j, "date"),
                         member<std::string>(j, "subject"), whole<std::uint64_t>(j, "place")},
                  .baseline = required(j, "baseline"),
                  .machine = required(j, "machine"),
                  .toolchain = required(j, "toolchain"),
                  .date = member<std::string>(j, "measured"),
                  .method = member<std::string>(j, "method"),
                  .asked = member<std::string>(j, "asked"),
                  .figures = {},
                  .key = j.contains("key") ? required(j, "key") : std::string{}};
    auto const figures = j.find("figures");
    if (figures == j.end() || !figures->is_array())
        throw std::invalid_argument("\"figures\" is missing or isn't an array");
    for (auto const& f : *figures)
        m.figures.push_back(parse_figure(f));
    return m;
}

} // namespace yieldmark::store
