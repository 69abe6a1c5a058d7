#include "reports/page_builds.hpp"

#include "reports/page_interval.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace yieldmark::report {
namespace {

std::optional<stats::interval> seconds_of(results::build_cost const& one) {
    std::vector<double> usable;
    std::ranges::copy_if(one.compile_seconds, std::back_inserter(usable),
                         [](double s) { return std::isfinite(s) && s > 0; });
    return usable.empty() ? std::nullopt : std::optional(stats::bootstrap_median(usable));
}

} // namespace

void write_builds(json_writer& json, figures const& f) {
    json.key("builds").begin_array();
    for (auto const& one : f.run->builds) {
        auto const example = f.example(one.example);
        if (example == f.examples.size())
            continue;
        json.begin_object().member("e", example).member("c", one.toolchain);
        json.member("t", one.technique).key("s").begin_array();
        write_interval(json, seconds_of(one));
        json.end_array().member("l", one.preprocessed_lines).member("b", one.text_bytes);
        json.member("k", one.code_lines).member("x", one.error).end_object();
    }
    json.end_array();
}

} // namespace yieldmark::report
