// `yieldmark run --shard`, `gate --shard` and `yieldmark merge` as their user sees them.

#include "harness/compare/json.hpp"
#include "harness/gate/part_json.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/child.hpp"
#include "tests/compare/made_parts.hpp"
#include "tests/run/fake_site.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sys/wait.h>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;

class merge_cli : public testing::Test {
protected:
    struct answer {
        int exit = -1;
        std::string output;
        std::string errors;
    };

    answer call(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin(), YIELDMARK);
        return start(arguments);
    }

    answer start(std::vector<std::string> const& arguments) const {
        auto const done = system::run_to_end({.arguments = arguments,
                                              .environment = system::clean_environment(),
                                              .cpu = std::nullopt,
                                              .directory = site_.root().string(),
                                              .keep_all = true},
                                             std::chrono::seconds(120));
        return {WIFEXITED(done.status) ? WEXITSTATUS(done.status) : -1, done.output, done.errors};
    }

    answer measure(std::string const& shard, std::string const& out,
                   std::vector<std::string> more = {}) const {
        std::vector<std::string> all{"run", "--bench", site_.bench().string(), "--processes", "3"};
        if (!shard.empty())
            all.insert(all.end(), {"--shard", shard});
        all.insert(all.end(), {"--out", out});
        all.insert(all.end(), more.begin(), more.end());
        return call(all);
    }

    std::string file(std::string const& name, std::string const& text) const {
        fs::create_directories((site_.root() / name).parent_path());
        std::ofstream(site_.root() / name) << text;
        return name;
    }

    std::string text_of(std::string const& name) const { return test::text_of(site_.root() / name); }

    test::fake_site site_;
};

TEST_F(merge_cli, two_parts_of_a_run_are_the_run) {
    auto const first = measure("1/2", "part-1");
    ASSERT_EQ(first.exit, 0) << first.errors;
    EXPECT_NE(first.errors.find("part 1 of 2"), std::string::npos) << first.errors;
    ASSERT_EQ(measure("2/2", "part-2").exit, 0);
    auto const merged = call({"merge", "part-1", "part-2/results.json", "--out", "whole"});
    ASSERT_EQ(merged.exit, 0) << merged.errors;
    EXPECT_NE(merged.output.find("5 cases of 2 parts\nwhole/results.json"), std::string::npos)
        << merged.output;
    ASSERT_EQ(measure("", "at-once", {"--seed", "1"}).exit, 0);
    auto const parts = results::read_file(site_.root() / "whole/results.json");
    auto const whole = results::read_file(site_.root() / "at-once/results.json");
    ASSERT_EQ(parts.cases.size(), whole.cases.size());
    for (std::size_t i = 0; i < whole.cases.size(); ++i) {
        EXPECT_EQ(parts.cases[i].name, whole.cases[i].name);
        EXPECT_EQ(parts.cases[i].samples.size(), whole.cases[i].samples.size());
        EXPECT_EQ(parts.cases[i].machine, parts.cases[i].name.example == "alpha" ? 0U : 1U);
    }
    EXPECT_EQ(call({"report", "whole/results.json", "--table"}).exit, 0);
}

TEST_F(merge_cli, what_is_missing_is_named_with_exit_code_3_and_nothing_is_written) {
    ASSERT_EQ(measure("1/2", "part-1").exit, 0);
    auto const missing = call({"merge", "part-1", "--out", "whole"});
    EXPECT_EQ(missing.exit, 3);
    EXPECT_EQ(missing.errors,
              "yieldmark: part 2 of 2 (1 cases of beta) is missing; measure it with --shard 2/2, and "
              "merge again\n");
    EXPECT_FALSE(fs::exists(site_.root() / "whole/results.json"));
}

TEST_F(merge_cli, parts_of_two_plans_or_seeds_are_refused) {
    ASSERT_EQ(measure("1/2", "part-1").exit, 0);
    ASSERT_EQ(measure("2/2", "other-plan", {"--plan", "full"}).exit, 0);
    auto const plan = call({"merge", "part-1", "other-plan"});
    EXPECT_EQ(plan.exit, 2);
    EXPECT_NE(plan.errors.find("plan differs: quick, and full"), std::string::npos) << plan.errors;
    ASSERT_EQ(measure("2/2", "other-seed", {"--seed", "5"}).exit, 0);
    auto const seed = call({"merge", "part-1", "other-seed"});
    EXPECT_EQ(seed.exit, 2);
    EXPECT_NE(seed.errors.find("seeds differ"), std::string::npos) << seed.errors;
}

TEST_F(merge_cli, a_part_without_cases_is_a_part) {
    for (auto const* shard : {"1/3", "2/3", "3/3"})
        ASSERT_EQ(measure(shard, "part-" + std::string(shard, 1)).exit, 0) << shard;
    EXPECT_EQ(call({"merge", "part-1", "part-2", "part-3", "--quiet"}).exit, 0);
    EXPECT_EQ(call({"merge", "part-1", "part-2", "--quiet"}).exit, 3);
}

TEST_F(merge_cli, a_part_is_resumed_where_it_was_begun_and_nowhere_else) {
    ASSERT_EQ(measure("1/2", "part-1").exit, 0);
    EXPECT_EQ(measure("1/2", "part-1", {"--resume"}).exit, 0);
    EXPECT_EQ(measure("2/2", "part-1", {"--resume"}).exit, 2);
    auto const whole = measure("", "part-1", {"--resume"});
    EXPECT_EQ(whole.exit, 2) << "a part isn't the whole";
    EXPECT_NE(whole.errors.find("its shard was"), std::string::npos) << whole.errors;
    EXPECT_NE(whole.errors.find("now it is not given"), std::string::npos) << whole.errors;
    auto const elsewhere = start({"unshare", "--uts", "sh", "-c", "hostname elsewhere && exec \"$@\"", "sh",
                                  YIELDMARK, "run", "--bench", site_.bench().string(), "--processes", "3",
                                  "--shard", "1/2", "--out", "part-1", "--resume"});
    if (elsewhere.errors.starts_with("unshare") || elsewhere.errors.starts_with("hostname"))
        GTEST_SKIP() << "a host can't be given another name here: " << elsewhere.errors;
    EXPECT_EQ(elsewhere.exit, 2);
    EXPECT_NE(elsewhere.errors.find("now it is \"elsewhere\""), std::string::npos) << elsewhere.errors;
}

TEST_F(merge_cli, earlier_results_divide_by_time) {
    ASSERT_EQ(measure("", "before").exit, 0);
    ASSERT_EQ(measure("1/2", "part-1", {"--balance", "before/results.json"}).exit, 0);
    ASSERT_EQ(measure("2/2", "by-count").exit, 0);
    auto const mixed = call({"merge", "part-1", "by-count"});
    EXPECT_EQ(mixed.exit, 2);
    EXPECT_NE(mixed.errors.find("--balance"), std::string::npos) << mixed.errors;
    EXPECT_EQ(measure("", "x", {"--balance", "before/results.json"}).exit, 2);
    EXPECT_EQ(measure("1/2", "x", {"--balance", "nowhere.json"}).exit, 2);
    EXPECT_EQ(measure("3/2", "x").exit, 2);
}

TEST_F(merge_cli, a_damaged_part_is_refused_by_its_name) {
    ASSERT_EQ(measure("1/2", "part-1").exit, 0);
    ASSERT_EQ(measure("2/2", "part-2").exit, 0);
    auto const whole = text_of("part-2/results.json");
    for (auto const length : {std::size_t{0}, std::size_t{100}, whole.size() / 2, whole.size() - 3}) {
        file("part-2/results.json", whole.substr(0, length));
        auto const done = call({"merge", "part-1", "part-2", "--out", "whole"});
        EXPECT_EQ(done.exit, 2) << length;
        EXPECT_NE(done.errors.find("part-2/results.json"), std::string::npos) << done.errors;
        EXPECT_EQ(std::ranges::count(done.errors, '\n'), 1) << done.errors;
        EXPECT_FALSE(fs::exists(site_.root() / "whole/results.json"));
    }
}

TEST_F(merge_cli, what_is_no_part_or_not_ours_is_refused) {
    ASSERT_EQ(measure("", "whole-run").exit, 0);
    EXPECT_NE(call({"merge", "whole-run"}).errors.find("whole-run/results.json is no part of a whole"),
              std::string::npos);
    fs::create_directory(site_.root() / "empty");
    EXPECT_EQ(call({"merge", "empty"}).exit, 2);
    ASSERT_EQ(measure("1/1", "part-1").exit, 0);
    EXPECT_EQ(call({"merge", "part-1", "--out", "part-1"}).exit, 2);
    file("taken/results.json", "mine\n");
    EXPECT_EQ(call({"merge", "part-1", "--out", "taken"}).exit, 2);
    EXPECT_EQ(text_of("taken/results.json"), "mine\n");
    EXPECT_EQ(call({"merge", "part-1", "--junit", "x.xml"}).exit, 2);
}

class merged_gate : public merge_cli {
protected:
    // Of a gate in four parts, as gate --shard writes it.
    std::vector<std::string> write_parts() const {
        std::vector<std::string> all{"merge"};
        gate::gate_request asked{.asked = {}, .held = gate::built_in_limits()};
        for (unsigned k = 1; k <= 4; ++k) {
            gate::gate_part part{.first = test::part_with(k, 4, test::made_cases_of_pairs()), .second = {}};
            std::vector<std::string> names;
            for (auto const& one : part.first.cases)
                names.push_back(one.name);
            part.second = test::comparison_of(names, test::made_cases_of_pairs(1));
            all.push_back(fmt::format("part-{}", k));
            file(all.back() + "/gate-part.json", gate::write_json(part));
        }
        return all;
    }
};

TEST_F(merged_gate, decides_with_every_output_that_a_gate_has) {
    auto all = write_parts();
    all.insert(all.end(), {"--out", "whole", "--markdown", "m.md", "--junit", "j.xml", "--openmetrics",
                           "o.txt", "--badge", "b.json"});
    auto const done = call(all);
    EXPECT_EQ(done.exit, 1) << done.errors;
    EXPECT_NE(done.output.find("gate: regression"), std::string::npos) << done.output;
    for (auto const* name : {"whole/comparison.json", "whole/recheck.json", "whole/gate.json", "m.md",
                             "j.xml", "o.txt", "b.json"})
        EXPECT_TRUE(fs::exists(site_.root() / name)) << name;
    EXPECT_NE(text_of("j.xml").find("<failure"), std::string::npos);
    EXPECT_EQ(compare::read_file(site_.root() / "whole/comparison.json").machines.size(), 4U);
}

TEST_F(merged_gate, limits_that_are_named_hold) {
    auto all = write_parts();
    all.insert(all.end(), {"--limits", file("generous", "time = 50%\n"), "--quiet"});
    EXPECT_EQ(call(all).exit, 0);
}

TEST_F(merged_gate, its_outputs_overwrite_neither_limits_nor_parts) {
    auto all = write_parts();
    auto const limits = file("generous", "time = 50%\n");
    auto const part = text_of("part-2/gate-part.json");
    for (auto const* output : {"generous", "part-2/gate-part.json"}) {
        auto asked = all;
        asked.insert(asked.end(), {"--limits", limits, "--badge", output});
        auto const done = call(asked);
        EXPECT_EQ(done.exit, 2) << output << done.output;
        EXPECT_NE(done.errors.find("would overwrite"), std::string::npos) << done.errors;
    }
    EXPECT_EQ(text_of("generous"), "time = 50%\n");
    EXPECT_EQ(text_of("part-2/gate-part.json"), part);
}

TEST_F(merged_gate, a_missing_part_leaves_no_decision) {
    auto all = write_parts();
    all.pop_back();
    auto const done = call(all);
    EXPECT_EQ(done.exit, 3);
    EXPECT_NE(done.errors.find("part 4 of 4"), std::string::npos) << done.errors;
}

TEST_F(merged_gate, a_part_decides_nothing_and_says_where_to_ask) {
    auto const done = call({"gate", "--shard", "1/2", "--out", "x", "--junit", "j.xml"});
    EXPECT_EQ(done.exit, 2);
    EXPECT_NE(done.errors.find("yieldmark merge"), std::string::npos) << done.errors;
    EXPECT_EQ(call({"gate", "--shard", "1/2"}).exit, 2);
    EXPECT_EQ(call({"compare", "a.json", "b.json", "--shard", "1/2"}).exit, 2);
}

} // namespace
} // namespace yieldmark
