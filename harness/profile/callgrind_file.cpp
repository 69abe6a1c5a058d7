#include "harness/profile/callgrind_file.hpp"

#include "harness/profile/readable_name.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace yieldmark::profile {
namespace {

// "f'caller'caller": the innermost function first; a number is the level of a recursion.
raw_stack stack_of(std::string_view name, std::string_view module) {
    raw_stack made{{}, 0};
    while (!name.empty()) {
        auto const end = std::min(name.find('\''), name.size());
        auto symbol = name.substr(0, end);
        name.remove_prefix(std::min(end + 1, name.size()));
        if (is_number(symbol))
            continue;
        bool const known = !symbol.starts_with("0x") && symbol != "???";
        made.frames.push_back({std::string(known ? symbol : std::string_view{}), std::string(module)});
    }
    return made;
}

// "+3 17" or "12 17": a position and a cost.
std::uint64_t cost_of(std::string_view line) {
    auto const space = line.find(' ');
    std::uint64_t cost = 0;
    if (space != line.npos)
        std::from_chars(line.data() + space + 1, line.data() + line.size(), cost);
    return cost;
}

bool is_cost(std::string_view line) {
    return !line.empty() && (std::isdigit(static_cast<unsigned char>(line.front())) != 0 ||
                             line.front() == '+' || line.front() == '-' || line.front() == '*');
}

} // namespace

std::vector<std::string> stack_options() {
    return {"--separate-callers=100", "--demangle=no", "--compress-strings=no", "--compress-pos=no"};
}

std::vector<raw_stack> parse_callgrind(std::string_view text) {
    std::vector<raw_stack> stacks;
    std::string_view module;
    bool of_call = false; // the next cost is a call's, which its callee has itself
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        auto const line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.starts_with("ob="))
            module = line.substr(3);
        else if (line.starts_with("fn="))
            stacks.push_back(stack_of(line.substr(3), module));
        else if (line.starts_with("calls="))
            of_call = true;
        else if (is_cost(line) && !stacks.empty()) {
            if (!of_call)
                stacks.back().weight += cost_of(line);
            of_call = false;
        }
    }
    std::erase_if(stacks, [](raw_stack const& one) { return one.weight == 0; });
    return stacks;
}

} // namespace yieldmark::profile
