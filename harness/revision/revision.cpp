#include "harness/revision/revision.hpp"

#include "harness/revision/builder.hpp"
#include "harness/revision/place.hpp"
#include "harness/system/cmake_cache.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"
#include "harness/system/output_place.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace yieldmark::compare {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> configure_command(recipe const& what, fs::path const& source,
                                           fs::path const& build) {
    std::vector<std::string> command{"cmake", "-S", source.string(), "-B", build.string()};
    auto const define = [&](std::string const& name, std::string const& value) {
        if (!value.empty())
            command.push_back("-D" + name + "=" + value);
    };
    if (!what.cmake.generator.empty())
        command.insert(command.end(), {"-G", what.cmake.generator});
    define("CMAKE_CXX_COMPILER", what.cmake.compiler);
    define("CMAKE_BUILD_TYPE", what.cmake.type);
    define("CMAKE_CXX_FLAGS", what.cmake.flags);
    define(system::type_flags_variable(what.cmake.type), what.cmake.type_flags);
    define("CMAKE_CXX_COMPILER_LAUNCHER", what.cmake.launcher);
    define("YIELDMARK_ONLY", fmt::format("{}", fmt::join(what.examples, ";")));
    // An old revision may warn under a new compiler, and its tests aren't what is compared.
    define("YIELDMARK_WERROR", "OFF");
    define("YIELDMARK_TESTS", "OFF");
    return command;
}

bool build_own(builder& with, recipe const& what, fs::path const& source, fs::path const& build) {
    auto const jobs = std::to_string(std::max(1U, std::thread::hardware_concurrency()));
    return with.run(source, configure_command(what, source, build)) &&
           with.run(source, {"cmake", "--build", build.string(), "--parallel", jobs, "--target",
                             "yieldmark-bench", "yieldmark-probe"});
}

std::string made_none(recipe const& what, fs::path const& folder) {
    std::vector<std::string> all;
    for (auto const& one : what.executables)
        all.push_back((folder / one).string());
    return fmt::format("made no executable {}", fmt::join(all, ", nor "));
}

bool run_command(builder& with, recipe const& what, fs::path const& source) {
    auto const folder = source / what.folder;
    if (!fs::is_directory(folder))
        with.fail(what.command, "can't be run: this revision has no folder " + what.folder.string());
    return with.run(folder, {"/bin/sh", "-c", what.command});
}

bool build_in(fs::path const& place, fs::path const& log, recipe const& what, system::progress& shown,
              std::atomic<int> const& stop) {
    builder with(what, log, shown, stop);
    if (auto const missing = system::git::add_work_tree(what.root, place / "source", what.commit);
        !missing.empty())
        with.note(missing);
    auto const done = what.command.empty() ? build_own(with, what, place / "source", place / "build")
                                           : run_command(with, what, place / "source");
    if (done && !built_in(what, place, false))
        with.fail(what.command.empty() ? "cmake --build" : what.command,
                  what.command.empty() ? "made no executable yieldmark-bench"
                                       : made_none(what, place / "source" / what.folder));
    return done;
}

} // namespace

std::optional<built> build_revision(recipe const& what, system::progress& shown,
                                    std::atomic<int> const& stop) {
    system::require_folder(what.cache, "--cache");
    auto const key = cache_key(what);
    auto const link = what.cache / key;
    auto const name = what.commit.substr(0, 12);
    require_free(what, key);
    place_lock const lock(what.cache / (key + ".lock"));
    if (!lock.take(name, shown, stop))
        return std::nullopt;
    if (auto found = find_built(what, link))
        return found;
    if (auto found = find_wider(what))
        return found;
    sweep(what, key);
    shown.note("building " + name +
               (what.examples.empty() ? "" : fmt::format(" ({})", fmt::join(what.examples, ", "))));
    build_folder folder(what, key);
    auto const log = what.cache / (key + ".log");
    if (!build_in(folder.path(), log, what, shown, stop))
        return std::nullopt;
    publish(link, folder.path());
    folder.keep();
    std::error_code ignored;
    fs::remove(log, ignored);
    return built_in(what, folder.path(), false);
}

built find_in_place(recipe const& what) {
    auto const folder = what.root / what.folder;
    auto const executable = first_made(what, folder);
    if (executable.empty())
        throw system::run_error("`" + what.command + "` " + made_none(what, folder));
    return {what.root, folder, executable, true};
}

std::optional<built> build_in_place(recipe const& what, system::progress& shown,
                                    std::atomic<int> const& stop) {
    system::require_folder(what.cache, "--cache");
    auto const key = in_place_key(what);
    require_free(what, key);
    place_lock const lock(what.cache / (key + ".lock"));
    if (!lock.take(what.commit, shown, stop))
        return std::nullopt;
    shown.note("building " + what.commit + ", what is checked out, in place: " + what.command);
    auto const log = what.cache / (key + ".log");
    builder with(what, log, shown, stop);
    if (!run_command(with, what, what.root))
        return std::nullopt;
    auto const folder = what.root / what.folder;
    if (first_made(what, folder).empty())
        with.fail(what.command, made_none(what, folder));
    std::error_code ignored;
    fs::remove(log, ignored);
    auto made = find_in_place(what);
    made.reused = false;
    return made;
}

} // namespace yieldmark::compare
