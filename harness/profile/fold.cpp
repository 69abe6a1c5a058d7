#include "harness/profile/fold.hpp"

#include "harness/profile/readable_name.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string_view>

namespace yieldmark::profile {
namespace {

constexpr char const* region_name = "once [measured region]";

using frames = std::vector<raw_frame>;

bool in_kernel(raw_frame const& frame) {
    return frame.module.starts_with("[kernel") || frame.module.starts_with("[guest.kernel");
}

std::string kernel_name(auto begin, auto end) {
    auto const any = [&](std::string_view part) {
        return std::any_of(begin, end,
                           [&](raw_frame const& f) { return f.symbol.find(part) != f.symbol.npos; });
    };
    if (any("page_fault"))
        return "[kernel: page fault]";
    if (any("syscall") || any("SYSCALL"))
        return "[kernel: system call]";
    if (any("irq") || any("interrupt"))
        return "[kernel: interrupt]";
    return "[kernel]";
}

std::string without_folder(std::string const& module) {
    auto const slash = module.rfind('/');
    return slash == module.npos ? module : module.substr(slash + 1);
}

bool names_any(frames const& stack, std::initializer_list<std::string_view> symbols) {
    return std::ranges::any_of(stack, [&](raw_frame const& frame) {
        return std::ranges::any_of(symbols, [&](auto symbol) { return frame.symbol.starts_with(symbol); });
    });
}

// A stack that does not lead back to the region's function, and what it hangs on.
std::string root_of(frames const& stack) {
    if (names_any(stack, {"make_fcontext"}))
        return "[fiber's own stack]";
    if (names_any(stack, {"start_thread", "clone", "__clone", "thread_start"}))
        return "[another thread]";
    if (stack.size() == 1 && names_any(stack, {"jump_fcontext", "ontop_fcontext"}))
        return "[switch of stacks]";
    return "[deeper than could be followed]";
}

void cut_outermost(frames& stack, std::initializer_list<std::string_view> symbols) {
    while (!stack.empty() && (stack.back().symbol.empty() || names_any({stack.back()}, symbols)))
        stack.pop_back();
}

// The region's part of a stack, still innermost first, and what it hangs on if that isn't the region's own
// stack.
struct part {
    frames inner;
    std::string root;
};

std::optional<part> region_part(frames const& stack) {
    auto const region = std::ranges::find(stack, region_symbol, &raw_frame::symbol);
    if (region != stack.end()) {
        frames inner(stack.begin(), region);
        bool const outside = std::ranges::all_of(inner, in_kernel);
        return outside ? std::nullopt : std::optional(part{std::move(inner), ""});
    }
    if (names_any(stack, {"main", "__libc_start", "_start"}) || stack.empty())
        return std::nullopt;
    part made{stack, ""};
    auto const user = std::ranges::find_if_not(stack, in_kernel);
    made.root = root_of({user, stack.end()});
    cut_outermost(made.inner, {"make_fcontext", "start_thread", "clone", "__clone", "thread_start"});
    return made;
}

using names_map = std::map<std::string, std::string>;

std::vector<std::string> named(part const& of, names_map const& names) {
    std::vector<std::string> outermost_first;
    if (!of.root.empty())
        outermost_first = {region_name, of.root};
    for (auto frame = of.inner.rbegin(); frame != of.inner.rend();) {
        if (in_kernel(*frame)) {
            auto const end = std::find_if_not(frame, of.inner.rend(), in_kernel);
            outermost_first.push_back(kernel_name(frame, end));
            frame = end;
            continue;
        }
        outermost_first.push_back(frame->symbol.empty() ? "[" + without_folder(frame->module) + "]"
                                                        : names.at(frame->symbol));
        ++frame;
    }
    return outermost_first;
}

} // namespace

std::vector<results::cpu_profile> folded_alike(std::vector<std::vector<raw_stack>> const& raw,
                                               std::string const& sampler, std::string const& unit) {
    std::vector<std::vector<std::pair<part, std::uint64_t>>> parts;
    std::set<std::string> symbols;
    for (auto const& side : raw) {
        auto& inside_region = parts.emplace_back();
        for (auto const& one : side)
            if (auto inside = region_part(one.frames)) {
                for (auto const& frame : inside->inner)
                    if (!frame.symbol.empty())
                        symbols.insert(frame.symbol);
                inside_region.emplace_back(std::move(*inside), one.weight);
            }
    }
    auto const names = readable_names(symbols);
    std::vector<results::cpu_profile> all;
    for (auto const& side : parts) {
        std::map<std::vector<std::string>, std::uint64_t> merged;
        for (auto const& [inside, weight] : side)
            merged[named(inside, names)] += weight;
        auto& made = all.emplace_back(results::cpu_profile{sampler, unit, {}});
        for (auto const& [stack, weight] : merged)
            if (weight != 0)
                made.stacks.push_back({stack, weight});
    }
    return all;
}

results::cpu_profile folded(std::vector<raw_stack> const& raw, std::string const& sampler,
                            std::string const& unit) {
    return std::move(folded_alike({raw}, sampler, unit).front());
}

std::string folded_text(results::cpu_profile const& profile) {
    std::string text;
    for (auto const& stack : profile.stacks) {
        for (auto const& frame : stack.frames) {
            auto name = frame;
            std::ranges::replace(name, ';', ':');
            std::ranges::replace(name, '\n', ' ');
            text += (&frame == &stack.frames.front() ? "" : ";") + name;
        }
        text += " " + std::to_string(stack.weight) + "\n";
    }
    return text;
}

} // namespace yieldmark::profile
