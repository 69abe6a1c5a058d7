// Too little of something: a disk, a right, memory, descriptors. The program ends in one line with exit code 3 (or does
// what it was asked), never by a signal, and leaves what was there.

#include "tests/faults/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;
using test::trial;

// A folder `small` of 64 KiB that only LINE sees, in which `room` bytes are free. None: no folder can be mounted here.
std::string on_small_disk(std::string const& line, std::string const& room, std::string const& options = "") {
    return "unshare -m bash -c 'mkdir -p small && mount -t tmpfs -o size=64k tmpfs small || exit 99; "
           "head -c " +
           room + " /dev/zero > small/filler; echo old > small/old; " + options + line + "; rc=$?; " +
           "[ \"$(cat small/old)\" = old ] || exit 98; ls -A small > left; exit $rc'";
}

std::string const good = "\"$O\"/results.json";

struct output {
    char const* name;
    std::string line;
};

// Each output of the program, as it is written below `small`.
std::vector<output> outputs() {
    return {{"run", "\"$Y\" run --bench \"$B\" --out small/out --processes 2 --quiet"},
            {"report", "\"$Y\" report " + good + " -o small/out"},
            {"compare --markdown",
             "\"$Y\" compare " + good + " " + good + " --every --quiet --markdown small/old"},
            {"compare --out", "\"$Y\" compare " + good + " " + good + " --every --quiet --out small/out"},
            {"history add", "\"$Y\" history add --store small/h.db --comparison comparison-1.json"},
            {"history export", "\"$Y\" history export small/old --store h.db"},
            {"compare --json >", "\"$Y\" compare " + good + " " + good + " --json > small/new"}};
}

trial& prepared() {
    static trial one;
    static bool const done = [] {
        EXPECT_EQ(one.run("\"$Y\" run --bench \"$B\" --out \"$O\" --processes 2 --quiet").exit, 0);
        static_cast<void>(one.comparison_of(1));
        EXPECT_EQ(one.run("\"$Y\" history add --store h.db --comparison " + one.comparison_of(0)).exit, 0);
        return true;
    }();
    static_cast<void>(done);
    return one;
}

void expect_told(trial::answer const& a, std::string const& what) {
    EXPECT_TRUE(a.exit == 3 || a.exit == 2) << what << ": exit " << a.exit << ": " << a.errors;
    EXPECT_EQ(a.errors.find("terminate called"), std::string::npos) << what << a.errors;
    EXPECT_NE(a.errors, "") << what;
}

bool can_mount(trial const& one) {
    return one.run(on_small_disk("true", "0")).exit == 0;
}

TEST(limits, a_full_disk_is_told_for_each_output_and_what_was_there_stays) {
    auto const& one = prepared();
    if (!can_mount(one))
        GTEST_SKIP() << "no folder can be mounted here";
    for (auto const& [name, line] : outputs()) {
        auto const full = one.run(on_small_disk(line, "58k"));
        expect_told(full, name);
        auto const left = test::text_of(one.path("left"));
        EXPECT_EQ(left.find(".yieldmark-"), std::string::npos) << name << left;
    }
    test::report_faults(
        fmt::format("a full disk: {} outputs, each told, nothing replaced", outputs().size()));
}

TEST(limits, a_folder_that_cannot_be_written_is_told_for_each_output) {
    auto const& one = prepared();
    if (!can_mount(one))
        GTEST_SKIP() << "no folder can be mounted here";
    for (auto const& [name, line] : outputs())
        if (std::string(name) != "compare --json >") // there the shell can't
            expect_told(one.run(on_small_disk(line, "0", "mount -o remount,ro small; ")), name);
    test::report_faults(fmt::format("no permission: {} outputs, each told", outputs().size() - 1));
}

// Whatever the limit, nothing but an answer or one line.
void expect_an_end(trial::answer const& a, std::string const& what) {
    std::array const codes{0, 2, 3, 127}; // 127: it can't even be started
    EXPECT_TRUE(std::ranges::find(codes, a.exit) != codes.end())
        << what << ": exit " << a.exit << ": " << a.errors;
    EXPECT_EQ(a.errors.find("terminate called"), std::string::npos) << what << a.errors;
    EXPECT_TRUE(a.exit == 0 || !a.errors.empty()) << what;
}

TEST(limits, too_little_of_a_resource_ends_in_a_line) {
    auto const& one = prepared();
    int tried = 0;
    std::vector<std::string> const lines{
        "\"$Y\" report " + good + " -o small-report", "\"$Y\" compare " + good + " " + good,
        "\"$Y\" history list --store h.db",
        "\"$Y\" run --bench \"$B\" --out limited --processes 1 --metrics time --quiet"};
    std::vector<std::string> limits{"-f 0", "-f 4", "-n 3", "-n 4", "-n 6", "-n 10", "-s 64"};
    for (int mebibytes = 12; mebibytes <= 60; mebibytes += test::fault_rounds() > 2 ? 1 : 8)
        limits.push_back("-v " + std::to_string(mebibytes * 1024));
    for (auto const& line : lines)
        for (auto const& limit : limits) {
            ++tried;
            expect_an_end(one.run("(ulimit " + limit + "; exec " + line +
                                  ") 2>&1 >/dev/null | cat >&2; "
                                  "exit ${PIPESTATUS[0]}"),
                          limit + ": " + line);
            fs::remove_all(one.path("limited"));
        }
    test::report_faults(fmt::format("limits of a process: {} trials, each with an answer or a line", tried));
}

} // namespace
} // namespace yieldmark
