#include "harness/assembly/code.hpp"

#include "harness/assembly/tools.hpp"
#include "harness/profile/readable_name.hpp"
#include "harness/results/merge_runs.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <tuple>

namespace yieldmark::assembly {
namespace {

// One blank between an instruction's parts.
std::string tightened(std::string_view text) {
    std::string made;
    for (char const c : text)
        if (c != ' ' || (!made.empty() && made.back() != ' '))
            made += c;
    return made;
}

// "symbol" or "symbol+0x10" of "<symbol+0x10>".
std::optional<std::string> symbol_in(std::string_view text) {
    auto const open = text.find('<');
    auto const close = text.rfind('>');
    if (open == text.npos || close == text.npos || close < open)
        return std::nullopt;
    auto const inside = text.substr(open + 1, close - open - 1);
    auto const plus = inside.rfind("+0x");
    return profile::readable_name(inside.substr(0, plus)) +
           std::string(plus == inside.npos ? "" : inside.substr(plus));
}

// "jne    12345" or "call   12340 <name>": the address that is jumped to.
std::optional<std::uint64_t> target_of(std::string_view operand) {
    std::uint64_t address = 0;
    auto const [end, error] = std::from_chars(operand.data(), operand.data() + operand.size(), address, 16);
    auto const whole = end == operand.data() + operand.size() || *end == ' ';
    return error == std::errc{} && whole ? std::optional(address) : std::nullopt;
}

bool is_jump(std::string_view instruction) {
    return instruction.starts_with('j') || instruction.starts_with("call");
}

std::string jump(std::string_view mnemonic, std::string_view operand, std::uint64_t begin,
                 std::uint64_t end) {
    auto const target = target_of(operand);
    if (target && begin <= *target && *target < end)
        return fmt::format("{} +{:x}", mnemonic, *target - begin);
    auto const symbol = symbol_in(operand);
    return fmt::format("{} {}", mnemonic, symbol ? *symbol : std::string(operand));
}

} // namespace

std::string short_line(instruction const& one, std::uint64_t begin, std::uint64_t end) {
    auto const text = tightened(one.text);
    auto const blank = text.find(' ');
    auto const mnemonic = std::string_view(text).substr(0, blank);
    if (blank == text.npos)
        return text;
    if (is_jump(mnemonic))
        return jump(mnemonic, std::string_view(text).substr(blank + 1), begin, end);
    auto const note = text.find(" # ");
    if (note == text.npos)
        return text;
    auto made = text.substr(0, note);
    auto const at = made.find("(%rip)");
    auto const from = at == made.npos ? at : made.find_last_of(" ,", at);
    if (auto const symbol = symbol_in(std::string_view(text).substr(note)); symbol && from != made.npos)
        made.replace(from + 1, at - from - 1, *symbol);
    return made;
}

namespace {

std::uint64_t begin_of(function const& one) {
    return one.code.empty() ? 0 : one.code.front().address;
}

results::case_code::function shortened(function const& one, std::string name) {
    results::case_code::function made{.name = std::move(name), .lines = {}, .left_out = 0};
    auto code = one.code;
    while (!code.empty() &&
           (code.back().text.starts_with("nop") || code.back().text.starts_with("cs nop") ||
            code.back().text.starts_with("data16") || code.back().text.starts_with("xchg   %ax,%ax")))
        code.pop_back(); // what only aligns the next function
    auto const begin = begin_of(one);
    auto const end = code.empty() ? begin : code.back().address + 1;
    std::vector<std::string> lines;
    std::set<std::string> targets; // as the jumps name them
    for (auto const& line : code) {
        lines.push_back(short_line(line, begin, end));
        if (auto const at = lines.back().find(" +"); at != std::string::npos && is_jump(lines.back()))
            targets.insert(lines.back().substr(at + 1));
    }
    for (std::size_t i = 0; i < lines.size() && i < most_lines; ++i) {
        if (auto const label = fmt::format("+{:x}", code[i].address - begin); targets.contains(label))
            made.lines.push_back(label + ":");
        made.lines.push_back(lines[i]);
    }
    made.left_out = lines.size() - std::min(lines.size(), most_lines);
    return made;
}

// "yieldmark::fibonacci::coroutine" of the function's readable name; parts that the compiler split off have the same.
std::string plain_name(std::string const& name) {
    return name.substr(0, name.find_first_of("(<[. "));
}

class functions_by {
public:
    explicit functions_by(std::vector<function> const& all) {
        for (auto const& one : all) {
            if (!one.code.empty())
                address_.emplace(begin_of(one), &one);
            if (one.name.starts_with("_ZN9yieldmark"))
                name_.emplace(plain_name(profile::readable_name(one.name)), &one);
        }
    }

    [[nodiscard]] function const* at(std::uint64_t address) const {
        auto const found = address_.find(address);
        return found == address_.end() ? nullptr : found->second;
    }

    [[nodiscard]] std::vector<function const*> called(std::string const& name) const {
        std::vector<function const*> found;
        auto const [from, to] = name_.equal_range(name);
        for (auto one = from; one != to; ++one)
            found.push_back(one->second);
        std::ranges::sort(found, {}, [](function const* one) { return begin_of(*one); });
        return found;
    }

private:
    std::map<std::uint64_t, function const*> address_;
    std::multimap<std::string, function const*> name_;
};

} // namespace

std::vector<results::case_code> code_of(std::vector<run::listed_example> const& listed,
                                        std::vector<function> const& all) {
    functions_by const functions(all);
    std::vector<results::case_code> made;
    for (auto const& example : listed)
        for (auto const& [technique, uses] : example.code)
            for (auto const& [use, address] : uses) {
                auto const* region = functions.at(address);
                if (region == nullptr)
                    continue;
                results::case_code one{.example = example.info.name,
                                       .technique = technique,
                                       .use = use,
                                       .toolchain = 0,
                                       .functions = {shortened(*region, "measured region")}};
                auto const name = fmt::format("yieldmark::{}::{}", example.info.name, technique);
                for (auto const* own : functions.called(name))
                    one.functions.push_back(shortened(*own, profile::readable_name(own->name)));
                made.push_back(std::move(one));
            }
    std::ranges::sort(made, {},
                      [](auto const& one) { return std::tie(one.example, one.technique, one.use); });
    return made;
}

std::size_t add_code(run::bench const& measured, results::run& into) {
    auto found = code_of(measured.can_run.examples, disassembled(measured.executable, listing_detail::plain));
    if (found.empty())
        throw system::run_error(
            measured.executable.string() +
            ": doesn't say where the code of its cases is; build it with this version of yieldmark");
    auto const toolchain = results::toolchain_index(into, measured.can_run.toolchain);
    std::set<std::pair<std::string, std::string>> wanted;
    for (auto const& c : into.cases)
        wanted.emplace(c.name.example, c.name.technique);
    std::erase_if(found, [&](auto const& one) { return !wanted.contains({one.example, one.technique}); });
    std::erase_if(into.code, [&](auto const& one) { return one.toolchain == toolchain; });
    for (auto& one : found) {
        one.toolchain = toolchain;
        into.code.push_back(std::move(one));
    }
    return found.size();
}

} // namespace yieldmark::assembly
