#include "harness/text/words.hpp"

#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <cmath>

namespace yieldmark::text {

std::string within_sentence(std::string text) {
    if (!text.empty() && 'A' <= text.front() && text.front() <= 'Z')
        text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return text;
}

std::string listed(std::vector<std::string> const& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

std::string counted_names(std::vector<std::string> const& names, std::size_t of) {
    constexpr std::size_t most_named = 4;
    auto text = fmt::format("{} of {}", names.size(), of);
    if (!names.empty() && names.size() <= most_named)
        text += " (" + listed(names) + ")";
    return text;
}

std::string counted(std::size_t count, std::string_view noun) {
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string ratio(stats::interval const& r) {
    if (r.confidence == 0)
        return ratio_text(r.estimate);
    auto const end = [](double v) {
        auto text = ratio_text(v);
        return text.substr(0, text.size() - std::string_view("×").size());
    };
    return fmt::format("{} ({}–{})", ratio_text(r.estimate), end(r.low), end(r.high));
}

std::string items(double n) {
    if (n >= stats::beyond_all)
        return "no n";
    if (n < 100'000)
        return fmt::format("{}", std::llround(n));
    return fmt::format("{} million", three_digits(n / 1e6));
}

std::string turning_point(std::string_view name, stats::interval const& n) {
    if (n.confidence == 0)
        return fmt::format("{} = {}", name, items(n.estimate));
    return fmt::format("{} = {} ({}–{})", name, items(n.estimate), items(n.low),
                       n.high >= stats::beyond_all ? "no limit" : items(n.high));
}

std::string duration(stats::interval const& ns) {
    if (ns.confidence == 0)
        return time_text(ns.estimate);
    return fmt::format("{} ({}–{})", time_text(ns.estimate), time_text(ns.low), time_text(ns.high));
}

} // namespace yieldmark::text
