#include "harness/run/workspace.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/run/run_folder.hpp"
#include "harness/system/errors.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cctype>
#include <csignal>
#include <set>
#include <sys/resource.h>

namespace yieldmark::run {
namespace {

namespace fs = std::filesystem;

class workspaces : public testing::Test {
protected:
    workspaces() {
        std::string name = (fs::temp_directory_path() / "yieldmark-workspace-XXXXXX").string();
        dir_ = mkdtemp(name.data());
    }
    ~workspaces() override {
        std::error_code ignored;
        fs::remove_all(dir_, ignored);
    }

    void file(std::string const& name, std::string const& text) const {
        fs::create_directories((dir_ / name).parent_path());
        std::ofstream(dir_ / name) << text;
    }
    [[nodiscard]] std::string text(std::string const& name) const { return test::text_of(dir_ / name); }
    [[nodiscard]] bool is_refused() const {
        workspace place(dir_);
        try {
            place.require_own(false);
        } catch (system::usage_error const&) {
            return true;
        }
        return false;
    }
    [[nodiscard]] std::set<std::string> names() const {
        std::set<std::string> all;
        for (auto const& entry : fs::directory_iterator(dir_))
            all.insert(entry.path().filename());
        all.erase(".yieldmark.lock");
        return all;
    }

    fs::path dir_;
};

results::run made(std::string const& date, bool complete, bool failed = false) {
    results::run r;
    r.plan = "quick";
    r.date = date;
    r.complete = complete;
    if (failed)
        r.failures.push_back({.where = "a", .what = "it crashed", .output = ""});
    return r;
}

std::string date_of(fs::path const& file) {
    return results::read_file(file).date;
}

nlohmann::json some_request() {
    return {{"identity", nlohmann::json::object()}, {"start", nlohmann::json::object()}};
}

// As the next program would, from the folder alone.
workspace::saved run_in(fs::path const& dir, results::run const& run) {
    workspace place(dir);
    place.require_own(false);
    place.begin(some_request());
    std::ofstream(dir / "run/000000.time.0.jsonl") << run.date << "\n";
    return place.save(run);
}

workspace::saved resume_in(fs::path const& dir, results::run const& run) {
    workspace place(dir);
    place.require_own(true);
    return place.save(run);
}

// No file may grow while this lives: writing fails as on a full disk.
class full_disk {
public:
    full_disk() : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &before_);
        rlimit const none{0, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~full_disk() {
        setrlimit(RLIMIT_FSIZE, &before_);
        std::signal(SIGXFSZ, handler_);
    }
    full_disk(full_disk const&) = delete;
    full_disk& operator=(full_disk const&) = delete;

private:
    rlimit before_{};
    void (*handler_)(int);
};

TEST_F(workspaces, a_whole_run_takes_the_place_of_the_one_before) {
    run_in(dir_, made("2001", true));
    auto const done = run_in(dir_, made("2002", true));
    EXPECT_EQ(done.file, dir_ / "results.json");
    EXPECT_TRUE(done.earlier.empty());
    EXPECT_TRUE(done.left.empty());
    EXPECT_EQ(date_of(dir_ / "results.json"), "2002");
    EXPECT_EQ(names(), (std::set<std::string>{"results.json", "run"}));
}

TEST_F(workspaces, a_finished_run_stays_until_the_next_one_is_whole) {
    run_in(dir_, made("2001", true));
    auto const stopped = run_in(dir_, made("2002", false));
    EXPECT_EQ(stopped.file, dir_ / "run/results.json");
    EXPECT_EQ(stopped.earlier, dir_ / "results.json");
    EXPECT_EQ(date_of(dir_ / "results.json"), "2001");
    EXPECT_EQ(date_of(stopped.file), "2002");
    EXPECT_EQ(text("run.finished.1/000000.time.0.jsonl"), "2001\n");
    auto const whole = resume_in(dir_, made("2002", true));
    EXPECT_EQ(whole.file, dir_ / "results.json");
    EXPECT_EQ(date_of(dir_ / "results.json"), "2002");
    EXPECT_EQ(names(), (std::set<std::string>{"results.json", "run"}));
    EXPECT_FALSE(fs::exists(dir_ / "run/results.json"));
}

TEST_F(workspaces, a_finished_run_outlives_every_unfinished_one_after_it) {
    run_in(dir_, made("2001", true));
    run_in(dir_, made("2002", false));
    run_in(dir_, made("2003", false));
    EXPECT_EQ(date_of(dir_ / "results.json"), "2001");
    EXPECT_EQ(date_of(dir_ / "run.unfinished.1/results.json"), "2002");
    EXPECT_EQ(date_of(dir_ / "run/results.json"), "2003");
    EXPECT_EQ(text("run.finished.1/000000.time.0.jsonl"), "2001\n");
    run_in(dir_, made("2004", true));
    EXPECT_EQ(date_of(dir_ / "results.json"), "2004");
    EXPECT_EQ(names(),
              (std::set<std::string>{"results.json", "run", "run.unfinished.1", "run.unfinished.2"}));
}

TEST_F(workspaces, a_run_with_failures_does_not_take_away_the_one_before) {
    run_in(dir_, made("2001", true));
    auto const done = run_in(dir_, made("2002", true, true));
    EXPECT_EQ(date_of(dir_ / "results.json"), "2002");
    EXPECT_EQ(done.earlier, dir_ / "results.finished.1.json");
    EXPECT_EQ(date_of(done.earlier), "2001");
    EXPECT_EQ(done.left, dir_ / "run.finished.1");
}

TEST_F(workspaces, a_run_that_cannot_begin_leaves_the_one_before_as_it_was) {
    run_in(dir_, made("2001", true));
    auto const before = text("run/request.json");
    workspace place(dir_);
    place.require_own(false);
    {
        full_disk const disk;
        EXPECT_THROW(place.begin(some_request()), system::run_error);
    }
    EXPECT_EQ(text("run/request.json"), before);
    EXPECT_TRUE(place.finished());
    EXPECT_EQ(names(), (std::set<std::string>{"results.json", "run"}));
}

TEST_F(workspaces, files_of_others_in_a_runs_folder_are_kept) {
    run_in(dir_, made("2001", true));
    file("run/thesis.txt", "mine");
    auto const done = run_in(dir_, made("2002", true));
    EXPECT_EQ(done.left, dir_ / "run.finished.1");
    EXPECT_EQ(text("run.finished.1/thesis.txt"), "mine");
    EXPECT_FALSE(fs::exists(dir_ / "run.finished.1/request.json"));
}

TEST_F(workspaces, a_folder_called_run_that_is_not_ours_is_refused) {
    file("run/thesis.txt", "mine");
    EXPECT_TRUE(is_refused());
    file("run/request.json", "{\"url\": 1}");
    EXPECT_TRUE(is_refused());
    fs::remove(dir_ / "run/thesis.txt");
    EXPECT_TRUE(is_refused());
    EXPECT_EQ(text("run/request.json"), "{\"url\": 1}");
}

TEST_F(workspaces, what_is_called_run_and_is_no_folder_is_refused) {
    file("run", "mine");
    EXPECT_TRUE(is_refused());
    fs::remove(dir_ / "run");
    fs::create_symlink("nowhere", dir_ / "run");
    EXPECT_TRUE(is_refused());
    fs::remove(dir_ / "run");
    file("other/request.json", some_request().dump());
    fs::create_symlink("other", dir_ / "run");
    EXPECT_TRUE(is_refused());
    EXPECT_TRUE(fs::is_symlink(dir_ / "run"));
}

TEST_F(workspaces, a_run_whose_request_is_damaged_is_still_ours) {
    file("run/request.json", "{\"identity\": ");
    file("run/000000.heap.0.jsonl", "");
    EXPECT_FALSE(is_refused());
    workspace place(dir_);
    EXPECT_EQ(place.begin(some_request()), dir_ / "run.unfinished.1");
}

TEST_F(workspaces, any_damaged_byte_of_a_request_is_told_with_its_file) {
    workspace place(dir_);
    place.begin({{"identity", {{"plan", "quick"}}}, {"start", {{"seed", 4711}, {"load", {0.25}}}}});
    EXPECT_EQ(place.request().at("start").at("seed"), 4711);
    auto const good = text("run/request.json");
    for (std::size_t at = 0; at + 1 < good.size(); ++at) {
        if (std::isspace(static_cast<unsigned char>(good[at])) != 0)
            continue;
        auto damaged = good;
        damaged[at] = damaged[at] == '1' ? '2' : '1';
        file("run/request.json", damaged);
        try {
            static_cast<void>(place.request());
            ADD_FAILURE() << damaged;
        } catch (system::usage_error const& e) {
            EXPECT_NE(std::string(e.what()).find("run/request.json is damaged"), std::string::npos)
                << e.what();
        }
    }
}

TEST_F(workspaces, a_damaged_failure_is_passed_over_and_the_others_are_kept) {
    workspace place(dir_);
    place.begin(some_request());
    place.record({.step = 7, .where = "time process 1", .case_name = "a", .what = "hung", .output = ""});
    auto const good = text("run/failures.jsonl");
    auto damaged = good;
    damaged.replace(damaged.find('7'), 1, "8");
    file("run/failures.jsonl", "{\"step\":\"x\"}\n" + damaged + good + good.substr(0, 20));
    ASSERT_EQ(place.failures().size(), 1U);
    EXPECT_EQ(place.failures().front().step, 7U);
}

TEST_F(workspaces, an_empty_folder_called_run_is_used) {
    fs::create_directories(dir_ / "run");
    EXPECT_FALSE(is_refused());
    run_in(dir_, made("2001", true));
    EXPECT_EQ(names(), (std::set<std::string>{"results.json", "run"}));
}

TEST_F(workspaces, results_that_are_not_ours_are_refused) {
    file("results.json", R"({"benchmarks": [{"name": "a", "real_time": 1}]})");
    EXPECT_TRUE(is_refused());
    file("results.json", "mine");
    EXPECT_TRUE(is_refused());
    fs::remove(dir_ / "results.json");
    fs::create_directories(dir_ / "results.json");
    EXPECT_TRUE(is_refused());
}

TEST_F(workspaces, a_file_in_place_of_the_folder_is_refused) {
    file("out", "mine");
    EXPECT_THROW(workspace(dir_ / "out"), system::usage_error);
    EXPECT_EQ(text("out"), "mine");
}

TEST_F(workspaces, only_what_a_run_puts_there_is_removed) {
    for (auto const* name :
         {"request.json", "finished", "failures.jsonl", "000001.cases", "000001.time.0.jsonl",
          "layout-0-00000001", ".request.json.abcdef", "000001.instructions.0.jsonl.callgrind.1"})
        file(std::string("ours/") + name, "x");
    remove_run_folder(dir_ / "ours");
    EXPECT_FALSE(fs::exists(dir_ / "ours"));
    for (auto const* name : {"finished.txt", "00001.cases", "1.jsonl", "report.html", "layout"})
        file(std::string("theirs/") + name, "x");
    remove_run_folder(dir_ / "theirs");
    EXPECT_EQ(std::distance(fs::directory_iterator(dir_ / "theirs"), fs::directory_iterator()), 5);
}

} // namespace
} // namespace yieldmark::run
