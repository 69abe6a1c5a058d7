#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace yieldmark::text {
namespace {

// Figures from here on, and below the least, have no room in plain digits: 1.00e+299.
constexpr double vast = 1e15;
constexpr double least = 0.0005;

struct unit {
    double size;
    char const* name;
};

template <std::size_t N> std::string scaled(double value, std::array<unit, N> const& units) {
    std::size_t i = 0;
    // 999.5 would be written as 1000.
    while (i + 1 < N && value >= units[i + 1].size * 0.9995)
        ++i;
    return fmt::format("{} {}", three_digits(value / units[i].size), units[i].name);
}

std::string thousands(double value) {
    if (value >= vast)
        return fmt::format("{:.2e}", value);
    auto text = fmt::format("{:.0f}", value);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), "\u2009");
    return text;
}

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) != 0x80;
}

} // namespace

std::string three_digits(double value) {
    if (value == 0)
        return "0";
    auto const size = std::abs(value);
    if (size < least || size >= vast)
        return fmt::format("{:.2e}", value);
    auto const decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
    return fmt::format("{:.{}f}", value, decimals);
}

std::string time_text(double nanoseconds) {
    static constexpr std::array<unit, 4> units{{{1, "ns"}, {1e3, "µs"}, {1e6, "ms"}, {1e9, "s"}}};
    return scaled(nanoseconds, units);
}

std::string bytes_text(double bytes) {
    static constexpr std::array<unit, 4> units{
        {{1, "B"}, {1024, "KiB"}, {1024.0 * 1024, "MiB"}, {1024.0 * 1024 * 1024, "GiB"}}};
    if (bytes < 1023.5)
        return fmt::format("{:.0f} B", bytes);
    return scaled(bytes, units);
}

std::string ratio_text(double ratio) {
    if (ratio >= 99.95)
        return thousands(ratio) + "×";
    if (ratio < 0.0995)
        return fmt::format("{:.2g}×", ratio);
    return fmt::format("{:.{}f}×", ratio, ratio >= 9.995 ? 1 : 2);
}

std::string ratio_with_interval(stats::interval const& ratio) {
    auto const text = (like_one(ratio) ? "≈ " : "") + ratio_text(ratio.estimate);
    if (ratio.confidence == 0)
        return text;
    auto low = ratio_text(ratio.low);
    auto high = ratio_text(ratio.high);
    low.resize(low.size() - std::string_view("×").size());
    high.resize(high.size() - std::string_view("×").size());
    return fmt::format("{} ({}–{})", text, low, high);
}

bool like_one(stats::interval const& ratio) {
    return ratio.confidence > 0 && ratio.holds(1);
}

std::string size_text(std::uint64_t n) {
    constexpr std::uint64_t kibi = 1024;
    if (n != 0 && n % (kibi * kibi) == 0)
        return fmt::format("{} Mi", n / (kibi * kibi));
    if (n != 0 && n % kibi == 0)
        return fmt::format("{} Ki", n / kibi);
    return fmt::format("{}", n);
}

std::string shortened(std::string_view text, std::size_t longest) {
    auto const clean = valid_utf8(text);
    auto const all = columns(clean);
    if (all <= longest)
        return clean;
    // The end tells the size, which must stay readable.
    auto const front = longest / 2;
    auto const back = longest - std::min(longest, front + 1);
    return clean.substr(0, place_of(clean, front)) + "…" + clean.substr(place_of(clean, all - back));
}

std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, begins_character));
}

std::size_t place_of(std::string_view text, std::size_t number) {
    std::size_t at = 0;
    for (; at < text.size(); ++at)
        if (begins_character(text[at]) && number-- == 0)
            break;
    return at;
}

} // namespace yieldmark::text
