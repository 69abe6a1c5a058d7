// kill -9 at random moments: what was finished before is there afterwards, and the next start leaves nothing behind.

#include "harness/results/google_benchmark.hpp"
#include "harness/seal/line.hpp"
#include "tests/faults/faults.hpp"
#include "tests/postgresql.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>
#include <set>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;
using test::moments;
using test::trial;

std::string const measuring =
    "\"$Y\" run --bench \"$B\" --out \"$O\" --processes 3 --seed 1 --quiet --time-limit 20";

// Of each case and metric: how many samples.
std::map<std::string, int> samples_in(fs::path const& file) {
    std::map<std::string, int> all;
    for (auto const& one : results::read_file(file).cases)
        for (auto const& s : one.samples)
            ++all[one.name.text() + " " + s.metric];
    return all;
}

// The whole lines of every journal.
std::map<std::string, std::vector<std::string>> journals_in(fs::path const& folder) {
    std::map<std::string, std::vector<std::string>> all;
    if (!fs::exists(folder))
        return all;
    for (auto const& entry : fs::directory_iterator(folder)) {
        std::ifstream file(entry.path());
        for (std::string line; entry.path().extension() == ".jsonl" && std::getline(file, line);)
            if (seal::is_whole(line))
                all[entry.path().filename().string()].push_back(line);
    }
    return all;
}

// Whether each journal still begins with what it had before.
int lost_lines(std::map<std::string, std::vector<std::string>> const& before, fs::path const& folder) {
    auto const after = journals_in(folder);
    int lost = 0;
    for (auto const& [name, lines] : before) {
        auto const now = after.find(name);
        for (std::size_t i = 0; i < lines.size(); ++i)
            lost += now == after.end() || i >= now->second.size() || now->second[i] != lines[i] ? 1 : 0;
    }
    return lost;
}

TEST(kill, a_run_that_is_killed_again_and_again_loses_no_line_and_gets_whole) {
    trial const whole;
    auto const length = time_of(whole, measuring);
    auto const expected = samples_in(whole.out() / "results.json");
    moments when(length);
    int kills = 0;
    int lost = 0;
    for (int round = 0; round < test::fault_rounds(); ++round) {
        trial const one;
        auto command = measuring;
        for (int attempt = 0; attempt < 3; ++attempt) {
            auto const before = journals_in(one.out() / "run");
            kills += one.run_and_kill(command, when.next()) ? 0 : 1;
            lost += lost_lines(before, one.out() / "run");
            if (fs::exists(one.out() / "run/request.json"))
                command = measuring + " --resume";
        }
        auto const before = journals_in(one.out() / "run");
        auto const end = one.run(command);
        ASSERT_EQ(end.exit, 0) << end.errors;
        lost += lost_lines(before, one.out() / "run");
        EXPECT_EQ(samples_in(one.out() / "results.json"), expected);
        EXPECT_EQ(one.left_over(), std::vector<std::string>{});
    }
    EXPECT_EQ(lost, 0);
    test::report_faults(
        fmt::format("run and resume: {} rounds, {} kills, {} lines lost", test::fault_rounds(), kills, lost));
}

TEST(kill, a_finished_run_outlives_the_next_one_that_is_killed) {
    trial const one;
    auto const length = time_of(one, measuring);
    auto const expected = samples_in(one.out() / "results.json");
    moments when(length);
    int kills = 0;
    for (int round = 0; round < test::fault_rounds(); ++round) {
        trial const next;
        ASSERT_EQ(next.run(measuring).exit, 0);
        kills += next.run_and_kill(measuring, when.next()) ? 0 : 1;
        EXPECT_EQ(samples_in(next.out() / "results.json"), expected);
    }
    test::report_faults(fmt::format("a run after a finished one: {} rounds, {} kills, 0 finished runs lost",
                                    test::fault_rounds(), kills));
}

// Where the histories of these tests are: a file of each trial, and a database of a server where there is one.
struct place {
    std::string name;
    std::string store;
};

std::vector<place> places() {
    std::vector<place> all{{"a file", "h.db"}};
    if (test::postgresql_programs().empty()) {
        test::report_faults("no PostgreSQL server here (apt-get install postgresql): only files were tried");
        return all;
    }
    static test::postgresql_server server;
    all.push_back({"PostgreSQL", server.make_database()});
    return all;
}

std::string adding(place const& to, std::string const& comparison) {
    return "\"$Y\" history add --store '" + to.store + "' --comparison " + comparison;
}

std::string exporting(place const& from) {
    return "\"$Y\" history export --store '" + from.store + "'";
}

// The revisions of an export, each with its number of figures.
std::map<std::string, std::size_t> revisions_in(std::string const& exported) {
    std::map<std::string, std::size_t> all;
    std::istringstream lines(exported);
    std::string line;
    std::getline(lines, line); // the head
    while (std::getline(lines, line)) {
        auto const j = nlohmann::json::parse(line);
        all[j.at("revision").get<std::string>()] += j.at("figures").size();
    }
    return all;
}

void kill_while_adding(place const& to) {
    trial const one;
    auto const length = time_of(one, adding(to, one.comparison_of(0)));
    auto const figures = revisions_in(one.run(exporting(to)).output).begin()->second;
    moments when(length);
    int kills = 0;
    std::size_t kept = 1;
    auto const rounds = 5 * test::fault_rounds();
    for (int revision = 1; revision <= rounds; ++revision) {
        bool const done = one.run_and_kill(adding(to, one.comparison_of(revision)), when.next());
        kept += done ? 1 : 0;
        kills += done ? 0 : 1;
    }
    auto const last = one.run(adding(to, one.comparison_of(rounds + 1)));
    ASSERT_EQ(last.exit, 0) << last.errors;
    auto const there = revisions_in(one.run(exporting(to)).output);
    EXPECT_GE(there.size(), kept + 1); // one that was killed after it had committed is there too
    for (auto const& [name, count] : there)
        EXPECT_EQ(count, figures) << name;
    EXPECT_EQ(one.left_over(), std::vector<std::string>{});
    test::report_faults(
        fmt::format("history add to {}: {} rounds, {} kills, {} additions said to be kept, {} there", to.name,
                    rounds, kills, kept, there.size() - 1));
}

TEST(kill, a_history_has_each_addition_whole_or_not_at_all) {
    for (auto const& to : places())
        kill_while_adding(to);
}

void add_sixteen(place const& to) {
    trial const one;
    ASSERT_EQ(one.run(adding(to, one.comparison_of(0))).exit, 0);
    std::vector<std::unique_ptr<system::child>> writers;
    for (int revision = 1; revision <= 16; ++revision)
        writers.push_back(std::make_unique<system::child>(
            one.shell("exec " + adding(to, one.comparison_of(revision)) + " --wait 100")));
    for (auto const& writer : writers) {
        while (!writer->ended())
            system::wait_for_news({writer.get()}, std::chrono::milliseconds(100)), writer->read_output();
        EXPECT_EQ(*writer->ended(), 0) << writer->output() << writer->errors();
    }
    EXPECT_EQ(revisions_in(one.run(exporting(to)).output).size(), 17U);
    test::report_faults("16 writers at one history in " + to.name + ": 16 additions, 0 lost");
}

TEST(kill, sixteen_writers_lose_nothing) {
    for (auto const& to : places())
        add_sixteen(to);
}

} // namespace
} // namespace yieldmark
