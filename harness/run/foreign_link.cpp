#include "harness/run/foreign_link.hpp"

#include "harness/system/child.hpp"
#include "harness/system/cmake_cache.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <string_view>
#include <wordexp.h>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;
using strings = std::vector<std::string>;

// Empty if `text` holds what only a shell can run: another command, a pipe, a substitution.
strings words_of(std::string const& text) {
    wordexp_t found{};
    strings words;
    if (wordexp(text.c_str(), &found, WRDE_NOCMD | WRDE_UNDEF) == 0)
        words.assign(found.we_wordv, found.we_wordv + found.we_wordc);
    wordfree(&found);
    return words;
}

// CMake writes ": && c++ … && :" for Ninja, where something could be done before and after.
std::string without_nothing(std::string command) {
    constexpr std::string_view before = ": && ";
    constexpr std::string_view after = " && :";
    if (command.starts_with(before))
        command.erase(0, before.size());
    if (command.ends_with(after))
        command.erase(command.size() - after.size());
    return command;
}

bool is_object(std::string const& word) {
    return !word.starts_with('-') && (word.ends_with(".o") || word.ends_with(".obj"));
}

// What would be written beside the program.
bool writes_more(std::string const& word) {
    return word.find("--dependency-file") != std::string::npos || word.starts_with("-Wl,-Map") ||
           word.starts_with("-Wl,--Map");
}

std::string why_not_these(strings const& words) {
    for (auto const& word : words) {
        if (word.starts_with("-flto") || word == "-fwhole-program")
            return "it is linked with " + word + ", which leaves no object its place";
        if (word.starts_with('@'))
            return "its objects are listed in " + word.substr(1) + ", which the build has removed";
        if (word.find("$ORIGIN") != std::string::npos)
            return "it finds its libraries by where it lies ($ORIGIN)";
    }
    return words.empty() ? "it is linked by more than one command" : "";
}

// Takes out "-o FILE"; FILE, or nothing.
std::string take_output(strings& words) {
    auto const flag = std::ranges::find(words, "-o");
    if (flag == words.end() || flag + 1 == words.end())
        return {};
    auto const output = *(flag + 1);
    words.erase(flag, flag + 2);
    return output;
}

// Something that it was linked of, and that has changed since: what runs isn't what would be linked.
std::string newer_than(fs::path const& executable, strings const& words, fs::path const& folder) {
    std::error_code ignored;
    auto const made = fs::last_write_time(executable, ignored);
    for (auto const& word : words) {
        if (word.starts_with('-') || !(is_object(word) || word.ends_with(".a")))
            continue;
        auto const changed = fs::last_write_time(folder / word, ignored);
        if (ignored)
            return word + " isn't there; build again";
        if (changed > made)
            return word + " is newer than the program; build again";
    }
    return {};
}

link_manifest manifest_of(strings const& words, fs::path const& folder) {
    link_manifest made{.linker = words.front(),
                       .flags = {},
                       .objects = {},
                       .fixed = {},
                       .padding = {},
                       .libraries = {},
                       .folder = folder.string()};
    for (auto word = words.begin() + 1; word != words.end(); ++word) {
        if (*word == "-Xlinker" && word + 1 != words.end() && writes_more(*(word + 1)))
            ++word;
        else if (is_object(*word))
            made.objects.push_back(*word);
        else if (!writes_more(*word))
            (made.objects.empty() ? made.flags : made.libraries).push_back(*word);
    }
    return made;
}

known_link none(std::string why) {
    return {.how = {}, .why_not = std::move(why)};
}

known_link by_ninja(fs::path const& executable, fs::path const& build) {
    auto const ninja = system::cmake_cache(build)["CMAKE_MAKE_PROGRAM"];
    system::command const ask{
        .arguments = {ninja, "-t", "commands", executable.lexically_relative(build).string()},
        .environment = system::clean_environment(),
        .cpu = std::nullopt,
        .directory = build.string(),
        .keep_all = true};
    auto const answer = system::run_to_end(ask, std::chrono::seconds(20));
    if (!answer.good())
        return none(ninja + " doesn't know it");
    return read_link_command(system::last_line(answer.output), build, executable);
}

known_link by_make(fs::path const& executable, fs::path const& build) {
    std::error_code error;
    for (fs::recursive_directory_iterator at(build, error), end; !error && at != end; at.increment(error)) {
        if (at->path().filename() != "link.txt")
            continue;
        std::ifstream file(at->path());
        std::string command;
        std::getline(file, command);
        // …/CMakeFiles/NAME.dir/link.txt: the folder that is linked in is three above.
        auto found =
            read_link_command(command, at->path().parent_path().parent_path().parent_path(), executable);
        if (!found.how.linker.empty() || !found.why_not.empty())
            return found;
    }
    return none("no link.txt below " + build.string() + " makes it");
}

// Code that never runs, and that no linker throws away: so many bytes from the begin of a line of the cache.
void write_skip(fs::path const& path, int bytes) {
    std::ofstream file(path);
    file << fmt::format("\t.section .note.GNU-stack,\"\",%progbits\n"
                        "\t.section .text.padding,\"axR\",%progbits\n"
                        "\t.p2align 6\n"
                        "\t.skip {}, 0x90\n",
                        bytes);
    if (!file.flush())
        throw system::run_error(path.string() + " can't be written; is the disk full?");
}

// As an object. Where the linker's driver doesn't make one, it assembles the text in every link.
std::string skip_of(int bytes, link_manifest const& how, fs::path const& folder) {
    auto const path = folder / fmt::format("padding_{}.s", bytes);
    write_skip(path, bytes);
    auto const object = fs::path(path).replace_extension(".o").string();
    strings command{how.linker};
    command.insert(command.end(), how.flags.begin(), how.flags.end());
    command.insert(command.end(), {"-c", path.string(), "-o", object});
    auto const end = system::run_to_end({.arguments = std::move(command),
                                         .environment = system::clean_environment(),
                                         .cpu = std::nullopt,
                                         .directory = how.folder},
                                        std::chrono::seconds(20));
    return end.good() ? object : path.string();
}

// Objects begin at multiples of 16 bytes, and a line of the cache has 64.
void add_padding(link_manifest& how, fs::path const& folder) {
    for (int const bytes : {64, 80, 96, 112})
        how.starts.push_back(skip_of(bytes, how, folder));
    for (int const bytes : {64, 128, 192, 320, 512, 832, 1344, 2176, 3520})
        how.padding.push_back(skip_of(bytes, how, folder));
}

} // namespace

fs::path build_folder_of(fs::path const& executable) {
    for (auto at = executable.parent_path(); at != at.root_path(); at = at.parent_path())
        if (std::error_code none; fs::exists(at / "CMakeCache.txt", none))
            return at;
    return {};
}

known_link read_link_command(std::string command, fs::path const& folder, fs::path const& executable) {
    auto words = words_of(without_nothing(std::move(command)));
    auto const why = why_not_these(words);
    auto const output = take_output(words);
    std::error_code error;
    if (!words.empty() && !fs::equivalent(folder / output, executable, error))
        return {}; // another program's
    if (!why.empty())
        return none(why);
    if (auto changed = newer_than(executable, words, folder); !changed.empty())
        return none(std::move(changed));
    auto made = manifest_of(words, folder);
    if (made.objects.empty())
        return none("its link command names no object files");
    return {.how = std::move(made), .why_not = {}};
}

known_link how_it_was_linked(fs::path const& executable, fs::path const& scratch) {
    std::error_code error;
    auto const program = fs::canonical(executable, error);
    auto const build = build_folder_of(program);
    if (build.empty())
        return none("it lies in no build folder of CMake's");
    auto found =
        fs::exists(build / "build.ninja", error) ? by_ninja(program, build) : by_make(program, build);
    if (found.why_not.empty() && found.how.linker.empty())
        found.why_not = "the last command of its build doesn't make it";
    if (found.why_not.empty())
        add_padding(found.how, scratch);
    return found;
}

} // namespace yieldmark::run
