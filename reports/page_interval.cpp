#include "reports/page_interval.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace yieldmark::report {
namespace {

double decoded(double estimate, long long parts) {
    return estimate * (1 + static_cast<double>(parts) / 1e4);
}

long long parts_of(double end, double estimate) {
    auto parts = std::llround((end / estimate - 1) * 1e4);
    while (end > 1 && decoded(estimate, parts) <= 1)
        ++parts;
    while (end < 1 && decoded(estimate, parts) >= 1)
        --parts;
    return parts;
}

void write_ends(json_writer& json, stats::interval const& value, double written, auto write_estimate) {
    auto const end = [&](double limit) {
        if (value.confidence > 0 && std::isfinite(limit) && written > 0)
            json.value(parts_of(limit, written));
        else
            json.null();
    };
    end(value.low);
    write_estimate();
    end(value.high);
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

void write_interval(json_writer& json, std::optional<stats::interval> const& value) {
    if (!has_estimate(value)) {
        json.null().null().null();
        return;
    }
    write_ends(json, *value, as_written(value->estimate), [&] { json.value(value->estimate); });
}

void write_interval_near(json_writer& json, std::optional<stats::interval> const& value, double rough) {
    if (!has_estimate(value) || !(rough > 0) || !std::isfinite(rough)) {
        json.null().null().null();
        return;
    }
    auto const parts = parts_of(value->estimate, rough);
    write_ends(json, *value, decoded(rough, parts), [&] { json.value(parts); });
}

} // namespace yieldmark::report
