#include "harness/compare/loaded_files.hpp"

#include "harness/run/foreign.hpp"
#include "harness/system/child.hpp"
#include "harness/system/elf_file.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"
#include "harness/system/program_file.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <iterator>
#include <map>
#include <sstream>
#include <string_view>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 19> compiled{".c",   ".cc",  ".cpp", ".cxx", ".C",    ".c++", ".h",
                                                    ".hh",  ".hpp", ".hxx", ".H",   ".h++",  ".inl", ".ipp",
                                                    ".tcc", ".inc", ".s",   ".S",   ".cmake"};

bool is_compiled(fs::path const& file) {
    return file.filename() == "CMakeLists.txt" ||
           std::ranges::find(compiled, file.extension().string()) != compiled.end();
}

// "	libfoo.so.1 => /usr/lib/libfoo.so.1 (0x00007f…)", or one that is named by its path.
void take_library(std::map<std::string, fs::path>& into, std::string const& line) {
    std::istringstream words(line);
    std::string name;
    std::string arrow;
    std::string path;
    words >> name >> arrow >> path;
    if (arrow == "=>")
        into.emplace(name, path);
    else if (name.starts_with('/'))
        into.emplace(fs::path(name).filename().string(), name);
}

using files_by_name = std::map<std::string, fs::path>;

// The names of files that aren't the same, or that one side alone has: first those that the new side has.
std::vector<std::string> names_that_differ(files_by_name const& base, files_by_name const& now) {
    std::vector<std::string> differ;
    for (auto const& [name, path] : now)
        if (auto const found = base.find(name); found == base.end() || !same_when_loaded(found->second, path))
            differ.push_back(name);
    for (auto const& [name, path] : base)
        if (!now.contains(name))
            differ.push_back(name);
    return differ;
}

// What stands for a program's own name in those of the files that are named after it.
constexpr std::string_view own = "{program}";

bool is_named_after(std::string_view file, std::string_view program) {
    constexpr std::string_view joins = ".-_";
    return file.size() > program.size() && file.starts_with(program) &&
           joins.find(file[program.size()]) != std::string_view::npos;
}

// The data in a program's folder, by name; `all`: not only what is named after the program.
files_by_name data_beside(fs::path const& program, bool all) {
    auto const own_name = program.filename().string();
    files_by_name found;
    std::error_code failed;
    for (fs::directory_iterator at(program.parent_path(), failed), end; !failed && at != end;
         at.increment(failed)) {
        auto const name = at->path().filename().string();
        std::error_code ignored;
        bool const after = is_named_after(name, own_name);
        if ((all || after) && name != own_name && at->is_regular_file(ignored) &&
            !system::elf_file(at->path()).good())
            found[after ? std::string(own) + name.substr(own_name.size()) : name] = at->path();
    }
    if (failed)
        throw system::run_error(program.parent_path().string() + ": can't be read: " + failed.message());
    return found;
}

} // namespace

bool same_when_loaded(fs::path const& a, fs::path const& b) {
    std::error_code ignored;
    if (fs::equivalent(a, b, ignored))
        return true;
    if (fs::file_size(a, ignored) == fs::file_size(b, ignored) && !ignored &&
        run::content_hash(a) == run::content_hash(b))
        return true;
    constexpr std::string_view build_id = ".note.gnu.build-id";
    constexpr std::size_t whole_hash = 16 + 16; // the note's head, and 16 bytes at least
    auto const id = system::elf_file(a).content(build_id);
    return id.size() >= whole_hash && id == system::elf_file(b).content(build_id);
}

std::map<std::string, fs::path> shared_libraries(run::bench const& of) {
    std::map<std::string, fs::path> found;
    auto loader = system::elf_file(of.executable).content(".interp");
    loader = loader.substr(0, loader.find('\0'));
    if (loader.empty())
        return found;
    auto ask = run::without_benchmarks(of);
    ask.arguments = {loader, "--list", of.executable.string()};
    auto const answer = system::run_to_end(ask, std::chrono::seconds(20));
    if (!answer.good())
        throw system::run_error(of.executable.string() + ": " + loader +
                                " --list doesn't say which libraries it loads");
    std::istringstream lines(answer.output);
    for (std::string line; std::getline(lines, line);)
        take_library(found, line);
    return found;
}

std::vector<std::string> different_libraries(run::bench const& base, run::bench const& now) {
    return names_that_differ(shared_libraries(base), shared_libraries(now));
}

std::optional<std::vector<std::string>> changed_files(side const& base, side const& now,
                                                      fs::path const& repository) {
    if (base.kind == "executable" && now.kind == "executable")
        return std::vector<std::string>{};
    auto const is_of_repository = [](side const& one) {
        return one.kind == "revision" || one.kind == "build";
    };
    if (!is_of_repository(base) || !is_of_repository(now) || !system::git::is_work_tree(repository))
        return std::nullopt;
    auto const commit = [](side const& one) { return one.kind == "revision" ? one.revision : std::string{}; };
    return system::git::changed_files(system::git::root_of(repository), commit(base), commit(now));
}

std::vector<std::string> may_be_read(std::vector<std::string> const& changed, fs::path const& program,
                                     std::vector<std::string> const& words) {
    std::vector<std::string> found;
    std::map<std::string, bool> known; // many files share a folder; a look goes through all of the program
    auto const is_named = [&](fs::path const& part) {
        auto const [at, added] = known.try_emplace(part.string(), false);
        std::array<std::string_view, 1> const wanted{at->first};
        if (added)
            at->second =
                std::ranges::any_of(
                    words, [&](auto const& word) { return word.find(at->first) != std::string::npos; }) ||
                system::holds_any(program, wanted);
        return at->second;
    };
    for (auto const& file : changed) {
        if (is_compiled(file))
            continue;
        if (std::ranges::any_of(fs::path(file), is_named))
            found.push_back(file);
    }
    return found;
}

std::vector<std::string> differ_beside(fs::path const& base, fs::path const& now,
                                       std::vector<std::string> const& words) {
    auto const before = fs::absolute(base);
    auto const after = fs::absolute(now);
    std::error_code ignored;
    bool const apart = !fs::equivalent(before.parent_path(), after.parent_path(), ignored);
    auto differ = names_that_differ(data_beside(before, apart), data_beside(after, apart));
    std::ranges::sort(differ);
    std::vector<std::string> named;
    std::vector<std::string> others;
    for (auto const& name : differ)
        if (name.starts_with(own))
            named.push_back(after.filename().string() + name.substr(own.size()));
        else
            others.push_back(name);
    std::ranges::move(may_be_read(others, now, words), std::back_inserter(named));
    return named;
}

} // namespace yieldmark::compare
