#include "reports/page_interval.hpp"

#include <cmath>
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

} // namespace

void write_interval(json_writer& json, std::optional<stats::interval> const& value) {
    if (!value || !std::isfinite(value->estimate)) {
        json.null().null().null();
        return;
    }
    auto const written = std::stod(json_number(value->estimate, 4));
    auto const end = [&](double limit) {
        if (value->confidence > 0 && std::isfinite(limit) && written > 0)
            json.value(parts_of(limit, written));
        else
            json.null();
    };
    end(value->low);
    json.value(value->estimate);
    end(value->high);
}

} // namespace yieldmark::report
