#include "harness/profile/perf_script.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

namespace yieldmark::profile {
namespace {

// "	    1b45a4 _ZN…actor (/path/yieldmark-bench)"
std::optional<raw_frame> parse_frame(std::string_view line) {
    auto const begin = line.find_first_not_of(" \t");
    if (begin == 0 || begin == line.npos)
        return std::nullopt;
    line.remove_prefix(begin);
    auto const address_end = line.find(' ');
    if (address_end == line.npos || !line.ends_with(')'))
        return std::nullopt;
    auto const module = line.rfind(" (");
    if (module == line.npos || module < address_end)
        return std::nullopt;
    auto const digits = line.substr(0, address_end);
    if (!std::ranges::all_of(digits, [](unsigned char c) { return std::isxdigit(c) != 0; }))
        return std::nullopt;
    auto symbol =
        module > address_end ? line.substr(address_end + 1, module - address_end - 1) : std::string_view{};
    if (symbol == "[unknown]")
        symbol = {};
    return raw_frame{std::string(symbol), std::string(line.substr(module + 2, line.size() - module - 3))};
}

// Where the unwinder ends for want of data it writes an address of all ones.
bool is_end_mark(raw_frame const& frame) {
    return frame.symbol.empty() && frame.module == "[unknown]";
}

} // namespace

std::vector<raw_stack> parse_perf_script(std::string_view text) {
    std::vector<raw_stack> stacks;
    raw_stack now;
    auto const finish = [&] {
        while (!now.frames.empty() && is_end_mark(now.frames.back()))
            now.frames.pop_back();
        if (!now.frames.empty())
            stacks.push_back(std::move(now));
        now = {};
    };
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.find_first_not_of(" \t") == line.npos)
            finish();
        else if (auto frame = parse_frame(line))
            now.frames.push_back(std::move(*frame));
    }
    finish();
    return stacks;
}

} // namespace yieldmark::profile
