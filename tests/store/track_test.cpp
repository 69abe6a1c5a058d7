#include "harness/store/track.hpp"

#include "harness/store/commits.hpp"
#include "harness/store/hunt.hpp"
#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"
#include "tests/store/made.hpp"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace yieldmark::store {
namespace {

namespace fs = std::filesystem;
using test::temporary_folder;

// A repository of `count` empty commits, a second apart, of which one subject is hostile.
class repository {
public:
    explicit repository(int count) {
        std::string script = "set -e; cd '" + folder_.path().string() +
                             "'; git init -q -b main .; git config user.email a@b.c; git config user.name a;";
        for (int i = 0; i < count; ++i)
            script += fmt::format(
                "GIT_COMMITTER_DATE='2026-01-01T00:{:02}:{:02}+02:00' git commit -q --allow-empty -m "
                "'commit {} <script>';",
                i / 60, i % 60, i);
        EXPECT_EQ(std::system(script.c_str()), 0);
        names_ = commits_in(path(), "main~" + std::to_string(count - 1) + "..main");
        names_.insert(names_.begin(), commit_named(path(), "main~" + std::to_string(count - 1)).name);
    }

    [[nodiscard]] fs::path const& path() const { return folder_.path(); }
    [[nodiscard]] std::string store() const { return folder_.file("history.db"); }
    [[nodiscard]] std::vector<std::string> const& names() const { return names_; }
    [[nodiscard]] std::size_t index(std::string const& side) const {
        auto const at = std::ranges::find(names_, side.substr(4));
        EXPECT_TRUE(side.starts_with("rev:") && at != names_.end()) << side;
        return static_cast<std::size_t>(at - names_.begin());
    }

private:
    temporary_folder folder_;
    std::vector<std::string> names_;
};

// Instead of builds and duels: a comparison in which a case takes `ratio` times the base's time.
compare::comparison made_comparison(double ratio, double reach = 0.002) {
    compare::comparison c;
    c.date = "2026-11-21T10:00:00+00:00";
    c.where.cpu = "cpu";
    c.now.toolchain.compiler = "g++";
    compare::case_change one;
    one.name = "a/loop/drain/1";
    one.metrics.push_back({.metric = "time",
                           .base = 100,
                           .now = 100 * ratio,
                           .ratio = {ratio * (1 - reach), ratio, ratio * (1 + reach), 0.95},
                           .pairs = 15,
                           .changed = std::abs(ratio - 1) > 0.02});
    c.cases.push_back(one);
    return c;
}

track_request asking(repository const& in, std::vector<std::string> revisions, std::string baseline = {}) {
    track_request what{.revisions = std::move(revisions),
                       .baseline = std::move(baseline),
                       .toolchain = "g++",
                       .machine = "cpu",
                       .again = false,
                       .how = {}};
    what.how.repository = in.path();
    return what;
}

void say_nothing(std::string const&) {}

TEST(commits, are_told_in_utc_with_their_place) {
    repository const r(3);
    auto const c = commit_named(r.path(), "main~1");
    EXPECT_EQ(c.name, r.names()[1]);
    EXPECT_EQ(c.date, "2025-12-31T22:00:01Z");
    EXPECT_EQ(c.subject, "commit 1 <script>");
    EXPECT_EQ(c.place, 2U);
    EXPECT_EQ(commit_if_known(r.path(), "elsewhere").name, "elsewhere");
    EXPECT_TRUE(is_ancestor(r.path(), "main~1", "main"));
    EXPECT_FALSE(is_ancestor(r.path(), "main", "main~1"));
}

TEST(commits, unknown_ones_are_usage_errors) {
    repository const r(2);
    EXPECT_THROW(static_cast<void>(commit_named(r.path(), "nope")), system::usage_error);
    EXPECT_THROW(static_cast<void>(commit_named(r.path(), "--all")), system::usage_error);
    EXPECT_THROW(static_cast<void>(commit_named("/", "main")), system::usage_error);
    EXPECT_THROW(static_cast<void>(commits_in(r.path(), "main")), system::usage_error);
    EXPECT_THROW(static_cast<void>(commits_in(r.path(), "main~1...main")), system::usage_error);
    EXPECT_THROW(static_cast<void>(commits_in(r.path(), "main..nope")), system::usage_error);
}

TEST(commits, a_shallow_clone_knows_no_places) {
    repository const r(3);
    temporary_folder const folder;
    auto const clone = folder.file("clone");
    auto const command =
        "git clone -q --depth 1 'file://" + r.path().string() + "' '" + clone + "' 2>/dev/null";
    ASSERT_EQ(std::system(command.c_str()), 0);
    EXPECT_EQ(commit_named(clone, "HEAD").place, 0U);
}

TEST(track, measures_each_revision_once_against_the_pinned_baseline) {
    repository const r(6);
    history h(r.store(), access::write);
    std::vector<std::pair<std::size_t, std::size_t>> duels;
    auto const measured = [&](compare::comparison_request const& asked) {
        duels.emplace_back(r.index(asked.base), r.index(asked.now));
        return made_comparison(1 + 0.01 * static_cast<double>(r.index(asked.now)));
    };
    auto const first = track(h, asking(r, {"main~4..main~2"}, "main~5"), measured, say_nothing);
    EXPECT_EQ(first.measured, 2U);
    auto const second = track(h, asking(r, {"main~4..main"}), measured, say_nothing);
    EXPECT_EQ(second.measured, 2U);
    EXPECT_EQ(second.skipped, 2U);
    EXPECT_EQ(duels, (std::vector<std::pair<std::size_t, std::size_t>>{{0, 2}, {0, 3}, {0, 4}, {0, 5}}));
    auto const all = h.read();
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].baseline, r.names()[0]);
    ASSERT_EQ(all[0].points.size(), 4U);
    EXPECT_EQ(all[0].points[0].subject, "commit 2 <script>");
    auto again = asking(r, {"main"});
    again.again = true;
    EXPECT_EQ(track(h, again, measured, say_nothing).measured, 1U);
}

TEST(track, needs_a_baseline_and_says_when_it_changes) {
    repository const r(3);
    history h(r.store(), access::write);
    auto const measured = [](compare::comparison_request const&) { return made_comparison(1); };
    EXPECT_THROW(static_cast<void>(track(h, asking(r, {"main"}), measured, say_nothing)),
                 system::usage_error);
    EXPECT_THROW(static_cast<void>(track(h, asking(r, {"main"}, "nope"), measured, say_nothing)),
                 system::usage_error);
    EXPECT_THROW(static_cast<void>(track(h, asking(r, {"nope"}, "main~2"), measured, say_nothing)),
                 system::usage_error);
    EXPECT_FALSE(h.baseline().has_value()) << "a wrong request pins nothing";
    static_cast<void>(track(h, asking(r, {"main"}, "main~2"), measured, say_nothing));
    std::vector<std::string> said;
    auto const done =
        track(h, asking(r, {"main"}, "main~1"), measured, [&](auto const& line) { said.push_back(line); });
    EXPECT_NE(said.at(0).find("1 series end here"), std::string::npos) << said.at(0);
    EXPECT_EQ(done.begun, 1U);
    EXPECT_EQ(track(h, asking(r, {"main"}, "main~1"), measured, say_nothing).begun, 0U);
    EXPECT_EQ(h.read().at(0).baseline, r.names()[1]);
}

TEST(track, goes_on_after_a_revision_that_can_not_be_measured) {
    repository const r(4);
    history h(r.store(), access::write);
    auto const measured = [&](compare::comparison_request const& asked) {
        if (r.index(asked.now) == 2)
            throw system::run_error("does not build");
        return made_comparison(1);
    };
    auto const done = track(h, asking(r, {"main~3..main"}, "main~3"), measured, say_nothing);
    EXPECT_EQ(done.measured, 2U);
    ASSERT_EQ(done.failures.size(), 1U);
    EXPECT_EQ(done.failures[0].where, r.names()[2]);
}

// A store that takes nothing more: another writer holds it.
TEST(track, what_can_not_be_stored_is_kept_elsewhere_and_can_be_imported) {
    repository const r(3);
    history h(r.store(), access::write, std::chrono::seconds(0));
    h.pin(r.names()[0]);
    std::string kept;
    auto what = asking(r, {"main"});
    what.keep = [&](store::measurement const& m) {
        kept = store::export_of(m);
        return std::string("kept.jsonl");
    };
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(r.store().c_str(), &other), SQLITE_OK);
    auto const measured = [&](compare::comparison_request const&) {
        EXPECT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
        return made_comparison(1);
    };
    auto const done = track(h, what, measured, say_nothing);
    sqlite3_close(other);
    ASSERT_EQ(done.failures.size(), 1U);
    EXPECT_NE(done.failures[0].what.find("yieldmark history import kept.jsonl"), std::string::npos)
        << done.failures[0].what;
    EXPECT_TRUE(h.measurements().empty());
    EXPECT_EQ(h.import_text(kept, "kept.jsonl").measurements, 1U);
    EXPECT_EQ(h.read().at(0).points.at(0).revision, r.names()[2]);
}

TEST(track, keeps_nothing_of_a_stopped_comparison_and_what_was_before) {
    repository const r(4);
    history h(r.store(), access::write);
    auto const measured = [&](compare::comparison_request const& asked) {
        auto c = made_comparison(1);
        c.complete = r.index(asked.now) < 2;
        return c;
    };
    auto const done = track(h, asking(r, {"main~3..main"}, "main~3"), measured, say_nothing);
    EXPECT_TRUE(done.stopped);
    EXPECT_EQ(h.measurements().size(), 1U);
}

TEST(add_comparison, takes_its_revisions_from_the_file_and_pins_its_base) {
    repository const r(3);
    history h(r.store(), access::write);
    auto c = made_comparison(1.1);
    c.base.revision = r.names()[0].substr(0, 10);
    c.now.revision = r.names()[1];
    EXPECT_EQ(add_comparison(h, c, {}, r.path(), say_nothing).figures, 1U);
    EXPECT_TRUE(add_comparison(h, c, {}, r.path(), say_nothing).twice);
    EXPECT_EQ(h.baseline(), r.names()[0]);
    EXPECT_EQ(h.read().at(0).points.at(0).subject, "commit 1 <script>");
    c.base.revision = r.names()[2];
    EXPECT_THROW(static_cast<void>(add_comparison(h, c, {}, r.path(), say_nothing)), system::usage_error);
    c.base.revision = r.names()[0];
    c.now.revision.clear();
    EXPECT_THROW(static_cast<void>(add_comparison(h, c, {}, r.path(), say_nothing)), system::usage_error);
    EXPECT_EQ(add_comparison(h, c, {.name = "main"}, r.path(), say_nothing).figures, 1U);
    c.now.revision = "v1.2-3-gabcdef0-dirty";
    EXPECT_THROW(static_cast<void>(add_comparison(h, c, {}, r.path(), say_nothing)), system::usage_error);
}

TEST(add_comparison, changes_nothing_if_it_is_refused) {
    repository const r(4);
    history h(r.store(), access::write);
    auto c = made_comparison(1.1);
    c.base.revision = r.names()[0];
    c.now.revision = r.names()[1];
    static_cast<void>(add_comparison(h, c, {}, r.path(), say_nothing));
    auto const refused = [&](keeping const& how) {
        EXPECT_THROW(static_cast<void>(add_comparison(h, c, how, r.path(), say_nothing)),
                     system::usage_error);
        EXPECT_EQ(h.baseline(), r.names()[0]);
        EXPECT_EQ(h.list().size(), 1U);
    };
    refused({.baseline = "nope"});
    refused({.baseline = "main"});
    refused({.name = "main"}); // the file says another
    refused({.name = "zzz"});
    c.base.revision = r.names()[2];
    c.now.revision = r.names()[3];
    static_cast<void>(add_comparison(h, c, {.name = "main", .baseline = "main~1"}, r.path(), say_nothing));
    EXPECT_EQ(h.baseline(), r.names()[2]);
}

TEST(track, pins_no_other_baseline_where_nothing_could_be_measured) {
    repository const r(3);
    history h(r.store(), access::write);
    auto const good = [](compare::comparison_request const&) { return made_comparison(1); };
    static_cast<void>(track(h, asking(r, {"main"}, "main~2"), good, say_nothing));
    auto const failing = [](compare::comparison_request const&) -> compare::comparison {
        throw system::run_error("no");
    };
    EXPECT_EQ(track(h, asking(r, {"main"}, "main~1"), failing, say_nothing).failures.size(), 1U);
    EXPECT_EQ(h.baseline(), r.names()[0]);
    EXPECT_EQ(track(h, asking(r, {"main"}, "main~1"), good, say_nothing).measured, 1U);
    EXPECT_EQ(h.baseline(), r.names()[1]);
}

hunt_request hunting(repository const& in) {
    hunt_request what{.case_name = "a/loop/drain/1",
                      .metric = "time",
                      .good = in.names().front(),
                      .bad = "main",
                      .rounds = 3,
                      .how = {}};
    what.how.repository = in.path();
    return what;
}

bool never() {
    return false;
}

TEST(hunt, finds_the_commit_against_the_good_side_only) {
    repository const r(20);
    for (std::size_t const first : {1U, 7U, 13U, 19U}) {
        std::size_t duels = 0;
        auto const measured = [&](compare::comparison_request const& asked) {
            ++duels;
            EXPECT_EQ(r.index(asked.base), 0U);
            EXPECT_EQ(asked.only_one ? asked.filters : asked.cases,
                      std::vector<std::string>{"a/loop/drain/1"});
            EXPECT_EQ(asked.metrics, std::set<std::string>{"time"});
            return made_comparison(r.index(asked.now) < first ? 1.0 : 1.05);
        };
        auto const found = hunt(hunting(r), measured, say_nothing, never);
        EXPECT_EQ(found.found.first, first);
        EXPECT_EQ(found.commits[first].name, r.names()[first]);
        EXPECT_EQ(found.commits[first].subject, fmt::format("commit {} <script>", first));
        EXPECT_LE(duels, 6U) << "the two ends, and log2(20)";
    }
}

TEST(hunt, a_pattern_is_looked_up_once_and_then_stands_for_its_case) {
    repository const r(5);
    std::vector<compare::comparison_request> all;
    auto const measured = [&](compare::comparison_request const& asked) {
        all.push_back(asked);
        return made_comparison(r.index(asked.now) < 2 ? 1.0 : 1.05);
    };
    auto what = hunting(r);
    what.case_name = "a/loop";
    static_cast<void>(hunt(what, measured, say_nothing, never));
    ASSERT_GE(all.size(), 2U);
    EXPECT_TRUE(all[0].only_one);
    EXPECT_EQ(all[0].filters, std::vector<std::string>{"a/loop"});
    EXPECT_FALSE(all[1].only_one);
    EXPECT_EQ(all[1].cases, std::vector<std::string>{"a/loop/drain/1"});
}

TEST(hunt, what_does_not_decide_is_asked_with_more_pairs_and_then_skipped) {
    repository const r(5);
    std::vector<unsigned> pairs;
    auto const measured = [&](compare::comparison_request const& asked) {
        if (r.index(asked.now) == 4)
            return made_comparison(1.05);
        pairs.push_back(asked.first_pairs);
        bool const decides = r.index(asked.now) != 2;
        return made_comparison(1.02, decides ? 0.001 : 0.03);
    };
    auto const found = hunt(hunting(r), measured, say_nothing, never);
    EXPECT_EQ(std::vector<unsigned>(pairs.begin(), pairs.begin() + 3), (std::vector<unsigned>{15, 30, 60}));
    ASSERT_FALSE(found.steps.empty());
    EXPECT_EQ(found.steps[0].answer, bisect_answer::skip);
    EXPECT_EQ(found.steps[0].rounds, 3U);
    EXPECT_FALSE(found.steps[0].note.empty());
}

TEST(hunt, what_has_the_same_machine_code_is_as_good) {
    repository const r(9);
    auto const measured = [&](compare::comparison_request const& asked) {
        auto c = made_comparison(1.05);
        if (r.index(asked.now) < 6) {
            c.cases.front().metrics.clear();
            c.cases.front().unchanged = true;
        }
        return c;
    };
    EXPECT_EQ(hunt(hunting(r), measured, say_nothing, never).found.first, 6U);
    auto const nothing = [&](compare::comparison_request const&) {
        auto c = made_comparison(1);
        c.cases.front().metrics.clear();
        c.cases.front().unchanged = true;
        return c;
    };
    EXPECT_THROW(static_cast<void>(hunt(hunting(r), nothing, say_nothing, never)), system::run_error);
}

TEST(hunt, a_revision_that_does_not_build_is_skipped) {
    repository const r(9);
    auto const measured = [&](compare::comparison_request const& asked) {
        auto const at = r.index(asked.now);
        if (at == 4)
            throw system::run_error("does not build");
        return made_comparison(at < 6 ? 1.0 : 0.5);
    };
    EXPECT_EQ(hunt(hunting(r), measured, say_nothing, never).found.first, 6U);
}

TEST(hunt, says_what_can_not_be_found) {
    repository const r(3);
    auto const same = [](compare::comparison_request const&) { return made_comparison(1.001); };
    EXPECT_THROW(static_cast<void>(hunt(hunting(r), same, say_nothing, never)), system::run_error);
    auto backwards = hunting(r);
    std::swap(backwards.good, backwards.bad);
    EXPECT_THROW(static_cast<void>(hunt(backwards, same, say_nothing, never)), system::usage_error);
    auto unknown = hunting(r);
    unknown.metric = "beauty"; // may be a counter, for all that is known before measuring
    EXPECT_THROW(static_cast<void>(hunt(unknown, same, say_nothing, never)), system::run_error);
    auto const stopped = [](compare::comparison_request const&) {
        auto c = made_comparison(1.05);
        c.complete = false;
        return c;
    };
    EXPECT_TRUE(hunt(hunting(r), stopped, say_nothing, never).found.stopped);
}

} // namespace
} // namespace yieldmark::store
