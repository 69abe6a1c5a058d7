// yieldmark claims --massive, with an executable that says how each case ended and first looks whether its
// address space is limited at all.
#include "harness/results/google_benchmark.hpp"
#include "harness/results/limited.hpp"
#include "harness/system/child.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>

#include <map>
#include <sys/wait.h>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;

constexpr char const* executable = R"sh(#!/bin/sh
case "$1" in
--yieldmark_list)
    cat <<'END'
{"toolchain":{"id":"fake","compiler":"fake 1.0","flags":"-O0"},"benchmark_version":"1.7.1","examples":[
 {"name":"read_chunks","suite":"files","bytes_per_item":1024,"techniques":["coroutine","eager","iterator"],"cases":[
  {"name":"read_chunks/coroutine/drain/1024","scenario":"drain","n":1024,"plans":["full","quick"]},
  {"name":"read_chunks/coroutine/drain/262144","scenario":"drain","n":262144,"plans":["full"]},
  {"name":"read_chunks/eager/drain/262144","scenario":"drain","n":262144,"plans":["full"]},
  {"name":"read_chunks/iterator/drain/262144","scenario":"drain","n":262144,"plans":["full"]}]}]}
END
    exit ;;
esac
for option; do
    case "$option" in --yieldmark_cases=*) name=$(cat "${option#*=}") ;; esac
done
[ "$(ulimit -v)" = 131072 ] || kill -9 $$
case "$name" in
*/eager/*)
    echo "$name: check failed: doesn't fit in memory" >&2
    exit 3 ;;
*/CRASHING/*) kill -9 $$ ;;
esac
echo "1 cases checked against the oracle, 0 wrong"
)sh";

class massive_claim : public testing::Test {
protected:
    massive_claim() {
        results::run run;
        run.plan = "quick";
        run.toolchains = {{"fake", "fake 1.0", "-O0"}};
        run.processes = {{"time", 1, 1, 0}};
        results::case_result one;
        one.name = results::parse_case_name("read_chunks/coroutine/drain/1024");
        one.samples.push_back({.metric = results::metric::time, .value = 1000});
        run.cases.push_back(one);
        results::write_file_atomically(file(), results::write_json(run));
    }

    [[nodiscard]] fs::path file() const { return site_.root() / "results.json"; }

    /// Runs it with an executable in which technique `crashing` is killed; how each technique ended.
    std::map<std::string, double> ends(std::string const& crashing = "") {
        auto const script = site_.root() / "bench.sh";
        std::string text = executable;
        if (!crashing.empty())
            text.replace(text.find("CRASHING"), 8, crashing);
        std::ofstream(script) << text;
        fs::permissions(script, fs::perms::owner_all);
        done_ = system::run_to_end(
            {.arguments = {YIELDMARK, "claims", file().string(), "--massive", "--bench", script.string()},
             .environment = system::clean_environment(),
             .cpu = std::nullopt,
             .keep_all = true},
            std::chrono::seconds(60));
        std::map<std::string, double> made;
        for (auto const& one : results::read_file(file()).cases)
            for (auto const& sample : one.samples)
                if (sample.metric == results::metric::limited_memory)
                    made[one.name.technique] = sample.value;
        return made;
    }

    system::completed done_;

private:
    test::fake_site site_;
};

TEST_F(massive_claim, keeps_how_each_technique_ended_and_answers_the_claim) {
    auto const made = ends();
    EXPECT_EQ(WEXITSTATUS(done_.status), 0) << done_.errors;
    EXPECT_EQ(made, (std::map<std::string, double>{{"coroutine", claims::limited_finished},
                                                   {"eager", claims::limited_refused},
                                                   {"iterator", claims::limited_finished}}));
    EXPECT_NE(done_.output.find("2 of 2 finish"), std::string::npos) << done_.output;
    EXPECT_EQ(results::read_file(file()).cases.size(), 4U); // the run's own case is still there
}

TEST_F(massive_claim, a_crash_is_no_clear_error_and_a_second_pass_replaces_the_first) {
    EXPECT_EQ(ends()["iterator"], claims::limited_finished);
    EXPECT_EQ(ends("iterator")["iterator"], claims::limited_broke);
    EXPECT_NE(done_.output.find("1 of 2 finish"), std::string::npos) << done_.output;
}

} // namespace
} // namespace yieldmark
