#include "harness/run/workspace.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/results/text_file.hpp"
#include "harness/run/run_folder.hpp"
#include "harness/seal/line.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/output_place.hpp"

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
    throw system::run_error(what + ": " + std::strerror(errno));
}

// Of the request: the finished run that goes once this one is whole.
constexpr char const* set_aside = "set_aside";

// Of the request, over all else in it: a digit that is another one would make other steps of the journals.
constexpr char const* checksum = "crc";

std::string checksum_of(json request) {
    request.erase(checksum);
    return seal::digits_of(request.dump(-1, ' ', false, json::error_handler_t::replace));
}

// Whether the results there are a finished run's. Throws usage_error if they are none of ours.
bool is_finished_run(fs::path const& file) {
    auto const refuse = [&] {
        throw system::usage_error(file.string() +
                                  " was not written by yieldmark run, or is damaged, and is not replaced; "
                                  "move it away, or give another folder with --out");
    };
    std::error_code error;
    auto const is = fs::status(file, error);
    if (!fs::exists(is))
        return false;
    if (!fs::is_regular_file(is))
        refuse();
    if (fs::file_size(file, error) == 0)
        return false;
    try {
        auto const found = results::read_file(file);
        if (found.plan.empty())
            refuse();
        return found.complete;
    } catch (results::read_error const&) {
        refuse();
    }
    return true;
}

fs::path seal_of(fs::path const& journal) {
    return journal.string() + ".crc";
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
    system::require_folder(dir_, "--out");
    auto const lock = dir_ / ".yieldmark.lock";
    lock_ = open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (lock_ < 0)
        fail(dir_.string() + " can't be written; give another folder with --out");
    if (flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        close(lock_);
        throw system::run_error("another run is in progress in " + dir_.string() +
                                "; wait for it, or give another folder with --out");
    }
}

workspace::~workspace() {
    close(lock_);
}

void workspace::require_own(bool goes_on) {
    auto const is = fs::symlink_status(run_);
    if (!goes_on && fs::exists(is) && (fs::is_symlink(is) || !is_run_folder(run_)))
        throw system::usage_error(run_.string() +
                                  " was not made by yieldmark run, and is not replaced; move it away, or "
                                  "give another folder with --out");
    // A finished run that is gone on with writes its own results once more.
    earlier_results_ = is_finished_run(results()) && !(goes_on && finished());
}

fs::path workspace::begin(json const& request) {
    auto const unfinished = fs::exists(run_ / "request.json") && !finished();
    sweep_unused();
    auto const fresh = unused_name(dir_, "run.new");
    fs::path aside;
    try {
        auto what = request;
        if (fs::exists(run_) && !fs::is_empty(run_)) {
            aside = unused_name(dir_, unfinished ? "run.unfinished" : "run.finished");
            auto const goes =
                unfinished ? found_request().value(set_aside, json()) : json(aside.filename().string());
            if (goes.is_string())
                what[set_aside] = goes;
        }
        what[checksum] = checksum_of(what);
        auto const text = what.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
        fs::create_directory(fresh);
        results::write_file_atomically(fresh / "request.json", text);
        if (!aside.empty())
            fs::rename(run_, aside);
        fs::rename(fresh, run_);
    } catch (std::system_error const& e) {
        remove_run_folder(fresh);
        throw system::run_error(std::string(e.what()) + "; free the disk or give another folder with --out");
    }
    return unfinished ? aside : fs::path{};
}

// The lock is ours: what is called so was left by a program that was killed before it had begun.
void workspace::sweep_unused() const {
    std::error_code error;
    for (auto const& entry : fs::directory_iterator(dir_, error))
        if (entry.path().filename().string().starts_with("run.new.") && !entry.is_symlink() &&
            is_run_folder(entry.path()))
            remove_run_folder(entry.path());
}

json workspace::found_request() const {
    std::ifstream file(run_ / "request.json");
    auto found = json::parse(file, nullptr, false);
    return found.is_object() ? found : json::object();
}

json workspace::request() const {
    std::ifstream file(run_ / "request.json");
    if (!file)
        throw system::usage_error("there is no run in " + dir_.string() +
                                  " to continue; start one without --resume");
    auto found = json::parse(file, nullptr, false);
    if (!found.is_object() || found.value(checksum, json()) != checksum_of(found))
        throw system::usage_error((run_ / "request.json").string() +
                                  " is damaged, or from an earlier yieldmark; start a run without --resume");
    return found;
}

workspace::saved workspace::save(results::run const& run) {
    auto const text = results::write_json(run);
    if (!run.complete && earlier_results_) {
        results::write_file_atomically(run_ / "results.json", text);
        return {.file = run_ / "results.json", .earlier = results(), .left = {}};
    }
    saved done{.file = results(), .earlier = {}, .left = {}};
    bool const all_good = run.failures.empty();
    if (earlier_results_ && !all_good) {
        done.earlier = unused_name(dir_, "results.finished", ".json");
        fs::copy_file(results(), done.earlier);
    }
    results::write_file_atomically(results(), text);
    if (run.complete)
        done.left = finish(all_good);
    return done;
}

// Only now nothing is lost with what was kept until the run is whole.
fs::path workspace::finish(bool all_good) {
    results::write_file_atomically(run_ / "finished", "all steps are done\n");
    std::error_code ignored;
    fs::remove(run_ / "results.json", ignored);
    auto const name = found_request().value(set_aside, json());
    if (!name.is_string() || !name.get<std::string>().starts_with("run.finished."))
        return {};
    auto const aside = dir_ / fs::path(name.get<std::string>()).filename();
    if (all_good && is_run_folder(aside))
        remove_run_folder(aside);
    return fs::exists(aside) ? aside : fs::path{};
}

bool workspace::finished() const {
    return fs::exists(run_ / "finished");
}

fs::path workspace::journal(step const& s, std::size_t index, unsigned attempt) const {
    return run_ / fmt::format("{:06}.{}.{}.jsonl", index, s.pass, attempt);
}

void workspace::seal(fs::path const& journal) const {
    try {
        results::write_file_atomically(seal_of(journal),
                                       seal::digits_of(results::text_if_any(journal)) + "\n");
    } catch (std::system_error const& e) {
        throw system::run_error(e.what());
    }
}

bool workspace::is_intact(fs::path const& journal) const {
    auto const noted = results::text_if_any(seal_of(journal));
    return noted.empty() || noted == seal::digits_of(results::text_if_any(journal)) + "\n";
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
    append_line(run_ / "failures.jsonl",
                seal::with_checksum(line.dump(-1, ' ', false, json::error_handler_t::replace)) + "\n");
}

std::vector<step_failure> workspace::failures() const {
    std::vector<step_failure> all;
    std::ifstream file(run_ / "failures.jsonl");
    for (std::string text; std::getline(file, text);) {
        auto const j = seal::is_whole(text) ? json::parse(text, nullptr, false) : json();
        if (j.is_object()) // what a damaged line said is tried again
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
        throw system::run_error(
            "the disk of " + dir_.string() +
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
