#include "reports/comparison/words.hpp"

#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yieldmark::report {
namespace {

std::string share_text(double share) {
    return text::three_digits(share * 100) + " %";
}

bool is_commit(std::string const& revision) {
    return revision.size() >= 12 && revision.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

std::string figure_text(std::string_view metric, double value) {
    if (!std::isfinite(value))
        return "?";
    auto const in = results::metric_named(metric).in;
    if (in == results::unit::nanoseconds)
        return text::time_text(value);
    if (in == results::unit::bytes)
        return text::bytes_text(value);
    return value < 1e15 && value == std::floor(value) ? fmt::format("{:.0f}", value)
                                                      : text::three_digits(value);
}

std::string limit_text(double share) {
    return fmt::format("{} %", std::round(share * 1e5) / 1e3);
}

std::string change_text(double ratio) {
    if (!std::isfinite(ratio))
        return "from none";
    if (ratio == 1)
        return "0 %";
    if (ratio >= 2)
        return text::ratio_text(ratio);
    auto const part = (ratio - 1) * 100;
    auto const digits = std::abs(part) < 0.0995 ? fmt::format("{:.2f}", std::abs(part))
                        : std::abs(part) < 9.95 ? fmt::format("{:.1f}", std::abs(part))
                                                : fmt::format("{:.0f}", std::abs(part));
    return fmt::format("{}{} %", part < 0 ? "−" : "+", digits);
}

std::string change_text(stats::interval const& ratio) {
    auto const text = change_text(ratio.estimate);
    return ratio.confidence <= 0
               ? text
               : fmt::format("{} ({} to {})", text, change_text(ratio.low), change_text(ratio.high));
}

std::string change_text(compare::change const& one) {
    if (one.cannot_tell)
        return "too few values";
    if (results::metric_named(one.metric).in == results::unit::bytes && one.exact) {
        auto const more = one.now - one.base;
        if (more == 0)
            return "0 B";
        return fmt::format("{}{} ({} → {})", more < 0 ? "−" : "+", text::bytes_text(std::abs(more)),
                           text::bytes_text(one.base), text::bytes_text(one.now));
    }
    return change_text(one.ratio);
}

std::string short_revision(std::string const& revision) {
    return is_commit(revision) ? revision.substr(0, 10) : revision;
}

std::string side_name(compare::side const& s) {
    auto const revision = short_revision(s.revision);
    return s.given.starts_with(revision) || revision.empty() ? s.given : s.given + " (" + revision + ")";
}

std::string detectable_text(std::vector<double> shares) {
    if (shares.empty())
        return "";
    std::ranges::sort(shares);
    auto const nine_tenths = shares[(shares.size() * 9 + 9) / 10 - 1];
    return shares.size() == 1
               ? fmt::format("it would have shown a slowdown of {}", share_text(shares[0]))
               : fmt::format("half of them would have shown a slowdown of {}, nine tenths one of {}",
                             share_text(stats::median(shares)), share_text(nine_tenths));
}

std::vector<std::string> absent_texts(compare::comparison const& c) {
    std::vector<std::string> all;
    for (auto const& [metric, why] : c.absent)
        all.push_back(fmt::format("{} not compared: {}", results::metric_named(metric).name, why));
    return all;
}

} // namespace yieldmark::report
