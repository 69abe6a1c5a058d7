#include "harness/results/google_benchmark.hpp"
#include "harness/system/child.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <csignal>
#include <map>
#include <sys/mount.h>
#include <sys/wait.h>

namespace yieldmark {
namespace {

using test::fake_site;

system::completed call(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), YIELDMARK);
    return system::run_to_end({.arguments = std::move(arguments),
                               .environment = system::clean_environment(),
                               .cpu = std::nullopt,
                               .keep_all = true},
                              std::chrono::seconds(60));
}

std::vector<std::string> measuring(fake_site const& site, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"run",   "--bench",           site.bench().string(),
                                       "--out", site.out().string(), "--processes",
                                       "3",     "--time-limit",      "20"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return arguments;
}

int exit_of(system::completed const& done) {
    return WIFEXITED(done.status) ? WEXITSTATUS(done.status) : -1;
}

// Every case has one time sample from each of the three timed processes, and one of each metric of the other passes:
// three of the heap, the resident memory and the page faults.
void expect_every_sample_once(std::filesystem::path const& results) {
    auto const r = results::read_file(results);
    EXPECT_TRUE(r.complete);
    ASSERT_EQ(r.cases.size(), 5U);
    for (auto const& one : r.cases) {
        std::map<std::pair<std::string, std::uint32_t>, int> seen;
        for (auto const& s : one.samples)
            ++seen[{s.metric, s.process}];
        EXPECT_EQ(seen.size(), 3U + 3U + 2U) << one.name.text();
        for (auto const& [what, times] : seen)
            EXPECT_EQ(times, 1) << what.first;
    }
}

TEST(cli, a_good_run_ends_with_0_and_says_where_its_results_are) {
    fake_site const site;
    auto const done = call(measuring(site));
    EXPECT_EQ(exit_of(done), 0) << done.errors;
    EXPECT_NE(done.output.find("results.json"), std::string::npos);
    EXPECT_NE(done.errors.find("time process 3 of 3"), std::string::npos);
    EXPECT_EQ(done.errors.find('\r'), std::string::npos);
    EXPECT_EQ(done.errors.find('\x1b'), std::string::npos);
    expect_every_sample_once(site.out() / "results.json");
}

TEST(cli, a_crash_ends_with_3_and_names_the_case) {
    fake_site site;
    site.behave("crash time alpha/loop/drain/64\n");
    auto const done = call(measuring(site, {"--quiet"}));
    EXPECT_EQ(exit_of(done), 3);
    EXPECT_NE(done.errors.find("alpha/loop/drain/64"), std::string::npos);
    EXPECT_TRUE(done.output.empty());
}

TEST(cli, python_that_is_missing_is_named_with_its_package) {
    fake_site const site;
    std::filesystem::create_directories(site.root() / "bin/support");
    std::ofstream(site.root() / "bin/support/time_references.py") << "";
    auto arguments = measuring(site, {"--python"});
    arguments.insert(arguments.begin(), YIELDMARK);
    auto const done = system::run_to_end({.arguments = std::move(arguments),
                                          .environment = {"PATH=" + site.root().string()},
                                          .cpu = std::nullopt,
                                          .keep_all = true},
                                         std::chrono::seconds(60));
    EXPECT_EQ(exit_of(done), 2);
    EXPECT_NE(done.errors.find("apt-get install python3"), std::string::npos) << done.errors;
    EXPECT_FALSE(std::filesystem::exists(site.out() / "results.json"));
}

TEST(cli, ctrl_c_keeps_what_was_measured_and_resume_goes_on) {
    for (auto const* pass : {"heap", "time", "resident"}) {
        fake_site site;
        site.behave(std::string("interrupt ") + pass + " alpha/loop/drain/64\n");
        auto const stopped = call(measuring(site));
        EXPECT_EQ(exit_of(stopped), 130) << pass;
        EXPECT_NE(stopped.errors.find("--resume"), std::string::npos);
        EXPECT_FALSE(results::read_file(site.out() / "results.json").complete);
        auto const resumed = call(measuring(site, {"--resume"}));
        EXPECT_EQ(exit_of(resumed), 0) << resumed.errors;
        expect_every_sample_once(site.out() / "results.json");
    }
}

TEST(cli, kill_9_loses_nothing_but_the_case_at_hand) {
    fake_site site;
    site.behave("kill time alpha/loop/drain/64\n");
    auto const killed = call(measuring(site));
    ASSERT_TRUE(WIFSIGNALED(killed.status));
    EXPECT_FALSE(std::filesystem::exists(site.out() / "results.json"));
    auto const before = site.lines("calls").size();
    auto const resumed = call(measuring(site, {"--resume"}));
    EXPECT_EQ(exit_of(resumed), 0) << resumed.errors;
    EXPECT_EQ(site.lines("calls").size(), before + 3 + 5);
    EXPECT_EQ(test::text_of(site.out() / "run/000001.cases").find("alpha/loop/drain/1\n"), std::string::npos);
    expect_every_sample_once(site.out() / "results.json");
}

TEST(cli, a_new_run_moves_an_unfinished_one_aside) {
    fake_site site;
    site.behave("interrupt time alpha/loop/drain/64\n");
    EXPECT_EQ(exit_of(call(measuring(site))), 130);
    auto const done = call(measuring(site));
    EXPECT_EQ(exit_of(done), 0);
    EXPECT_TRUE(std::filesystem::exists(site.out() / "run.unfinished.1/request.json"));
    EXPECT_NE(done.errors.find("run.unfinished.1"), std::string::npos);
}

TEST(cli, a_finished_run_outlives_a_second_one_however_that_ends) {
    for (auto const* ending : {"interrupt", "kill", "crash", "refuse"}) {
        fake_site site;
        EXPECT_EQ(exit_of(call(measuring(site, {"--quiet", "--seed", "1"}))), 0);
        auto const finished = test::text_of(site.out() / "results.json");
        site.behave(std::string(ending) + " time alpha/loop/drain/64\n");
        auto const second = call(measuring(site, {"--seed", "2"}));
        EXPECT_NE(exit_of(second), 0) << ending;
        std::size_t kept = 0;
        for (auto const& entry : std::filesystem::directory_iterator(site.out()))
            if (entry.is_regular_file() && test::text_of(entry.path()) == finished) {
                ++kept;
                EXPECT_EQ(exit_of(call({"report", entry.path().string()})), 0) << ending;
            }
        EXPECT_EQ(kept, 1U) << ending;
        bool const says_so =
            second.errors.find("results.json is still the finished run from before") != std::string::npos;
        EXPECT_EQ(says_so, exit_of(second) == 130) << second.errors;
        if (std::string(ending) == "crash" || std::string(ending) == "refuse")
            continue;
        EXPECT_EQ(test::text_of(site.out() / "results.json"), finished) << ending;
        EXPECT_EQ(exit_of(call(measuring(site, {"--resume"}))), 0) << ending;
        expect_every_sample_once(site.out() / "results.json");
        EXPECT_NE(test::text_of(site.out() / "results.json"), finished) << ending;
    }
}

class full_disk {
public:
    explicit full_disk(std::filesystem::path where) : where_(std::move(where)) {
        std::filesystem::create_directories(where_);
        mounted_ = mount("tmpfs", where_.c_str(), "tmpfs", 0, "size=400k") == 0;
    }
    ~full_disk() {
        if (mounted_)
            umount2(where_.c_str(), MNT_DETACH);
    }
    full_disk(full_disk const&) = delete;
    full_disk& operator=(full_disk const&) = delete;
    [[nodiscard]] bool mounted() const { return mounted_; }

private:
    std::filesystem::path where_;
    bool mounted_ = false;
};

TEST(cli, a_full_disk_is_reported_and_nothing_half_written_is_left) {
    fake_site const site;
    full_disk const disk(site.out());
    if (!disk.mounted())
        GTEST_SKIP() << "no small disk can be mounted here (not root)";
    std::ofstream(site.out() / "filler") << std::string(300 * 1024, 'x');
    auto const full = call(measuring(site));
    EXPECT_EQ(exit_of(full), 3);
    EXPECT_NE(full.errors.find("is full"), std::string::npos) << full.errors;
    EXPECT_NE(full.errors.find("--resume"), std::string::npos);
    if (std::filesystem::exists(site.out() / "results.json")) {
        EXPECT_FALSE(results::read_file(site.out() / "results.json").complete);
    }
    std::filesystem::remove(site.out() / "filler");
    auto const resumed = call(measuring(site, {"--resume"}));
    EXPECT_EQ(exit_of(resumed), 0) << resumed.errors;
    expect_every_sample_once(site.out() / "results.json");
}

TEST(cli, json_is_for_machines) {
    fake_site site;
    site.behave("check time beta/loop/sum/1\n");
    auto const done = call(measuring(site, {"--json"}));
    EXPECT_EQ(exit_of(done), 3);
    auto const j = nlohmann::json::parse(done.output);
    EXPECT_EQ(j.at("failed_cases"), 1);
    EXPECT_EQ(j.at("complete"), true);
    EXPECT_EQ(j.at("failures").at(0).at("where"), "beta/loop/sum/1");
}

TEST(cli, list_prints_cases_of_the_filter) {
    fake_site const site;
    auto const done = call({"list", "alpha/*/drain/64", "--bench", site.bench().string()});
    EXPECT_EQ(done.output, "alpha/loop/drain/64\nalpha/coroutine/drain/64\n");
    auto const beginning = call({"list", "alpha/coroutine", "--bench", site.bench().string()});
    EXPECT_TRUE(beginning.output.starts_with("alpha/coroutine/drain/1\n")) << beginning.output;
    EXPECT_EQ(beginning.output.find("alpha/loop"), std::string::npos);
    EXPECT_EQ(exit_of(call({"list", "alpha/corout", "--bench", site.bench().string()})), 2);
    auto const json = call({"list", "--json", "--bench", site.bench().string()});
    EXPECT_EQ(nlohmann::json::parse(json.output).size(), 2U);
}

TEST(cli, list_shows_the_benchmarks_of_another_project) {
    auto const program = (std::filesystem::path(YIELDMARK).parent_path() / "made-program-old").string();
    auto const done = call({"list", "--", program, "--benchmark_filter=Changed"});
    EXPECT_EQ(exit_of(done), 0) << done.errors;
    EXPECT_EQ(done.output, "BM_Changed\n");
    auto const wrong = call({"list", "BM_Chagned", "--", program});
    EXPECT_EQ(exit_of(wrong), 2);
    EXPECT_EQ(wrong.errors, "yieldmark: no benchmark of " + program +
                                " matches 'BM_Chagned'; did you mean 'BM_Changed'? " + "`yieldmark list -- " +
                                program + "` shows their names\n");
}

TEST(cli, list_matrix_gives_ticks_and_reasons) {
    fake_site const site;
    auto const done = call({"list", "--matrix", "--bench", site.bench().string()});
    EXPECT_EQ(done.output, "example  loop  coroutine  boost_range\n"
                           "alpha    x     x          (1)\n"
                           "beta     x     -          -\n"
                           "\n(1) alpha, boost_range: it can't\n");
}

TEST(cli, doctor_tells_a_state_for_everything) {
    fake_site const site;
    auto const done = call({"doctor", "--json", "--seconds", "0.01", "--bench", site.bench().string()});
    EXPECT_EQ(exit_of(done), 0);
    auto const j = nlohmann::json::parse(done.output);
    EXPECT_GE(j.size(), 14U);
    for (auto const& one : j)
        EXPECT_TRUE(one.at("state") == "ok" || one.at("state") == "doubtful" || one.at("state") == "missing");
    auto const relinking =
        std::ranges::find_if(j, [](auto const& one) { return one.at("id") == "relinking"; });
    ASSERT_NE(relinking, j.end());
    EXPECT_EQ(relinking->at("state"), "doubtful");
}

TEST(cli, a_report_is_made_from_results) {
    fake_site const site;
    EXPECT_EQ(exit_of(call(measuring(site, {"--quiet"}))), 0);
    auto const done = call({"report", (site.out() / "results.json").string()});
    EXPECT_EQ(exit_of(done), 0) << done.errors;
    EXPECT_TRUE(std::filesystem::exists(site.out() / "summary.md"));
    auto const end = done.output.find("report.html") + std::string_view("report.html").size();
    auto const start = done.output.rfind('\n', end - 1) + 1; // after the report's answer
    auto const path = done.output.substr(start, end - start);
    EXPECT_TRUE(std::filesystem::exists(path)) << path;
    auto const both = (site.root() / "both").string();
    auto const results = (site.out() / "results.json").string();
    EXPECT_EQ(exit_of(call({"report", results, results, "-o", both})), 0);
}

TEST(cli, wrong_usage_ends_with_2_and_one_line_that_helps) {
    fake_site const site;
    auto const bench = site.bench().string();
    std::vector<std::vector<std::string>> const wrong{
        {},
        {"measure"},
        {"run", "--bogus"},
        {"run", "--plan", "quik", "--bench", bench},
        {"run", "--metrics", "speed", "--bench", bench},
        {"run", "--processes", "0", "--bench", bench},
        {"run", "gamma", "--bench", bench},
        {"run", "--bench", "/nowhere/yieldmark-bench"},
        {"run", "--resume", "--bench", bench, "--out", "/nowhere/out"},
        {"list", "gamma", "--bench", bench},
        {"report"},
        {"report", "/nowhere/results.json"}};
    for (auto const& arguments : wrong) {
        auto const done = call(arguments);
        EXPECT_EQ(exit_of(done), 2) << done.errors;
        EXPECT_TRUE(done.errors.starts_with("yieldmark: ")) << done.errors;
        EXPECT_TRUE(done.output.empty());
    }
}

TEST(cli, help_is_as_it_was_agreed) {
    std::map<std::string, std::vector<std::string>> const pages{
        {"yieldmark", {"--help"}},        {"run", {"run", "--help"}},    {"report", {"report", "--help"}},
        {"claims", {"claims", "--help"}}, {"list", {"list", "--help"}},  {"gate", {"gate", "--help"}},
        {"doctor", {"doctor", "--help"}}, {"merge", {"merge", "--help"}}};
    for (auto const& [name, arguments] : pages) {
        auto const done = call(arguments);
        EXPECT_EQ(exit_of(done), 0);
        EXPECT_EQ(done.output, test::text_of(std::filesystem::path(GOLDEN) / (name + ".txt"))) << name;
        EXPECT_NE(done.output.find("Examples:"), std::string::npos);
    }
}

} // namespace
} // namespace yieldmark
