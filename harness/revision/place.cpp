#include "harness/revision/place.hpp"

#include "harness/system/errors.hpp"
#include "harness/system/git.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdlib>
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

// Stands in each folder that is made for a build: one that lacks it is someone else's, whatever its name.
constexpr char const* own_mark = ".yieldmark-build";

void clear(fs::path const& root, fs::path const& path) {
    system::git::remove_work_tree(root, path / "source");
    std::error_code ignored;
    fs::remove_all(path, ignored);
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

} // namespace

place_lock::place_lock(fs::path const& path) : fd_(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)) {
    if (fd_ < 0)
        throw system::run_error(path.string() + " can't be made: " + std::strerror(errno) +
                                "; give a cache folder that can be written to with --cache");
}

place_lock::~place_lock() {
    close(fd_);
}

bool place_lock::take(std::string const& what, system::progress& shown, std::atomic<int> const& stop) const {
    bool said = false;
    while (flock(fd_, LOCK_EX | LOCK_NB) != 0) {
        if (!said)
            shown.note("another yieldmark is building " + what + "; waiting for it");
        said = true;
        if (stop.load() != 0)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    return true;
}

build_folder::build_folder(recipe const& what, std::string const& key) : root_(what.root) {
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

build_folder::~build_folder() {
    if (!kept_)
        clear(root_, path_);
}

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

void sweep(recipe const& what, std::string const& key) {
    for (auto const& entry : fs::directory_iterator(what.cache)) {
        auto const name = entry.path().filename().string();
        if (entry.is_directory() && !entry.is_symlink() && name.starts_with(key + ".") &&
            name.size() == key.size() + 7 && fs::exists(entry.path() / own_mark))
            clear(what.root, entry.path());
    }
}

fs::path first_made(recipe const& what, fs::path const& folder) {
    for (auto const& one : what.executables)
        if (access((folder / one).c_str(), X_OK) == 0)
            return folder / one;
    return {};
}

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

void publish(fs::path const& link, fs::path const& place) {
    // Under another name first, so that nobody sees a link that is only half there.
    auto const temporary = place / "link";
    fs::create_symlink(place.filename(), temporary);
    fs::rename(temporary, link);
}

} // namespace yieldmark::compare
