#include "harness/revision/builder.hpp"

#include "harness/results/text_file.hpp"
#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <fstream>
#include <string_view>
#include <thread>
#include <unistd.h>

namespace yieldmark::compare {
namespace {

constexpr std::size_t shown_bytes = 1500;

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

} // namespace

builder::builder(recipe const& what, std::filesystem::path log, system::progress& shown,
                 std::atomic<int> const& stop)
    : what_(what), log_(std::move(log)), shown_(shown), stop_(stop) {
    std::ofstream(log_, std::ios::trunc) << "";
}

bool builder::run(std::filesystem::path const& dir, std::vector<std::string> const& command) {
    std::vector<std::string> all{"/bin/sh", "-c", "exec >>\"$0\" 2>&1; cd \"$1\" && shift && exec \"$@\"",
                                 log_.string(), dir.string()};
    all.insert(all.end(), command.begin(), command.end());
    system::child process({.arguments = all, .environment = own_environment(), .cpu = std::nullopt});
    system::stopwatch const watch;
    while (!process.ended()) {
        if (stop_.load() != 0)
            return false;
        // It prints into the log, so there is no output to wait for.
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        show(watch.seconds());
    }
    if (*process.ended() != 0)
        fail(fmt::format("{}", fmt::join(command, " ")), system::describe_status(*process.ended()));
    return true;
}

void builder::note(std::string const& what) {
    note_ = what;
    shown_.note(what + "; the build goes on without them");
}

void builder::fail(std::string const& command, std::string const& how) const {
    auto const end = end_of(results::text_if_any(log_));
    throw system::run_error(fmt::format(
        "{} doesn't build: `{}` {}{}; {}", what_.commit.substr(0, 12), command, how,
        note_.empty() ? "" : " (" + note_ + ")",
        end.empty() ? std::string("it printed nothing")
                    : fmt::format("all that it printed is in {}, its end is\n{}", log_.string(), end)));
}

void builder::show(double spent) {
    auto now = progress_of(results::text_if_any(log_), "building " + what_.commit.substr(0, 12));
    if (now.total == 0)
        return;
    now.seconds_left = system::seconds_left(spent, now.done, now.total - std::min(now.done, now.total));
    shown_.show(now);
}

} // namespace yieldmark::compare
