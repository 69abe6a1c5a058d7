#include "harness/compare/same_code.hpp"

#include "harness/compare/same_code_parts.hpp"
#include "harness/duel/layouts.hpp"
#include "harness/machine_code/linked_code.hpp"
#include "harness/results/model.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;
using machine_code::linked_code;
using machine_code::node;
using machine_code::node_id;
using nodes = std::vector<node_id>;

// The functions of harness/bench/register.hpp that run a case and check it, one for each technique and use.
constexpr std::array<std::string_view, 2> case_functions{"_ZN9yieldmark5bench4onceI",
                                                         "_ZN9yieldmark5bench9digest_ofI"};

// The class that registers an example, in the name of a lambda that its constructor makes.
constexpr std::string_view registering = "5bench12registrationI";

// Where a build lies (suites/build_facts.hpp).
constexpr char const* paths_section = ".yieldmark_paths";

// What a duel calls in a side (harness/bench/side.hpp).
constexpr char const* side_function = "yieldmark_side_1";

bool runs_a_case(std::string_view symbol) {
    return std::ranges::any_of(case_functions, [&](auto prefix) { return symbol.starts_with(prefix); });
}

// As g++ mangles what register.hpp calls "<technique>_added"; clang++ leaves the name out.
bool is_of_technique(std::string_view symbol, std::string const& technique) {
    auto const name = technique + "_added";
    auto const part = std::to_string(name.size()) + name;
    auto const at = symbol.find(part);
    return at != std::string_view::npos && (at == 0 || symbol[at - 1] < '0' || symbol[at - 1] > '9');
}

using object_files = std::vector<machine_code::object_file>;

object_files harness_objects(run::link_manifest const& how) {
    auto files = how.fixed;
    std::ranges::copy_if(how.libraries, std::back_inserter(files),
                         [](auto const& file) { return file.ends_with(".a"); });
    object_files all;
    for (auto const& file : files)
        std::ranges::move(machine_code::read_objects(file), std::back_inserter(all));
    return all;
}

// What calls the cases, by itself: the copies that examples have of its inline functions are of no account to a case.
class harness_code {
public:
    harness_code(run::bench const& of, object_files const& harness) {
        code_.ignore(paths_section);
        for (auto const& one : harness)
            code_.take(one);
        nodes begins{code_.named(side_function)};
        if (!code_.defines(side_function))
            throw system::run_error(of.executable.string() + " was built before sides of a duel existed");
        for (std::size_t i = 0; i < code_.objects(); ++i)
            std::ranges::copy(code_.initialisers(i), std::back_inserter(begins));
        code_.connect();
        entry_ = code_.all().add({.content = {}, .to = std::move(begins), .one_of = true});
    }

    [[nodiscard]] machine_code::graph const& all() const { return code_.all(); }
    [[nodiscard]] node_id entry() const { return entry_; }

private:
    linked_code code_;
    node_id entry_ = 0;
};

// One side's link, as a graph.
class side_code {
public:
    side_code(run::bench const& of, object_files const& harness, std::set<std::string> const& examples) {
        code_.ignore(paths_section);
        auto const how = duel::only_examples(of, examples);
        for (auto const& file : how.objects)
            for (auto const& one : machine_code::read_objects(file)) {
                examples_.emplace(duel::example_of(file), code_.objects());
                code_.take(one);
            }
        own_from_ = code_.objects();
        for (auto const& one : harness)
            code_.take(one);
        auto const taken = taken_by_libraries(code_);
        code_.connect();
        taken_ = add_any(taken);
        keep_apart(code_.all(), case_sections());
        for (auto const& [example, object] : examples_)
            written_[example] = written(code_.initialisers(object));
    }

    // All that decides what the case does.
    node_id entry(run::listed_case const& one) {
        auto const name = results::parse_case_name(one.name);
        auto const object = examples_.find(name.example);
        if (object == examples_.end())
            throw system::run_error("no object has the name of the example " + name.example);
        auto to = functions_of(object->second, name.technique);
        auto const inputs = makes_input(object->second);
        to.insert(to.end(), inputs.begin(), inputs.end());
        to.push_back(add_any(initialisers_for(to, inputs.empty() ? name.example : "")));
        to.push_back(taken_);
        return code_.all().add(
            {.content = fmt::format("case:{},{},{},{}", one.n, one.parameter, one.use, one.items),
             .to = std::move(to)});
    }

    [[nodiscard]] machine_code::graph const& all() const { return code_.all(); }

private:
    [[nodiscard]] nodes case_sections() const {
        nodes all;
        for (auto const& one : code_.functions())
            if (runs_a_case(one.name))
                all.push_back(one.section);
        return all;
    }

    node_id add_any(nodes to) {
        return code_.all().add({.content = {}, .to = std::move(to), .one_of = true});
    }

    // In the order of their names. Those of the whole example where the names don't tell the techniques apart.
    [[nodiscard]] nodes functions_of(std::size_t object, std::string const& technique) const {
        std::map<std::string, node_id> own;
        std::map<std::string, node_id> whole;
        for (auto const& one : code_.functions())
            if (one.object == object && runs_a_case(one.name)) {
                whole.emplace(one.name, one.section);
                if (is_of_technique(one.name, technique))
                    own.emplace(one.name, one.section);
            }
        if (whole.empty())
            throw system::run_error("the example's object has no function of a case");
        nodes found;
        for (auto const& [name, section] : own.empty() ? whole : own)
            found.push_back(section);
        return found;
    }

    // What the example's registration calls for the input (example::make_input), in the order of its names.
    [[nodiscard]] nodes makes_input(std::size_t object) const {
        std::map<std::string, node_id> found;
        for (auto const& one : code_.functions())
            if (one.object == object && one.name.find(registering) != std::string::npos &&
                one.name.find("9_M_invoke") != std::string::npos)
                found.emplace(one.name, one.section);
        nodes all;
        for (auto const& [name, section] : found)
            all.push_back(section);
        return all;
    }

    // Variables that code from `from` on can reach, but for those of the harness itself (its registry, which all
    // examples write).
    [[nodiscard]] std::set<node_id> written(nodes const& from) const {
        std::set<node_id> found;
        auto const there = machine_code::reached(code_.all(), from);
        for (node_id i = 0; i < there.size(); ++i)
            if (auto const object = code_.object_of(i);
                there[i] && code_.all().nodes[i].writable && object < own_from_)
                found.insert(i);
        return found;
    }

    // Those of `example`, and of all that can write what the case reads.
    [[nodiscard]] nodes initialisers_for(nodes const& functions, std::string const& example) const {
        auto const own = written(functions);
        nodes found;
        for (auto const& [name, object] : examples_) {
            auto const& theirs = written_.at(name);
            if (name == example || std::ranges::any_of(own, [&](auto id) { return theirs.contains(id); }))
                std::ranges::copy(code_.initialisers(object), std::back_inserter(found));
        }
        return found;
    }

    linked_code code_;
    std::map<std::string, std::size_t> examples_; // name -> object
    std::size_t own_from_ = 0;                    // the harness's own objects begin here
    node_id taken_ = 0;
    std::map<std::string, std::set<node_id>> written_;
};

std::map<std::string, run::listed_case> listed(run::bench const& of) {
    std::map<std::string, run::listed_case> all;
    for (auto const& example : of.can_run.examples)
        for (auto const& one : example.cases)
            all.emplace(one.name, one);
    return all;
}

same_code_result all_changed_by_harness(harness_code const& before, harness_code const& after,
                                        std::vector<std::string> const& cases) {
    machine_code::sameness const both(before.all(), after.all());
    entries_by_case entries;
    if (!both.same(before.entry(), after.entry()))
        for (auto const& name : cases)
            entries[name] = {before.entry(), after.entry()};
    return told_by(both, entries);
}

same_code_result compared(run::bench const& base, run::bench const& now,
                          std::vector<std::string> const& cases) {
    std::set<std::string> examples;
    for (auto const& name : cases)
        examples.insert(results::parse_case_name(name).example);
    auto const of_base = harness_objects(*base.manifest);
    auto const of_now = harness_objects(*now.manifest);
    if (auto result = all_changed_by_harness({base, of_base}, {now, of_now}, cases); !result.changed.empty())
        return result;
    side_code before(base, of_base, examples);
    side_code after(now, of_now, examples);
    auto const in_base = listed(base);
    auto const in_now = listed(now);
    entries_by_case entries;
    for (auto const& name : cases)
        entries[name] = {before.entry(in_base.at(name)), after.entry(in_now.at(name))};
    machine_code::sameness const both(before.all(), after.all());
    return told_by(both, entries);
}

} // namespace

same_code_result same_code_of_builds(run::bench const& base, run::bench const& now,
                                     std::vector<std::string> const& cases) {
    try {
        if (!base.manifest || !now.manifest)
            return {.unchanged = {}, .changed = {}, .why_not = "a build doesn't say what it was linked of"};
        if (linking_of(*base.manifest, {}) != linking_of(*now.manifest, {}))
            return {.unchanged = {}, .changed = {}, .why_not = "the two builds are linked differently"};
        return compared(base, now, cases);
    } catch (std::exception const& e) {
        return {.unchanged = {}, .changed = {}, .why_not = e.what()};
    }
}

} // namespace yieldmark::compare
