#include "harness/compare/selection.hpp"
#include "harness/compare/sides.hpp"
#include "harness/compare/stored_side.hpp"
#include "harness/system/errors.hpp"
#include "tests/compare/made_repository.hpp"
#include "tests/run/fake_site.hpp"

#include <gtest/gtest.h>

namespace yieldmark::compare {
namespace {

namespace fs = std::filesystem;
using kind = named_side::kind;

// Names are looked up from the current folder, as on a command line.
class here {
public:
    explicit here(fs::path const& path) : before_(fs::current_path()) { fs::current_path(path); }
    ~here() { fs::current_path(before_); }
    here(here const&) = delete;
    here& operator=(here const&) = delete;

private:
    fs::path before_;
};

std::string error_of(std::string const& given, comparison_request const& asked = {}) {
    try {
        static_cast<void>(name_side(given, asked));
    } catch (system::usage_error const& e) {
        return e.what();
    }
    return "";
}

void put(fs::path const& path, std::string const& text, bool executable = false) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
    if (executable)
        fs::permissions(path, fs::perms::owner_all);
}

TEST(sides, a_name_is_what_it_looks_like) {
    test::made_repository r;
    auto const commit = r.commit({{"a", "1"}});
    here const there(r.path());
    put(r.path() / "old/bin/yieldmark-bench", "#!/bin/sh\n", true);
    put(r.path() / "program", "#!/bin/sh\n", true);
    put(r.path() / "before.json", "{}");
    put(r.path() / "marked.json", "{}", true);
    EXPECT_EQ(name_side("main", {}).is, kind::revision);
    EXPECT_EQ(name_side("main", {}).commit, commit);
    EXPECT_EQ(name_side("HEAD", {}).commit, commit);
    EXPECT_EQ(name_side("rev:main", {}).commit, commit);
    EXPECT_EQ(name_side("old", {}).is, kind::build);
    EXPECT_EQ(name_side("./program", {}).is, kind::executable);
    EXPECT_EQ(name_side("program", {}).is, kind::executable);
    EXPECT_EQ(name_side("before.json", {}).is, kind::run);
    EXPECT_EQ(name_side("marked.json", {}).is, kind::run) << "on some disks every file is executable";
}

TEST(sides, work_is_the_build_that_the_program_belongs_to) {
    test::temporary_folder folder;
    comparison_request asked;
    asked.work_build = folder.path();
    EXPECT_NE(error_of("WORK", asked).find("build it"), std::string::npos);
    put(folder.path() / "bin/yieldmark-bench", "#!/bin/sh\n", true);
    EXPECT_EQ(name_side("WORK", asked).is, kind::build);
    EXPECT_EQ(name_side("WORK", asked).path, folder.path());
}

TEST(sides, a_file_named_like_a_branch_is_asked_about) {
    test::made_repository r;
    auto const commit = r.commit({{"a", "1"}});
    r.git({"branch", "results"});
    here const there(r.path());
    put(r.path() / "results", "{}");
    auto const error = error_of("results");
    EXPECT_NE(error.find("./results for the file"), std::string::npos) << error;
    EXPECT_NE(error.find("rev:results for the revision"), std::string::npos);
    EXPECT_EQ(name_side("./results", {}).is, kind::run);
    EXPECT_EQ(name_side("rev:results", {}).commit, commit);
    r.git({"branch", "WORK"});
    EXPECT_EQ(name_side("rev:WORK", {}).commit, commit);
}

TEST(sides, what_is_nothing_says_what_could_be_given) {
    test::made_repository r;
    r.commit({{"a", "1"}});
    here const there(r.path());
    fs::create_directories(r.path() / "empty");
    for (auto const& [given, words] :
         std::vector<std::pair<std::string, std::string>>{{"nothing", "neither a file nor a revision"},
                                                          {"./nothing", "isn't there"},
                                                          {"/nowhere/at/all.json", "isn't there"},
                                                          {"empty", "without bin/yieldmark-bench"},
                                                          {"rev:a", "neither a file nor a revision"},
                                                          {"", "without a name"}}) {
        auto const error = error_of(given);
        EXPECT_NE(error.find(words), std::string::npos) << given << ": " << error;
        EXPECT_NE(error.find("give a revision"), std::string::npos) << error;
        EXPECT_EQ(error.find('\n'), std::string::npos);
    }
}

TEST(sides, outside_of_a_repository_a_revision_is_refused_with_the_reason) {
    test::temporary_folder folder;
    here const there(folder.path());
    EXPECT_NE(error_of("main").find("lies in no git work tree"), std::string::npos);
    EXPECT_TRUE(error_of("befor.json").starts_with("'befor.json' is neither a file nor a folder, and "));
    EXPECT_EQ(error_of("rev:main").find("neither"), std::string::npos);
    put(folder.path() / "main", "{}");
    EXPECT_EQ(name_side("main", {}).is, kind::run);
}

TEST(sides, a_shallow_clone_is_reported) {
    test::made_repository r;
    r.commit({{"a", "1"}});
    r.commit({{"a", "2"}});
    test::temporary_folder folder;
    r.git({"clone", "--quiet", "--depth", "1", "file://" + r.path().string(),
           (folder.path() / "clone").string()});
    comparison_request asked;
    asked.repository = folder.path() / "clone";
    EXPECT_NE(error_of("HEAD~1", asked).find("git fetch --unshallow"), std::string::npos);
}

TEST(sides, a_stored_run_is_compared_with_a_stored_run_only) {
    named_side const run{.is = kind::run, .given = "before.json"};
    named_side const other{.is = kind::run, .given = "after.json"};
    EXPECT_NO_THROW(require_comparable(run, other));
    for (auto const is : {kind::revision, kind::build, kind::executable}) {
        named_side const measured{.is = is, .given = "it"};
        EXPECT_NO_THROW(require_comparable(measured, measured));
        for (auto const& [a, b] : {std::pair(run, measured), std::pair(measured, run)})
            try {
                require_comparable(a, b);
                ADD_FAILURE();
            } catch (system::usage_error const& e) {
                EXPECT_NE(std::string(e.what()).find("before.json is a results file and it is"),
                          std::string::npos);
                EXPECT_NE(std::string(e.what()).find("yieldmark run"), std::string::npos);
            }
    }
}

std::string stored(std::string const& time, std::string const& program) {
    return "{\"context\": {\"executable\": \"" + program +
           "\"}, \"benchmarks\": [{\"name\": \"BM_A\", \"real_time\": " + time + "}]}";
}

TEST(sides, several_results_files_are_a_pattern_or_a_folder) {
    test::made_repository r;
    r.commit({{"a", "1"}});
    here const there(r.path());
    for (auto const* name : {"before-2", "before-1", "before-3"})
        put(r.path() / "runs" / (std::string(name) + ".json"), stored(std::string(1, name[7]), "./b"));
    put(r.path() / "runs/notes.txt", "");
    put(r.path() / "program", "#!/bin/sh\n", true);
    auto const pattern = name_side("runs/before-[12].json", {});
    EXPECT_EQ(pattern.is, kind::run);
    EXPECT_EQ(pattern.files, (std::vector<fs::path>{"runs/before-1.json", "runs/before-2.json"}));
    EXPECT_EQ(name_side("./runs", {}).files.size(), 3U);
    EXPECT_EQ(name_side("runs", {}).files.at(2), "runs/before-3.json");
    EXPECT_NE(error_of("runs/after-*.json").find("no file matches 'runs/after-*.json'"), std::string::npos);
    EXPECT_NE(error_of("prog*").find("program is an executable"), std::string::npos);
    auto const pooled = read_stored(name_side("runs", {}).files);
    EXPECT_EQ(pooled.processes.size(), 3U);
    EXPECT_EQ(pooled.cases.at(0).samples.at(2).value, 3);
    put(r.path() / "runs/before-4.json", stored("4", "./other"));
    EXPECT_THROW(static_cast<void>(read_stored(name_side("runs", {}).files)), system::usage_error);
}

TEST(sides, a_third_file_is_no_filter) {
    test::made_repository r;
    here const there(r.path());
    put(r.path() / "c.json", "{}");
    put(r.path() / "BM_Sort", "");
    EXPECT_NO_THROW(refuse_files({"BM_Sort", "d.json"}));
    EXPECT_THROW(refuse_files({"c.json"}), system::usage_error);
}

TEST(sides, our_own_executables_are_reported_without_running_them) {
    EXPECT_TRUE(is_own_bench(FAKE_BENCH));
    EXPECT_FALSE(is_own_bench(PROGRAM_old));
    EXPECT_FALSE(is_own_bench("/nowhere"));
    test::fake_site const site;
    EXPECT_EQ(name_side(site.bench().string(), {}).is, kind::build);
    EXPECT_EQ(name_side(PROGRAM_old, {}).is, kind::executable);
}

TEST(sides, of_another_project_both_build_options_are_needed) {
    test::made_repository r;
    r.commit({{"a", "1"}});
    comparison_request asked;
    asked.repository = r.path();
    asked.cache = r.path() / "cache";
    system::progress quiet(stderr, system::progress::mode::quiet, false);
    std::atomic<int> const stop{0};
    auto const error = [&] {
        try {
            static_cast<void>(open_side(name_side("main", asked), asked, quiet, stop));
        } catch (system::usage_error const& e) {
            return std::string(e.what());
        }
        return std::string();
    };
    EXPECT_NE(error().find("isn't a revision of yieldmark"), std::string::npos) << error();
    asked.build_command = "make";
    EXPECT_NE(error().find("belong together"), std::string::npos) << error();
}

run::listed_case listed(std::string const& name, std::string const& scenario, std::uint64_t n,
                        std::vector<std::string> plans = {"quick", "full"}) {
    return {.name = name, .scenario = scenario, .n = n, .plans = std::move(plans)};
}

run::inventory made_inventory() {
    run::listed_example alpha;
    alpha.info.name = "alpha";
    alpha.info.suite = "greek";
    alpha.cases = {
        listed("alpha/loop/drain/1", "drain", 1),   listed("alpha/eager/drain/1", "drain", 1),
        listed("alpha/loop/drain/64", "drain", 64), listed("alpha/eager/drain/64", "drain", 64),
        listed("alpha/loop/sum/64", "sum", 64),     listed("alpha/loop/drain/4096", "drain", 4096, {"full"})};
    run::inventory all;
    all.examples = {alpha};
    return all;
}

using names = std::vector<std::string>;

TEST(selection, without_filters_it_is_the_largest_drain_of_the_quick_plan) {
    auto const all = made_inventory();
    auto const chosen = select_cases(all, all, {});
    EXPECT_EQ(chosen.both, (names{"alpha/loop/drain/64", "alpha/eager/drain/64"}));
    EXPECT_NE(chosen.described.find("--all"), std::string::npos);
    comparison_request asked;
    asked.all = true;
    EXPECT_EQ(select_cases(all, all, asked).both.size(), 5U);
}

TEST(selection, what_one_side_chooses_is_compared_if_the_other_can_run_it) {
    auto const base = made_inventory();
    auto now = base;
    now.examples[0].cases.push_back(listed("alpha/loop/drain/512", "drain", 512));
    std::erase_if(now.examples[0].cases, [](auto const& one) { return one.name == "alpha/eager/drain/64"; });
    auto const chosen = select_cases(base, now, {});
    EXPECT_EQ(chosen.both, (names{"alpha/loop/drain/64"}));
    EXPECT_EQ(chosen.base, (names{"alpha/eager/drain/64"}));
    EXPECT_EQ(chosen.added, (names{"alpha/loop/drain/512"}));
}

TEST(selection, filters_fall_back_to_the_full_plan_and_must_be_answered) {
    auto const all = made_inventory();
    comparison_request asked;
    asked.filters = {"greek"};
    EXPECT_EQ(select_cases(all, all, asked).both.size(), 5U);
    asked.filters = {"alpha/loop/drain/4096"};
    EXPECT_EQ(select_cases(all, all, asked).both, asked.filters);
    asked.filters = {"alpha/loop/sum/64", "gamma"};
    auto const chosen = select_cases(all, all, asked);
    EXPECT_EQ(chosen.both, (names{"alpha/loop/sum/64"}));
    EXPECT_EQ(chosen.idle, "no case of either side matches 'gamma'");
    asked.filters = {"gamma"};
    EXPECT_THROW(static_cast<void>(select_cases(all, all, asked)), system::usage_error);
    asked.filters.clear();
    asked.cases = {"alpha/loop/drain/1"};
    EXPECT_EQ(select_cases(all, all, asked).both, asked.cases);
    for (auto const* no_name : {"alpha/loop/drain/2", "alpha", "alpha/*"}) {
        asked.cases = {no_name};
        EXPECT_THROW(static_cast<void>(select_cases(all, all, asked)), system::usage_error) << no_name;
    }
}

// A misspelt filter must not enlarge what the others choose.
TEST(selection, only_a_filter_that_the_full_plan_answers_brings_its_cases) {
    auto const all = made_inventory();
    comparison_request asked;
    asked.filters = {"alpha"};
    auto const quick = select_cases(all, all, asked).both;
    asked.filters = {"alpha", "gamma"};
    EXPECT_EQ(select_cases(all, all, asked).both, quick);
    EXPECT_EQ(select_cases(all, all, asked).plan, "quick");
}

TEST(selection, one_case_may_be_asked_for_by_any_pattern_that_names_one) {
    auto const all = made_inventory();
    comparison_request asked;
    asked.only_one = true;
    asked.filters = {"alpha/loop/d*/64"};
    EXPECT_EQ(select_cases(all, all, asked).both, (names{"alpha/loop/drain/64"}));
    asked.filters = {"alpha"};
    EXPECT_THROW(static_cast<void>(select_cases(all, all, asked)), system::usage_error);
    names const program{"BM_Copy/8", "BM_Copy/8/threads:2"};
    asked.filters = {"BM_Copy/8"};
    EXPECT_EQ(select_names(program, program, asked).both, (names{"BM_Copy/8"}));
}

TEST(selection, a_suite_is_a_name_where_it_is_known) {
    names const all{"alpha/loop/drain/1", "beta/loop/drain/1"};
    comparison_request asked;
    asked.filters = {"greek"};
    EXPECT_THROW(static_cast<void>(select_names(all, all, asked)), system::usage_error);
    EXPECT_EQ(select_names(all, all, asked, {{"beta/loop/drain/1", "greek"}}).both,
              (names{"beta/loop/drain/1"}));
}

TEST(selection, nothing_in_common_is_an_error) {
    auto const base = made_inventory();
    auto now = base;
    for (auto& one : now.examples[0].cases)
        one.name += "0";
    EXPECT_THROW(static_cast<void>(select_cases(base, now, {})), system::usage_error);
}

TEST(selection, names_of_a_program_are_chosen_by_glob_or_by_their_start) {
    names const base{"BM_Copy/8", "BM_Copy/64", "BM_Sort", "BM_Old"};
    names const now{"BM_Copy/8", "BM_Copy/64", "BM_Sort", "BM_New"};
    auto const all = select_names(base, now, {});
    EXPECT_EQ(all.both, (names{"BM_Copy/8", "BM_Copy/64", "BM_Sort"}));
    EXPECT_EQ(all.base, (names{"BM_Old"}));
    EXPECT_EQ(all.added, (names{"BM_New"}));
    comparison_request asked;
    asked.filters = {"BM_Copy"};
    EXPECT_EQ(select_names(base, now, asked).both, (names{"BM_Copy/8", "BM_Copy/64"}));
    asked.filters = {"*/64", "BM_New"};
    EXPECT_EQ(select_names(base, now, asked).both, (names{"BM_Copy/64"}));
    EXPECT_EQ(select_names(base, now, asked).added, (names{"BM_New"}));
    asked.filters = {"*/64", "BM_Nwe"};
    EXPECT_EQ(select_names(base, now, asked).idle,
              "no case of either side matches 'BM_Nwe'; did you mean 'BM_New'?");
    asked.filters = {"BM_Cop"};
    EXPECT_THROW(static_cast<void>(select_names(base, now, asked)), system::usage_error);
}

} // namespace
} // namespace yieldmark::compare
