#include "harness/claims/statement.hpp"

#include "harness/results/techniques.hpp"
#include "harness/text/format.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

#include <utility>

namespace yieldmark::claims {
namespace {

std::string range_of(stats::interval const& r) {
    auto low = text::ratio_text(r.low);
    low.resize(low.size() - std::string_view("×").size());
    return fmt::format("{}–{}", low, text::ratio_text(r.high));
}

std::string percent_beyond_one(double ratio) {
    return text::three_digits((ratio - 1) * 100);
}

// From 1 on, with its interval: "3.02× slower than", or "4.10 % slower than", which "1.04×" says less well.
std::pair<std::string, std::string> in_figures(stats::interval const& r) {
    constexpr double told_in_percent = 1.1;
    if (r.estimate >= told_in_percent)
        return {text::ratio_text(r.estimate), range_of(r)};
    return {percent_beyond_one(r.estimate) + " %",
            fmt::format("{}–{} %", percent_beyond_one(r.low), percent_beyond_one(r.high))};
}

} // namespace

std::string compared(stats::interval const& ratio, directions words, std::string_view other) {
    bool const exact = ratio.confidence == 0;
    if (exact ? ratio.estimate == 1 : text::like_one(ratio))
        return exact ? fmt::format("{} {}", words.alike, other)
                     : fmt::format("{} {}, as far as this run can tell ({})", words.alike, other,
                                   range_of(ratio));
    auto const below = ratio.estimate < 1;
    auto const shown = below ? stats::inverse(ratio) : ratio;
    auto const [figure, range] = in_figures(shown);
    return fmt::format("{} {} {}{}", figure, below ? words.below : words.above, other,
                       exact ? "" : fmt::format(" ({})", range));
}

std::string several(std::vector<std::string> const& techniques) {
    std::vector<std::string> names;
    for (auto const& one : techniques)
        names.push_back(results::traits_of(one).many);
    return text::listed(names);
}

std::string at_beginning(std::string text) {
    bool const name = text.substr(0, text.find(' ')).find_first_of(":0123456789") != std::string::npos;
    if (!name && !text.empty() && 'a' <= text.front() && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

} // namespace yieldmark::claims
