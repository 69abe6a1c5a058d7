// same_code_of_programs: other projects' programs, from the objects of their CMake build folders.

#include "harness/compare/loaded_files.hpp"
#include "harness/compare/same_code_parts.hpp"
#include "harness/run/foreign_link.hpp"
#include "harness/run/inventory.hpp"
#include "harness/system/cmake_cache.hpp"
#include "harness/system/elf_file.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cxxabi.h>
#include <iterator>
#include <memory>
#include <set>
#include <string_view>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;
using machine_code::linked_code;
using machine_code::node_id;
using strings = std::vector<std::string>;

// How g++ and clang++ end the name of a function of one benchmark::State& alone.
constexpr std::string_view takes_state = "RN9benchmark5StateE";

// Benchmark::Name(), RegisterBenchmark() and what this makes of a lambda: then a benchmark may have any name.
constexpr std::array<std::string_view, 3> names_freely{"9Benchmark4NameE", "17RegisterBenchmark",
                                                       "15LambdaBenchmark"};

// The bare name in "ns::BM_Sort<int>(benchmark::State&)", or in a benchmark's own name "BM_Sort<int>/8".
std::string bare_name(std::string_view whole) {
    auto const end = whole.find_first_of("</(");
    auto name = whole.substr(0, end);
    if (auto const at = name.rfind("::"); at != std::string_view::npos)
        name.remove_prefix(at + 2);
    if (auto const at = name.rfind(' '); at != std::string_view::npos) // the type that a template returns
        name.remove_prefix(at + 1);
    return std::string(name);
}

std::string demangled(std::string const& symbol) {
    int status = 0;
    std::unique_ptr<char, void (*)(void*)> const text(
        abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), std::free);
    return status == 0 && text ? text.get() : "";
}

// Its name without what the compiler put before it: "(anonymous namespace)::" has a parenthesis of its own.
std::string function_name(std::string const& symbol) {
    constexpr std::string_view unnamed = "(anonymous namespace)::";
    auto text = demangled(symbol);
    for (auto at = text.find(unnamed); at != std::string::npos; at = text.find(unnamed))
        text.erase(at, unnamed.size());
    return bare_name(text);
}

// A place of the build, as it stands in texts and flags.
struct place {
    std::string path;
    std::string_view shown;
};

linked_code::rewriting without(std::vector<place> places) {
    std::erase_if(places, [](place const& one) { return one.path.size() < 2; });
    std::ranges::sort(places, std::ranges::greater{}, [](place const& one) { return one.path.size(); });
    return [places](std::string text) {
        for (auto const& one : places)
            for (auto at = text.find(one.path); at != std::string::npos;
                 at = text.find(one.path, at + one.shown.size()))
                text.replace(at, one.path.size(), one.shown);
        return text;
    };
}

linked_code::rewriting rewriting_of(run::bench const& of) {
    auto const build = run::build_folder_of(fs::canonical(of.executable));
    return without(
        {{build.string(), "{build}"}, {system::cmake_cache(build)["CMAKE_HOME_DIRECTORY"], "{source}"}});
}

class program_code {
public:
    program_code(run::bench const& of, run::link_manifest const& how, linked_code::rewriting const& rewrite)
        : code_(rewrite) {
        for (auto const& name : run::names_of(of.can_run))
            listed_.insert(bare_name(name));
        for (auto const& file : how.objects)
            take(fs::path(how.folder) / file);
        for (auto const& file : archives_of(how))
            take(file);
        auto ambient = taken_by_libraries(code_);
        ambient.push_back(code_.named("main"));
        for (std::size_t i = 0; i < code_.objects(); ++i)
            std::ranges::copy(code_.initialisers(i), std::back_inserter(ambient));
        code_.connect();
        find_cases();
        for (auto const& [name, sections] : cases_)
            roots_.insert(roots_.end(), sections.begin(), sections.end());
        keep_apart(code_.all(), roots_);
        ambient_ = add_any(std::move(ambient));
    }

    // A case whose function isn't known by its name may run any of them.
    node_id entry(std::string const& name) {
        auto const found = cases_.find(bare_name(name));
        auto const own = add_any(found == cases_.end() ? roots_ : found->second);
        return code_.all().add({.content = "case", .to = {own, ambient_}});
    }

    [[nodiscard]] machine_code::graph const& all() const { return code_.all(); }

private:
    void take(fs::path const& file) {
        for (auto const& one : machine_code::read_objects(file))
            code_.take(one);
    }

    node_id add_any(std::vector<node_id> to) {
        return code_.all().add({.content = {}, .to = std::move(to), .one_of = true});
    }

    // Named by their paths, or found for -lNAME in a folder that -L names.
    static std::set<fs::path> archives_of(run::link_manifest const& how) {
        std::set<fs::path> found;
        strings words = how.flags;
        words.insert(words.end(), how.libraries.begin(), how.libraries.end());
        for (auto const& word : words)
            if (!word.starts_with('-') && word.ends_with(".a"))
                found.insert(fs::path(how.folder) / word);
        for (auto const& folder : words)
            for (auto const& library : words)
                if (folder.starts_with("-L") && library.starts_with("-l"))
                    if (auto file =
                            fs::path(how.folder) / folder.substr(2) / ("lib" + library.substr(2) + ".a");
                        fs::exists(file))
                        found.insert(std::move(file));
        return found;
    }

    // Functions of a State that bear the name of a benchmark. What else registers (lambdas, fixtures, other functions) is
    // reached from the initialisers, and so counts for every case.
    void find_cases() {
        if (std::ranges::any_of(names_freely, [&](auto part) { return code_.mentions(part); }))
            return;
        for (auto const& one : code_.functions())
            if (one.name.ends_with(takes_state))
                if (auto const name = function_name(one.name); listed_.contains(name))
                    cases_[name].push_back(one.section);
    }

    linked_code code_;
    std::set<std::string> listed_; // bare names of all benchmarks
    std::map<std::string, std::vector<node_id>> cases_;
    std::vector<node_id> roots_; // of all cases
    node_id ambient_ = 0;
};

same_code_result none(std::string why) {
    return {.unchanged = {}, .changed = {}, .why_not = std::move(why)};
}

same_code_result all_of(strings const& cases, bool same, strings const& because) {
    same_code_result result;
    for (auto const& name : cases)
        if (same)
            result.unchanged.insert(name);
        else
            result.changed[name] = because;
    return result;
}

// What a case was called on the base side.
std::string const& called_before(std::map<std::string, std::string> const& old_names,
                                 std::string const& name) {
    auto const found = old_names.find(name);
    return found == old_names.end() ? name : found->second;
}

same_code_result by_objects(run::bench const& base, run::bench const& now,
                            run::link_manifest const& base_link, run::link_manifest const& now_link,
                            strings const& cases, std::map<std::string, std::string> const& old_names) {
    auto const base_texts = rewriting_of(base);
    auto const now_texts = rewriting_of(now);
    if (linking_of(base_link, base_texts) != linking_of(now_link, now_texts))
        return none("the two programs are linked differently");
    program_code before(base, base_link, base_texts);
    program_code after(now, now_link, now_texts);
    entries_by_case entries;
    for (auto const& name : cases)
        entries[name] = {before.entry(called_before(old_names, name)), after.entry(name)};
    machine_code::sameness const both(before.all(), after.all());
    return told_by(both, entries);
}

strings words_of(run::bench const& of) {
    strings words(of.command.begin() + (of.command.empty() ? 0 : 1), of.command.end());
    words.insert(words.end(), of.around.environment.begin(), of.around.environment.end());
    return words;
}

same_code_result told(run::bench const& base, run::bench const& now, strings const& cases,
                      std::map<std::string, std::string> const& old_names,
                      std::optional<strings> const& changed_files, fs::path const& scratch) {
    if (!changed_files)
        return none("it isn't known which files differ that a program may read");
    if (words_of(base) != words_of(now))
        return none("the two programs are given different arguments");
    for (auto const* one : {&base, &now})
        if (!system::elf_file(one->executable).good())
            return none(one->executable.string() + " is a script, and it isn't known what it runs");
    auto read = may_be_read(*changed_files, now.executable, words_of(now));
    std::ranges::move(differ_beside(base.executable, now.executable, words_of(now)),
                      std::back_inserter(read));
    if (!read.empty())
        return none(fmt::format("the program may read what differs: {}", fmt::join(read, ", ")));
    if (auto const libraries = different_libraries(base, now); !libraries.empty())
        return all_of(cases, false, libraries);
    if (same_when_loaded(base.executable, now.executable))
        return all_of(cases, true, {});
    fs::create_directories(scratch);
    auto const base_link = run::how_it_was_linked(base.executable, scratch);
    auto const now_link = run::how_it_was_linked(now.executable, scratch);
    for (auto const* one : {&base_link, &now_link})
        if (!one->why_not.empty())
            return none(one->why_not);
    return by_objects(base, now, base_link.how, now_link.how, cases, old_names);
}

} // namespace

same_code_result same_code_of_programs(run::bench const& base, run::bench const& now,
                                       std::vector<std::string> const& cases,
                                       std::map<std::string, std::string> const& old_names,
                                       std::optional<std::vector<std::string>> const& changed_files,
                                       std::filesystem::path const& scratch) {
    try {
        return told(base, now, cases, old_names, changed_files, scratch);
    } catch (std::exception const& e) {
        return none(e.what());
    }
}

} // namespace yieldmark::compare
