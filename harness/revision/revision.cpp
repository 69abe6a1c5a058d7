#include "harness/revision/revision.hpp"

#include "harness/results/text_file.hpp"
#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <set>
#include <sstream>
#include <string_view>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t shown_bytes = 1500;
// Stands in each folder that is made for a build: one that lacks it is someone else's, whatever its name.
constexpr char const* own_mark = ".yieldmark-build";

bool stopped(std::atomic<int> const& stop) {
    return stop.load() != 0;
}

// One builder for one place; the other waits and finds it built.
class place_lock {
public:
    explicit place_lock(fs::path const& path) : fd_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
        if (fd_ < 0)
            throw system::run_error(path.string() + " can't be made: " + std::strerror(errno) +
                                    "; give a cache folder that can be written to with --cache");
    }
    ~place_lock() { close(fd_); }
    place_lock(place_lock const&) = delete;
    place_lock& operator=(place_lock const&) = delete;

    [[nodiscard]] bool take(std::string const& what, system::progress& shown,
                            std::atomic<int> const& stop) const {
        bool said = false;
        while (flock(fd_, LOCK_EX | LOCK_NB) != 0) {
            if (!said)
                shown.note("another yieldmark is building " + what + "; waiting for it");
            said = true;
            if (stopped(stop))
                return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
        }
        return true;
    }

private:
    int fd_;
};

// Gone again with all that is in it, unless it is kept.
class build_folder {
public:
    build_folder(recipe const& what, std::string const& key) : root_(what.root) {
        auto name = (what.cache / (key + ".XXXXXX")).string();
        if (!mkdtemp(name.data()))
            throw system::run_error(name + " can't be made: " + std::strerror(errno) +
                                    "; give a cache folder that can be written to with --cache");
        path_ = name;
        if (std::ofstream mark(path_ / own_mark);
            !(mark << "made by yieldmark\n"
                   << fmt::format("{}", fmt::join(what.examples, ";")) << "\n")
                 .flush())
            throw system::run_error((path_ / own_mark).string() + " can't be written; is the disk full?");
    }
    ~build_folder() {
        if (!kept_)
            clear(root_, path_);
    }
    build_folder(build_folder const&) = delete;
    build_folder& operator=(build_folder const&) = delete;

    static void clear(fs::path const& root, fs::path const& path) {
        system::git::remove_work_tree(root, path / "source");
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }

    void keep() { kept_ = true; }
    [[nodiscard]] fs::path const& path() const { return path_; }

private:
    fs::path root_;
    fs::path path_;
    bool kept_ = false;
};

// Links, a log and a lock are what we put under these names, and all that we replace there.
void require_free(recipe const& what, std::string const& key) {
    auto const refuse = [](fs::path const& path) {
        throw system::usage_error(path.string() +
                                  " was not made by yieldmark, and is not replaced; move it away, or "
                                  "give another cache folder with --cache");
    };
    auto const link = what.cache / key;
    auto const is = fs::symlink_status(link);
    if (fs::exists(is) && (!fs::is_symlink(is) || !fs::read_symlink(link).string().starts_with(key + ".")))
        refuse(link);
    for (auto const* ending : {".log", ".lock"})
        if (auto const file = fs::symlink_status(what.cache / (key + ending));
            fs::exists(file) && !fs::is_regular_file(file))
            refuse(what.cache / (key + ending));
}

// With the lock held: what stands here without a link is what a killed build left.
void sweep(recipe const& what, std::string const& key) {
    for (auto const& entry : fs::directory_iterator(what.cache)) {
        auto const name = entry.path().filename().string();
        if (entry.is_directory() && !entry.is_symlink() && name.starts_with(key + ".") &&
            name.size() == key.size() + 7 && fs::exists(entry.path() / own_mark))
            build_folder::clear(what.root, entry.path());
    }
}

std::vector<std::string> own_environment() {
    std::vector<std::string> all;
    for (char** entry = environ; *entry; ++entry)
        if (!std::string_view(*entry).starts_with("GIT_"))
            all.emplace_back(*entry);
    return all;
}

std::string end_of(std::string text) {
    text.erase(text.find_last_not_of(" \r\n\t") + 1);
    if (text.size() <= shown_bytes)
        return text;
    auto const line = text.find('\n', text.size() - shown_bytes);
    return text.substr(line == std::string::npos ? text.size() - shown_bytes : line + 1);
}

// "[12/80]", as Ninja says, or "[ 15%]", as Make does: the last of them in the log.
system::state progress_of(std::string_view log, std::string const& title) {
    system::state s{.doing = title, .done = 0, .total = 0, .seconds_left = -1, .of = "steps"};
    auto const open = log.rfind("\n[");
    if (open == std::string_view::npos)
        return s;
    auto text = log.substr(open + 2);
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    auto const* end = text.data() + text.size();
    auto const [after, error] = std::from_chars(text.data(), end, s.done);
    if (error != std::errc{} || after == end)
        return s;
    if (*after == '/')
        std::from_chars(after + 1, end, s.total);
    else if (*after == '%')
        s.total = 100;
    return s;
}

class builder {
public:
    builder(recipe const& what, fs::path log, system::progress& shown, std::atomic<int> const& stop)
        : what_(what), log_(std::move(log)), shown_(shown), stop_(stop) {}

    // False if it was stopped.
    bool run(fs::path const& dir, std::vector<std::string> const& command) {
        std::vector<std::string> all{"/bin/sh", "-c", "exec >>\"$0\" 2>&1; cd \"$1\" && shift && exec \"$@\"",
                                     log_.string(), dir.string()};
        all.insert(all.end(), command.begin(), command.end());
        system::child process({.arguments = all, .environment = own_environment(), .cpu = std::nullopt});
        system::stopwatch const watch;
        while (!process.ended()) {
            if (stopped(stop_))
                return false;
            // It prints into the log, so there is no output to wait for.
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            show(watch.seconds());
        }
        if (*process.ended() != 0)
            fail(fmt::format("{}", fmt::join(command, " ")), system::describe_status(*process.ended()));
        return true;
    }

    // Shown now, and again if it doesn't build.
    void note(std::string const& what) {
        note_ = what;
        shown_.note(what + "; the build goes on without them");
    }

    [[noreturn]] void fail(std::string const& command, std::string const& how) const {
        auto const end = end_of(results::text_if_any(log_));
        throw system::run_error(fmt::format(
            "{} doesn't build: `{}` {}{}; {}", what_.commit.substr(0, 12), command, how,
            note_.empty() ? "" : " (" + note_ + ")",
            end.empty() ? std::string("it printed nothing")
                        : fmt::format("all that it printed is in {}, its end is\n{}", log_.string(), end)));
    }

private:
    void show(double spent) {
        auto now = progress_of(results::text_if_any(log_), "building " + what_.commit.substr(0, 12));
        if (now.total == 0)
            return;
        now.seconds_left = system::seconds_left(spent, now.done, now.total - std::min(now.done, now.total));
        shown_.show(now);
    }

    recipe const& what_;
    fs::path log_;
    std::string note_;
    system::progress& shown_;
    std::atomic<int> const& stop_;
};

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

// Of the folder in which the command ran; empty if it made none of them. A project's older revision may lack
// some.
fs::path first_made(recipe const& what, fs::path const& folder) {
    for (auto const& one : what.executables)
        if (access((folder / one).c_str(), X_OK) == 0)
            return folder / one;
    return {};
}

std::string made_none(recipe const& what, fs::path const& folder) {
    std::vector<std::string> all;
    for (auto const& one : what.executables)
        all.push_back((folder / one).string());
    return fmt::format("made no executable {}", fmt::join(all, ", nor "));
}

// What stands in a finished place; empty where the executable isn't there.
std::optional<built> built_in(recipe const& what, fs::path const& place, bool reused) {
    auto const folder = what.command.empty() ? place / "source" : place / "source" / what.folder;
    auto const own = place / "build/bin/yieldmark-bench";
    auto const executable = !what.command.empty()            ? first_made(what, folder)
                            : access(own.c_str(), X_OK) == 0 ? own
                                                             : fs::path{};
    if (executable.empty())
        return std::nullopt;
    return built{place / "source", folder, executable, reused};
}

std::optional<built> find_built(recipe const& what, fs::path const& link) {
    std::error_code ignored;
    auto const place = fs::read_symlink(link, ignored);
    if (place.empty())
        return std::nullopt;
    auto const root = what.cache / place;
    if (fs::exists(root / "source"))
        if (auto found = built_in(what, root, true))
            return found;
    fs::remove(link, ignored); // someone emptied it
    return std::nullopt;
}

// The examples that a build was made with, as its mark says; nothing of one from before marks said so.
std::optional<std::set<std::string>> examples_in(fs::path const& place) {
    std::ifstream mark(place / own_mark);
    std::string line;
    if (!std::getline(mark, line) || !std::getline(mark, line))
        return std::nullopt;
    std::set<std::string> all;
    std::istringstream names(line);
    for (std::string name; std::getline(names, name, ';');)
        all.insert(name);
    return all;
}

// A build of the same that has all these examples, and others: each is compiled by itself, so that it serves as well.
std::optional<built> find_wider(recipe const& what) {
    if (!what.command.empty() || what.examples.empty())
        return std::nullopt;
    auto any = what;
    any.examples.clear();
    auto const begin = cache_key(any);
    for (auto const& entry : fs::directory_iterator(what.cache)) {
        auto const name = entry.path().filename().string();
        if (!entry.is_symlink() || !(name == begin || name.starts_with(begin + "-")))
            continue;
        std::error_code ignored;
        auto const has = examples_in(what.cache / fs::read_symlink(entry.path(), ignored));
        if (has && (has->empty() ||
                    std::ranges::all_of(what.examples, [&](auto const& one) { return has->contains(one); })))
            if (auto found = find_built(what, entry.path()))
                return found;
    }
    return std::nullopt;
}

// The link is made under another name first: it is there as a whole or not at all.
void publish(fs::path const& link, fs::path const& place) {
    auto const temporary = place / "link";
    fs::create_symlink(place.filename(), temporary);
    fs::rename(temporary, link);
}

bool run_command(builder& with, recipe const& what, fs::path const& source) {
    auto const folder = source / what.folder;
    if (!fs::is_directory(folder))
        with.fail(what.command, "can't be run: this revision has no folder " + what.folder.string());
    return with.run(folder, {"/bin/sh", "-c", what.command});
}

bool build_in(fs::path const& place, fs::path const& log, recipe const& what, system::progress& shown,
              std::atomic<int> const& stop) {
    std::ofstream(log, std::ios::trunc) << "";
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
    std::error_code error;
    fs::create_directories(what.cache, error);
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
    fs::remove(log, error);
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
    std::error_code error;
    fs::create_directories(what.cache, error);
    auto const key = in_place_key(what);
    require_free(what, key);
    place_lock const lock(what.cache / (key + ".lock"));
    if (!lock.take(what.commit, shown, stop))
        return std::nullopt;
    shown.note("building " + what.commit + ", what is checked out, in place: " + what.command);
    auto const log = what.cache / (key + ".log");
    std::ofstream(log, std::ios::trunc) << "";
    builder with(what, log, shown, stop);
    if (!run_command(with, what, what.root))
        return std::nullopt;
    auto const folder = what.root / what.folder;
    if (first_made(what, folder).empty())
        with.fail(what.command, made_none(what, folder));
    fs::remove(log, error);
    auto made = find_in_place(what);
    made.reused = false;
    return made;
}

} // namespace yieldmark::compare
