// The process itself: two sides loaded, what it writes down, and what it says of wrong orders.

#include "tests/duel/made_builds.hpp"

#include "harness/duel/run_process.hpp"
#include "harness/run/layout.hpp"

#include <atomic>

namespace {

using namespace yieldmark;
namespace fs = std::filesystem;

std::atomic<int> const never{0};

fs::path linked(made::folder const& where, std::string const& side, run::link_manifest const& how) {
    auto const path = where / (side + ".so");
    auto const end = system::run_to_end(run::link_side_process(how, 1, path), std::chrono::seconds(60));
    EXPECT_TRUE(end.good()) << end.output << end.errors;
    return path;
}

duel::process_setup setup(made::folder const& where, made::strings const& cases) {
    duel::process_setup all{.program = DUEL_PROGRAM, .files = where / "pair"};
    all.what.objects[duel::base_side] = linked(where, "base", *made::build("base").manifest).string();
    all.what.objects[duel::now_side] = linked(where, "now", *made::build("now").manifest).string();
    all.what.seed = 3;
    for (auto const& name : cases)
        all.what.bouts.push_back({.name = name, .iterations = 20, .slices = 4});
    return all;
}

duel::duel_process_end ended(duel::process_setup const& all) {
    return duel::run_process(all, never, [](duel::duel_journal const&) {});
}

TEST(duel_process, measures_as_many_slices_a_side_as_it_is_ordered) {
    made::folder const here;
    auto const end = ended(setup(here, {"made/loop/equal/1", "made/loop/twice/1"}));
    EXPECT_EQ(end.wrong, "");
    EXPECT_TRUE(end.lines.ended());
    ASSERT_EQ(end.lines.finished().size(), 2U);
    for (auto const& [name, slices] : end.lines.finished()) {
        EXPECT_EQ(slices.base.size(), 4U) << name;
        EXPECT_EQ(slices.now.size(), 4U) << name;
    }
}

TEST(duel_process, a_wrong_sequence_is_reported_and_not_timed) {
    made::folder const here;
    auto const end = ended(setup(here, {"made/loop/wrong/1", "made/loop/throwing/1", "made/loop/equal/1"}));
    EXPECT_EQ(end.wrong, "");
    EXPECT_EQ(end.lines.errors().at("made/loop/wrong/1"),
              "now: check failed: the sequence is not what it should be");
    EXPECT_EQ(end.lines.errors().at("made/loop/throwing/1"), "it threw");
    EXPECT_EQ(end.lines.finished().size(), 1U);
}

TEST(duel_process, a_case_that_crashes_is_the_open_one) {
    made::folder const here;
    auto const end = ended(setup(here, {"made/loop/crash/1"}));
    EXPECT_EQ(end.lines.open_case(), "made/loop/crash/1");
    EXPECT_NE(end.wrong, "");
    EXPECT_FALSE(end.lines.ended());
}

TEST(duel_process, a_case_that_hangs_is_ended) {
    made::folder const here;
    auto all = setup(here, {"made/loop/hang/1"});
    all.stall_limit = 1;
    auto const end = ended(all);
    EXPECT_EQ(end.lines.open_case(), "made/loop/hang/1");
    EXPECT_EQ(end.wrong, "hung: no news for 1 s, so it was killed");
}

TEST(duel_process, an_unknown_case_is_reported) {
    made::folder const here;
    auto const end = ended(setup(here, {"made/loop/none/1"}));
    EXPECT_NE(end.lines.errors().at("made/loop/none/1").find("has no such case"), std::string::npos);
}

TEST(duel_process, calibration_gives_a_time_a_side_and_the_length_of_a_step) {
    made::folder const here;
    auto all = setup(here, {"made/loop/twice/1"});
    all.what.calibrate = true;
    auto const end = ended(all);
    EXPECT_GT(end.lines.step(), 0);
    auto const& slices = end.lines.finished().at("made/loop/twice/1");
    ASSERT_EQ(slices.base.size(), 1U);
    ASSERT_EQ(slices.now.size(), 1U);
    EXPECT_GT(slices.base.front(), 0);
}

TEST(duel_process, the_sides_share_no_inline_variable) {
    made::folder const here;
    auto const end = ended(setup(here, {"other/loop/separate/1"}));
    EXPECT_TRUE(end.lines.errors().empty()) << end.lines.errors().begin()->second;
}

#if !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) // which ends such a process by itself
// The same without the version script, to see that the test above can fail: g++ makes such a variable unique
// in the process even where nothing else of an object is visible. (clang++ doesn't.)
TEST(duel_process, without_the_version_script_they_would) {
    made::folder const here;
    auto all = setup(here, {"other/loop/separate/1"});
    for (auto const* side : {"base", "now"}) {
        auto how = *made::build(side).manifest;
        how.side = {"-shared"};
        linked(here, side, how);
    }
    EXPECT_EQ(ended(all).lines.errors().count("other/loop/separate/1"), 1U);
}
#endif

TEST(duel_orders, are_read_as_they_were_written) {
    made::folder const here;
    duel::orders const given{
        .objects = {"/a b.so", "/c.so"},
        .loaded_first = duel::now_side,
        .seed = 18446744073709551615U,
        .journal_file = here / "j",
        .calibrate = true,
        .bouts = {{.name = "a/loop/sum of/1", .iterations = 7, .slices = 4, .extra = {1, 2}},
                  {.name = "b/loop/sum/2"}}};
    std::ofstream file(here / "cases");
    duel::write_bouts(file, given.bouts);
    file.close();
    auto flags = duel::flags_of(given, here / "cases");
    std::vector<char*> argv{flags.front().data()}; // the program's name, which is not read
    for (auto& flag : flags)
        argv.push_back(flag.data());
    auto const read = duel::read_orders(static_cast<int>(argv.size()), argv.data());
    EXPECT_EQ(read.objects[0], given.objects[0]);
    EXPECT_EQ(read.objects[1], given.objects[1]);
    EXPECT_EQ(read.loaded_first, duel::now_side);
    EXPECT_EQ(read.seed, given.seed);
    EXPECT_EQ(read.journal_file, given.journal_file);
    EXPECT_TRUE(read.calibrate);
    ASSERT_EQ(read.bouts.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(read.bouts[i].name, given.bouts[i].name);
        EXPECT_EQ(read.bouts[i].iterations, given.bouts[i].iterations);
        EXPECT_EQ(read.bouts[i].slices, given.bouts[i].slices);
        EXPECT_EQ(read.bouts[i].extra[0], given.bouts[i].extra[0]);
        EXPECT_EQ(read.bouts[i].extra[1], given.bouts[i].extra[1]);
    }
}

TEST(duel_process, wrong_orders_end_with_2) {
    for (auto const* wrong : {"--base=a.so", "--none=1", "--first=left", "--seed=x"}) {
        auto const end = system::run_to_end({.arguments = {DUEL_PROGRAM, wrong},
                                             .environment = system::clean_environment(),
                                             .cpu = std::nullopt,
                                             .keep_all = true},
                                            std::chrono::seconds(20));
        EXPECT_EQ(system::describe_status(end.status), "exited with 2") << wrong;
        EXPECT_NE(end.errors.find("yieldmark-duel: "), std::string::npos) << end.errors;
    }
}

TEST(duel_process, an_object_that_is_no_side_is_reported) {
    made::folder const here;
    auto all = setup(here, {"made/loop/equal/1"});
    all.what.objects[duel::now_side] = (here / "none.so").string();
    auto const end = ended(all);
    EXPECT_EQ(end.wrong, "exited with 3");
    EXPECT_NE(end.output.find("can't be loaded"), std::string::npos) << end.output;
}

TEST(duel_journal, a_torn_line_and_a_foreign_one_are_left_out) {
    duel::duel_journal lines;
    lines.feed("{\"begin\":\"a\"}\n{\"name\":\"a\",\"base\":[1,2],\"no");
    EXPECT_EQ(lines.open_case(), "a");
    EXPECT_TRUE(lines.finished().empty());
    lines.feed("w\":[3,4]}\nnot json\n[1]\n{\"begin\":\"b\"}\n");
    EXPECT_EQ(lines.finished().at("a").now, (std::vector<double>{3, 4}));
    EXPECT_EQ(lines.open_case(), "b");
    EXPECT_FALSE(lines.ended());
}

} // namespace
