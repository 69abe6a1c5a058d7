#include "harness/machine_code/linked_code.hpp"

#include "harness/machine_code/unwind_tables.hpp"

#include <algorithm>
#include <elf.h>
#include <string_view>
#include <tuple>
#include <utility>

namespace yieldmark::machine_code {

namespace {

// The linker makes symbols that stand for all sections of one name.
constexpr std::string_view first_of = "__start_";
constexpr std::string_view end_of = "__stop_";

bool runs_by_itself(section const& one) {
    return one.type == SHT_INIT_ARRAY || one.type == SHT_FINI_ARRAY || one.type == SHT_PREINIT_ARRAY ||
           one.name.starts_with(".ctors") || one.name.starts_with(".dtors") || one.name == ".init" ||
           one.name == ".fini";
}

// Written once, by the dynamic linker: addresses of what is constant otherwise (tables of virtual functions, the
// personality routine).
bool is_relocated_only(section const& one) {
    return one.name.starts_with(".data.rel.ro") || one.name.find(".DW.ref.") != std::string::npos;
}

bool is_unwind_table(section const& one) {
    return one.name == ".eh_frame";
}

std::string head_of(section const& one) {
    auto const flags = one.flags & (SHF_WRITE | SHF_EXECINSTR | SHF_TLS);
    return std::to_string(one.type == SHT_NOBITS) + "," + std::to_string(flags) + "," +
           std::to_string(one.alignment) + "," + std::to_string(one.size) + ":";
}

std::string_view string_at(section const& in, std::uint64_t at) {
    std::string_view const all = in.bytes;
    auto const width = in.entry_size;
    auto end = at;
    while (end + width <= all.size() &&
           all.substr(end, width).find_first_not_of('\0') != std::string_view::npos)
        end += width;
    return all.substr(std::min<std::size_t>(at, all.size()), end - at);
}

} // namespace

linked_code::linked_code(rewriting as_compared) : as_compared_(std::move(as_compared)) {}

node_id linked_code::leaf(std::string content) {
    auto const [at, is_new] = leaves_.try_emplace(content, 0);
    if (is_new)
        at->second = made_.add({.content = std::move(content)});
    return at->second;
}

// A string or a constant that a linker may put elsewhere.
node_id linked_code::piece(section const& of, symbol const& at) {
    if (!of.holds_strings())
        return leaf("constant:" + of.bytes.substr(std::min(at.value, of.size), of.entry_size));
    std::string const text(string_at(of, at.value));
    return leaf("text" + std::to_string(of.entry_size) + ":" + (as_compared_ ? as_compared_(text) : text));
}

node_id linked_code::named(std::string const& name) {
    auto const [at, is_new] = symbols_.try_emplace(name, 0);
    if (is_new)
        at->second = made_.add({.content = {}, .one_of = true});
    return at->second;
}

bool linked_code::defines(std::string const& name) const {
    auto const found = symbols_.find(name);
    return found != symbols_.end() && !made_.nodes[found->second].to.empty();
}

bool linked_code::mentions(std::string_view part) const {
    return std::ranges::any_of(symbols_,
                               [&](auto const& one) { return one.first.find(part) != std::string::npos; });
}

// One object, while it is taken.
struct linked_code::reader {
    reader(linked_code& into, object_file const& from) : all(into), one(from) {}

    void make_sections() {
        auto& nodes = all.sections_.emplace_back();
        auto& first = all.initialisers_.emplace_back();
        for (std::size_t i = 0; i < one.sections.size(); ++i) {
            auto const& from = one.sections[i];
            if (!from.is_loaded() || is_unwind_table(from))
                continue;
            auto const id = all.made_.add(
                {.content = head_of(from), .writable = from.is_writable() && !is_relocated_only(from)});
            nodes[i] = id;
            all.object_of_.resize(id + 1, npos);
            all.object_of_[id] = all.sections_.size() - 1;
            all.by_section_name_[from.name].push_back(id);
            if (runs_by_itself(from))
                first.push_back(id);
        }
    }

    [[nodiscard]] node_id const* section_of(symbol const& at) const {
        auto const& nodes = all.sections_.back();
        auto const found = at.where == symbol::place::section ? nodes.find(at.section) : nodes.end();
        return found == nodes.end() ? nullptr : &found->second;
    }

    void take_symbols() {
        for (auto const& at : one.symbols) {
            auto const* home = section_of(at);
            if (home != nullptr && at.is_function())
                take_function(at, *home);
            if (at.is_local() || at.where == symbol::place::nowhere || at.name.empty())
                continue;
            node made{.content = "defined:" + std::to_string(at.binding == STB_WEAK) + "," +
                                 std::to_string(static_cast<int>(at.where)) + "," + std::to_string(at.value)};
            if (home != nullptr)
                made.to.push_back(*home);
            else
                made.content += "," + std::to_string(at.size);
            auto const id = all.made_.add(std::move(made));
            auto const name = all.named(at.name); // adds a node, so that no reference to another is kept
            all.made_.nodes[name].to.push_back(id);
        }
    }

    void take_function(symbol const& at, node_id home) {
        // Of several names for one place (constructors and destructors have them) always the same one.
        auto& name = all.made_.nodes[home].name;
        if (auto& first = begins[home]; name.empty() || std::tie(at.value, at.name) < std::tie(first, name)) {
            first = at.value;
            name = at.name;
        }
        all.functions_.push_back({.name = at.name, .object = all.sections_.size() - 1, .section = home});
    }

    // Where a relocation leads; `offset`: from the beginning of that.
    struct target {
        node_id to = 0;
        std::uint64_t offset = 0;
    };

    [[nodiscard]] target target_of(symbol const& at) const {
        if (!at.is_local() && !at.name.empty())
            return {all.named(at.name), 0};
        auto const* home = section_of(at);
        if (home == nullptr)
            return {all.leaf("nowhere:" + std::to_string(static_cast<int>(at.where)) + "," +
                             std::to_string(at.value)),
                    0};
        auto const& in = one.sections[at.section];
        if (in.is_merged() && !at.is_section())
            return {all.piece(in, at), 0};
        return {*home, at.value};
    }

    void add(node_id to, std::vector<relocation> const& relocations) const {
        for (auto const& at : relocations) {
            auto const leads = target_of(one.symbols[at.symbol]);
            auto& made = all.made_.nodes[to];
            made.content += "|" + std::to_string(at.at) + "," + std::to_string(at.type) + "," +
                            std::to_string(at.addend + static_cast<std::int64_t>(leads.offset));
            made.to.push_back(leads.to);
        }
    }

    void fill_sections() const {
        for (auto const& [index, id] : all.sections_.back()) {
            auto const& from = one.sections[index];
            if (all.ignored_.contains(from.name))
                continue;
            all.made_.nodes[id].content += from.bytes;
            add(id, from.relocations);
        }
    }

    void take_unwind_tables() const {
        for (auto const& from : one.sections) {
            if (!is_unwind_table(from))
                continue;
            for (auto const& entry : unwind_entries(from, one.name)) {
                auto const& function = one.symbols[entry.of.symbol];
                auto const* home = section_of(function);
                if (home == nullptr)
                    continue;
                auto const begin = entry.of.addend + static_cast<std::int64_t>(function.value);
                all.made_.nodes[*home].content += "|unwound:" + std::to_string(begin) + ":" + entry.bytes;
                add(*home, entry.relocations);
            }
        }
    }

    linked_code& all;
    object_file const& one;
    std::map<node_id, std::uint64_t> begins{}; // where the function begins that gives a section its name
};

void linked_code::take(object_file const& one) {
    reader from(*this, one);
    from.make_sections();
    from.take_symbols();
    from.fill_sections();
    from.take_unwind_tables();
}

void linked_code::connect() {
    for (auto const& [name, id] : symbols_) {
        auto& one = made_.nodes[id];
        if (!one.to.empty())
            continue;
        one.one_of = false;
        one.content = "elsewhere:" + name;
        for (auto const prefix : {first_of, end_of})
            if (name.starts_with(prefix))
                if (auto const found = by_section_name_.find(name.substr(prefix.size()));
                    found != by_section_name_.end())
                    one.to = found->second;
    }
    object_of_.resize(made_.nodes.size(), npos);
}

std::vector<node_id> linked_code::initialisers(std::size_t object) const {
    return initialisers_.at(object);
}

std::size_t linked_code::object_of(node_id section) const {
    return section < object_of_.size() ? object_of_[section] : npos;
}

} // namespace yieldmark::machine_code
