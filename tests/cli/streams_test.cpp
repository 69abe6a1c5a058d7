// Whatever the standard streams are connected to: no message ends a measurement, and what could not be
// printed never looks like success.

#include "harness/results/google_benchmark.hpp"
#include "harness/system/child.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <utility>

namespace yieldmark {
namespace {

using test::fake_site;

struct answer {
    int exit = -1; // as a shell gives it: above 128 for a signal
    std::string output;
    std::string errors;
};

// LINE is a shell's, in which $Y is the program and $B the fake executable.
answer shell(fake_site const& site, std::string const& line) {
    auto environment = system::clean_environment();
    environment.push_back(std::string("Y=") + YIELDMARK);
    environment.push_back("B=" + site.bench().string());
    environment.push_back("O=" + site.out().string());
    auto const done = system::run_to_end({.arguments = {"/bin/bash", "-c", line},
                                          .environment = environment,
                                          .cpu = std::nullopt,
                                          .keep_all = true},
                                         std::chrono::seconds(60));
    return {WIFEXITED(done.status) ? WEXITSTATUS(done.status) : -1, done.output, done.errors};
}

std::string const measuring = "\"$Y\" run --bench \"$B\" --out \"$O\" --processes 3 --time-limit 20 ";

void expect_lost(answer const& a, std::string const& line) {
    EXPECT_EQ(a.exit, 3) << line << a.errors;
    EXPECT_NE(a.errors.find("yieldmark: the standard output can't be written: "), std::string::npos)
        << line << a.errors;
}

TEST(streams, a_run_goes_on_whose_messages_cannot_be_written) {
    for (auto const* where : {"2>&-", "2> /dev/full", "2>&1 | head -n 1 > /dev/null; exit ${PIPESTATUS[0]}",
                              "< /dev/null <&- >&- 2>&- --quiet", "2> >(exec true)"}) {
        fake_site const site;
        auto const done = shell(site, measuring + where);
        EXPECT_TRUE(done.exit == 0 || done.exit == 3)
            << where << " " << done.exit; // 3: its summary was lost too
        EXPECT_TRUE(results::read_file(site.out() / "results.json").complete) << where;
        auto const& cases = results::read_file(site.out() / "results.json").cases;
        EXPECT_EQ(cases.size(), 5U) << where;
    }
}

TEST(streams, an_error_that_cannot_be_told_keeps_its_code) {
    fake_site site;
    EXPECT_EQ(shell(site, "\"$Y\" report nosuch.json 2>&-").exit, 2);
    EXPECT_EQ(shell(site, "\"$Y\" report nosuch.json 2> /dev/full").exit, 2);
    EXPECT_EQ(shell(site, "\"$Y\" --bogus 2> /dev/full").exit, 2);
    EXPECT_EQ(shell(site, "\"$Y\" --bogus 2>&1 | true; exit ${PIPESTATUS[0]}").exit, 2);
    site.behave("crash time alpha/loop/drain/64\n");
    EXPECT_EQ(shell(site, measuring + "--quiet 2> /dev/full").exit, 3);
}

TEST(streams, what_could_not_be_printed_is_no_success) {
    fake_site const site;
    for (auto const* command :
         {"\"$Y\" --help", "\"$Y\" --version", "\"$Y\" run --help", "\"$Y\" list --bench \"$B\"",
          "\"$Y\" list --json --bench \"$B\"", "\"$Y\" doctor --seconds 0.01 --bench \"$B\"",
          "\"$Y\" run --bench \"$B\" --out \"$O\" --processes 1 --metrics time",
          "\"$Y\" report \"$O\"/results.json", "\"$Y\" report \"$O\"/results.json --table",
          "\"$Y\" compare \"$O\"/results.json \"$O\"/results.json",
          "\"$Y\" compare \"$O\"/results.json \"$O\"/results.json --markdown -",
          "\"$Y\" compare \"$O\"/results.json \"$O\"/results.json --json"})
        for (auto const* where : {" > /dev/full", " >&-"})
            expect_lost(shell(site, std::string(command) + where), std::string(command) + where);
}

TEST(streams, a_reader_that_has_gone_ends_a_listing_quietly_and_loses_no_run) {
    fake_site const site;
    auto const listing = shell(site, "\"$Y\" list --bench \"$B\" | true; exit ${PIPESTATUS[0]}");
    EXPECT_TRUE(listing.exit == 141 || listing.exit == 0) << listing.exit; // 0: the pipe took all in time
    EXPECT_EQ(listing.errors, "");
    auto const gone = shell(site, "exec 3> >(exec true); sleep 0.3; \"$Y\" list --bench \"$B\" >&3");
    EXPECT_EQ(gone.exit, 141) << gone.errors;
    EXPECT_EQ(gone.errors, "");
    auto const ignored =
        shell(site, "trap '' PIPE; exec 3> >(exec true); sleep 0.3; \"$Y\" list --bench \"$B\" >&3");
    expect_lost(ignored, "SIGPIPE ignored");
    expect_lost(shell(site, "exec 3> >(exec true); sleep 0.3; " + measuring + ">&3"), "run");
    EXPECT_TRUE(results::read_file(site.out() / "results.json").complete);
}

TEST(streams, closed_ones_are_not_taken_by_a_file) {
    fake_site const site;
    auto const done = shell(site, measuring + "<&- >&- 2>&-");
    EXPECT_EQ(done.exit, 3); // the summary
    EXPECT_TRUE(results::read_file(site.out() / "results.json").complete);
    EXPECT_EQ(test::text_of(site.out() / ".yieldmark.lock"), ""); // the first file that is opened
}

TEST(streams, an_input_that_is_closed_is_no_empty_one) {
    fake_site const site;
    auto const done = shell(site, "\"$Y\" history import - --store \"$O\".db <&-");
    EXPECT_EQ(done.exit, 3);
    EXPECT_NE(done.errors.find("the standard input can't be read"), std::string::npos) << done.errors;
}

TEST(streams, signals_that_were_ignored_stay_ignored) {
    for (auto const& [action, signal] : {std::pair{"interrupt", "INT"}, std::pair{"hangup", "HUP"}}) {
        fake_site site;
        site.behave(std::string(action) + " time alpha/loop/drain/64\n");
        auto const kept = shell(site, std::string("trap '' ") + signal + "; exec " + measuring);
        EXPECT_EQ(kept.exit, 0) << signal << kept.errors;
        EXPECT_TRUE(results::read_file(site.out() / "results.json").complete) << signal;
        EXPECT_TRUE(std::filesystem::exists(site.root() / "bin" / (std::string("done-") + action)));
        fake_site other;
        other.behave(std::string(action) + " time alpha/loop/drain/64\n");
        EXPECT_EQ(shell(other, "exec " + measuring).exit, 130) << signal;
    }
}

} // namespace
} // namespace yieldmark
