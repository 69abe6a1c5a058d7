#include "harness/run/workspace.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/run/errors.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;

constexpr std::uint64_t least_free_bytes = 256 * 1024;

[[noreturn]] void fail(std::string const& what) {
    throw run_error(what + ": " + std::strerror(errno));
}

fs::path unused_name(fs::path const& dir) {
    for (unsigned i = 1;; ++i)
        if (auto name = dir / fmt::format("run.unfinished.{}", i); !fs::exists(name))
            return name;
}

void append_line(fs::path const& path, std::string const& line) {
    int const fd = open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        fail(path.string() + " can't be written");
    auto const put = write(fd, line.data(), line.size());
    auto const good = put == static_cast<ssize_t>(line.size()) && fsync(fd) == 0;
    auto const reason = errno;
    close(fd);
    errno = reason;
    if (!good)
        fail(path.string() + " can't be written");
}

} // namespace

workspace::workspace(fs::path dir) : dir_(std::move(dir)), run_(dir_ / "run") {
    std::error_code error;
    fs::create_directories(dir_, error);
    auto const lock = dir_ / ".yieldmark.lock";
    lock_ = open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock_ < 0)
        fail(dir_.string() + " can't be written; give another folder with --out");
    if (flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        close(lock_);
        throw run_error("another run is at work in " + dir_.string() +
                        "; wait for it, or give another folder with --out");
    }
}

workspace::~workspace() {
    close(lock_);
}

fs::path workspace::begin(json const& request) {
    fs::path aside;
    try {
        if (fs::exists(run_ / "request.json") && !finished()) {
            aside = unused_name(dir_);
            fs::rename(run_, aside);
        }
        fs::remove_all(run_);
        fs::create_directories(run_);
        results::write_file_atomically(run_ / "request.json", request.dump(1) + "\n");
    } catch (std::system_error const& e) {
        throw run_error(std::string(e.what()) + "; free the disk or give another folder with --out");
    }
    return aside;
}

json workspace::request() const {
    std::ifstream file(run_ / "request.json");
    if (!file)
        throw usage_error("there is no run in " + dir_.string() +
                          " to go on with; start one without --resume");
    auto found = json::parse(file, nullptr, false);
    if (!found.is_object())
        throw usage_error((run_ / "request.json").string() + " is damaged; start a run without --resume");
    return found;
}

void workspace::finish() {
    results::write_file_atomically(run_ / "finished", "all steps are done\n");
}

bool workspace::finished() const {
    return fs::exists(run_ / "finished");
}

fs::path workspace::journal(step const& s, std::size_t index, unsigned attempt) const {
    return run_ / fmt::format("{:06}.{}.{}.jsonl", index, s.pass, attempt);
}

fs::path workspace::case_list(std::size_t index) const {
    return run_ / fmt::format("{:06}.cases", index);
}

fs::path workspace::layout(step const& s) const {
    return run_ / fmt::format("layout-{}-{:08x}", s.bench, s.layout_seed);
}

void workspace::record(step_failure const& f) {
    json const line{{"step", f.step}, {"where", f.where},   {"case", f.case_name},
                    {"what", f.what}, {"output", f.output}, {"gave_up", f.gave_up}};
    append_line(run_ / "failures.jsonl", line.dump(-1, ' ', false, json::error_handler_t::replace) + "\n");
}

std::vector<step_failure> workspace::failures() const {
    std::vector<step_failure> all;
    std::ifstream file(run_ / "failures.jsonl");
    for (std::string text; std::getline(file, text);) {
        auto const j = json::parse(text, nullptr, false);
        if (j.is_object())
            all.push_back({.step = j.value("step", std::size_t{0}),
                           .where = j.value("where", ""),
                           .case_name = j.value("case", ""),
                           .what = j.value("what", ""),
                           .output = j.value("output", ""),
                           .gave_up = j.value("gave_up", false)});
    }
    return all;
}

void workspace::require_space() const {
    struct statvfs disk {};
    if (statvfs(run_.c_str(), &disk) == 0 && std::uint64_t{disk.f_bavail} * disk.f_frsize < least_free_bytes)
        throw run_error("the disk of " + dir_.string() +
                        " is full; free some of it and call again with --resume: what was measured is kept");
}

void flush_to_disk(fs::path const& path) {
    int const fd = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
}

} // namespace yieldmark::run
