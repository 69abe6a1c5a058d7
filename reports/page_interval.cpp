#include "reports/page_interval.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace yieldmark::report {
namespace {

constexpr double part = 1e-4;

double decoded(double reference, long long parts) {
    return reference * (1 + static_cast<double>(parts) * part);
}

bool same_side_of_one(double a, double b) {
    return (a > 1) == (b > 1) && (a < 1) == (b < 1);
}

// Within this span, parts of the reference tell a value to the three digits that a reader sees; and the
// nearest whole part, or its neighbour away from 1, lies on the value's side of 1.
std::optional<long long> parts_of(double value, double reference) {
    constexpr double least = 0.1;
    constexpr double most = 1e6;
    double const ratio = value / reference;
    if (!(ratio >= least && ratio <= most))
        return std::nullopt;
    auto const nearest = std::llround((ratio - 1) / part);
    for (auto const parts : {nearest, value > 1 ? nearest + 1 : nearest - 1})
        if (same_side_of_one(decoded(reference, parts), value))
            return parts;
    return std::nullopt;
}

// A text, so that a reader can tell it from parts.
void write_whole(json_writer& json, double value) {
    auto const short_text = json_number(value, 4);
    auto const exact = !same_side_of_one(as_written(value), value);
    json.value(exact ? json_number(value, std::numeric_limits<double>::max_digits10) : short_text);
}

void write_end(json_writer& json, stats::interval const& value, double end, double written) {
    if (!(value.confidence > 0) || !std::isfinite(end) || !(written > 0))
        json.null();
    else
        write_near(json, end, written);
}

bool has_estimate(std::optional<stats::interval> const& value) {
    return value && std::isfinite(value->estimate);
}

} // namespace

double as_written(double value) {
    auto const text = json_number(value, 4);
    double result = std::numeric_limits<double>::quiet_NaN();
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

void write_near(json_writer& json, double value, double reference) {
    if (auto const parts = parts_of(value, reference))
        json.value(*parts);
    else if (std::isfinite(value))
        write_whole(json, value);
    else
        json.null();
}

void write_interval(json_writer& json, std::optional<stats::interval> const& value) {
    if (!has_estimate(value)) {
        json.null().null().null();
        return;
    }
    auto const written = as_written(value->estimate);
    write_end(json, *value, value->low, written);
    json.value(value->estimate);
    write_end(json, *value, value->high, written);
}

void write_interval_near(json_writer& json, std::optional<stats::interval> const& value, double rough) {
    if (!has_estimate(value)) {
        json.null().null().null();
        return;
    }
    auto const parts = parts_of(value->estimate, rough);
    auto const written = parts ? decoded(rough, *parts) : as_written(value->estimate);
    write_end(json, *value, value->low, written);
    write_near(json, value->estimate, rough);
    write_end(json, *value, value->high, written);
}

} // namespace yieldmark::report
