#include "harness/run/layout.hpp"

#include "harness/run/steps.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/fnv1a.hpp"
#include "harness/system/program_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <utility>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;
using strings = std::vector<std::string>;

strings list(nlohmann::json const& j, char const* key) {
    strings kept;
    for (auto const& text : j.at(key))
        if (!text.get_ref<std::string const&>().empty())
            kept.push_back(text.get<std::string>());
    return kept;
}

enum purpose : std::uint64_t { for_place, for_presence, for_start };

// A random number that follows from the seed, the name, and what it is for. Where a build lies says nothing.
std::uint32_t drawn(std::uint32_t seed, fs::path const& name, purpose of) {
    system::fnv1a hash;
    hash.add((name.is_absolute() ? name.filename() : name).string());
    return derived_seed(hash.value() ^ (std::uint64_t{seed} << 32U), of) >> 1U; // its lowest bit is always 1
}

strings shuffled(link_manifest const& m, std::uint32_t seed) {
    auto all = m.objects;
    for (auto const& padding : m.padding)
        if (drawn(seed, padding, for_presence) % 2 == 1)
            all.push_back(padding);
    std::ranges::sort(all, {},
                      [&](auto const& name) { return std::pair(drawn(seed, name, for_place), name); });
    return all;
}

constexpr int side_version = 1; // harness/bench/side.hpp

// An installed manifest names its files relative to itself.
strings files(nlohmann::json const& j, char const* key, fs::path const& folder) {
    auto all = list(j, key);
    for (auto& file : all)
        file = (folder / file).lexically_normal().string();
    return all;
}

strings side_flags(nlohmann::json const& j, fs::path const& folder) {
    auto const found = j.find("side");
    if (found == j.end() || found->at("version") != side_version)
        return {};
    auto flags = list(*found, "flags");
    flags.push_back("-Wl,--version-script=" + (folder / found->at("script").get<std::string>()).string());
    return flags;
}

void require_files(link_manifest const& m, std::filesystem::path const& path) {
    for (auto const* group : {&m.objects, &m.fixed, &m.padding})
        for (auto const& file : *group)
            if (!std::filesystem::exists(file))
                throw system::run_error(path.string() + " names " + file +
                                        ", which isn't there; build again");
    for (auto const& library : m.libraries)
        if (library.starts_with('/') && !fs::exists(library))
            throw system::run_error(path.string() + " names the library " + library +
                                    ", which isn't there; install its development package, or build again");
    auto const is_path = m.linker.find('/') != std::string::npos;
    if (is_path ? !fs::exists(m.linker) : !system::program_on_path(m.linker))
        throw system::run_error(path.string() + " names the linker " + m.linker +
                                ", which isn't there; install it");
}

} // namespace

link_manifest read_link_manifest(std::filesystem::path const& path) {
    std::ifstream file(path);
    if (!file)
        throw system::run_error(path.string() + " isn't there");
    auto const folder = fs::absolute(path).parent_path();
    try {
        auto const j = nlohmann::json::parse(file);
        if (auto const why = j.value("one_layout", ""); !why.empty())
            throw system::run_error(why);
        link_manifest m{.linker = j.at("linker").get<std::string>(),
                        .flags = list(j, "flags"),
                        .objects = files(j, "objects", folder),
                        .fixed = files(j, "fixed", folder),
                        .padding = files(j, "padding", folder),
                        .libraries = list(j, "libraries"),
                        .side = side_flags(j, folder)};
        require_files(m, path);
        return m;
    } catch (nlohmann::json::exception const& e) {
        throw system::run_error(path.string() + " can't be understood (" + e.what() + "); build again");
    }
}

std::vector<std::string> link_command(link_manifest const& m, std::uint32_t seed, std::string const& output) {
    strings objects;
    for (auto const& object : shuffled(m, seed)) {
        if (!m.starts.empty())
            objects.push_back(m.starts[drawn(seed, object, for_start) % m.starts.size()]);
        objects.push_back(object);
    }
    strings command{m.linker};
    for (strings const* group : {&m.flags, &std::as_const(objects), &m.fixed, &m.libraries})
        command.insert(command.end(), group->begin(), group->end());
    command.insert(command.end(), {"-o", output});
    return command;
}

system::command link_process(link_manifest const& m, std::uint32_t seed, fs::path const& output) {
    return {.arguments = link_command(m, seed, fs::absolute(output).string()),
            .environment = system::clean_environment(),
            .cpu = std::nullopt,
            .directory = m.folder};
}

system::command link_side_process(link_manifest const& m, std::uint32_t seed, fs::path const& output) {
    if (m.side.empty())
        throw system::run_error("it was built before sides of a duel existed");
    auto as_side = m;
    as_side.flags.insert(as_side.flags.end(), m.side.begin(), m.side.end());
    return link_process(as_side, seed, output);
}

} // namespace yieldmark::run
