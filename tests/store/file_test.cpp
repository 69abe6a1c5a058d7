// What the store's file may be besides a good history: each gives one clear error and stays as it was.
#include "harness/store/history.hpp"
#include "harness/system/errors.hpp"
#include "tests/store/made.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace yieldmark {
namespace {

namespace fs = std::filesystem;
using store::access;
using store::history;
using test::error_of;
using test::made;
using test::made_figure;
using test::plain_sql;
using test::temporary_folder;
using test::text_of;

constexpr char const* fib = "fibonacci/coroutine/drain/4096";

template <class Error> std::string opening(std::string const& path, access how) {
    return error_of<Error>([&] { history(path, how, std::chrono::seconds(0)); });
}

void expect_in(std::string const& text, std::string const& part) {
    EXPECT_NE(text.find(part), std::string::npos) << "\"" << text << "\" has no \"" << part << "\"";
    EXPECT_EQ(text.find('\n'), std::string::npos) << text;
}

TEST(store_file, none_is_made_by_reading) {
    temporary_folder const folder;
    expect_in(opening<system::usage_error>(folder.file(), access::read), "there is no history yet");
    EXPECT_FALSE(fs::exists(folder.file()));
}

TEST(store_file, is_made_with_its_folder_by_writing) {
    temporary_folder const folder;
    auto const path = (folder.path() / "a" / "b" / "history.db").string();
    history(path, access::write).pin("abc");
    EXPECT_EQ(history("sqlite3://" + path, access::read).baseline(), "abc");
    EXPECT_EQ(test::plain_answer(path, "PRAGMA application_id"), std::to_string(0x796d726b));
    EXPECT_EQ(test::plain_answer(path, "PRAGMA user_version"), "3");
}

TEST(store_file, the_usual_folder_stays_out_of_git_and_others_are_left_alone) {
    temporary_folder const folder;
    auto const begin_in = [&](char const* name) {
        history((folder.path() / name / "history.db").string(), access::write).pin("abc");
        return folder.path() / name / ".gitignore";
    };
    EXPECT_EQ(text_of(begin_in(".yieldmark")), "*\n");
    EXPECT_FALSE(fs::exists(begin_in("kept")));
    fs::create_directories(folder.path() / "x/.yieldmark");
    std::ofstream(folder.path() / "x/.yieldmark/.gitignore") << "mine\n";
    EXPECT_EQ(text_of(begin_in("x/.yieldmark")), "mine\n");
}

TEST(store_file, a_folder_or_a_pipe_is_none) {
    temporary_folder const folder;
    for (auto const how : {access::read, access::write})
        expect_in(opening<system::usage_error>(folder.path().string(), how), "is a folder");
    ASSERT_EQ(mkfifo(folder.file("pipe").c_str(), 0600), 0);
    expect_in(opening<system::usage_error>(folder.file("pipe"), access::write), "isn't a regular file");
}

TEST(store_file, another_file_is_refused_and_stays_as_it_was) {
    temporary_folder const folder;
    for (std::string const text :
         {"x", "{\"benchmarks\": []}\n", "SQLite format 2 or so, and more text after it"}) {
        std::ofstream(folder.file(), std::ios::binary) << text;
        for (auto const how : {access::read, access::write})
            expect_in(opening<system::usage_error>(folder.file(), how), "isn't an SQLite file");
        EXPECT_EQ(text_of(folder.file()), text);
    }
}

TEST(store_file, another_program_s_database_is_refused_and_stays_as_it_was) {
    temporary_folder const folder;
    plain_sql(folder.file(), "CREATE TABLE bookmarks (url TEXT)");
    auto const before = text_of(folder.file());
    for (auto const how : {access::read, access::write})
        expect_in(opening<system::usage_error>(folder.file(), how), "of another program");
    EXPECT_EQ(text_of(folder.file()), before);
}

TEST(store_file, an_empty_file_is_no_history_to_read_but_can_become_one) {
    temporary_folder const folder;
    std::ofstream(folder.file()) << "";
    expect_in(opening<system::usage_error>(folder.file(), access::read), "is empty");
    history(folder.file(), access::write).pin("abc");
    EXPECT_EQ(history(folder.file(), access::read).baseline(), "abc");
}

TEST(store_file, a_newer_schema_is_refused_and_stays_as_it_was) {
    temporary_folder const folder;
    history(folder.file(), access::write).pin("abc");
    plain_sql(folder.file(), "PRAGMA user_version = 4; CREATE TABLE later (x)");
    auto const before = text_of(folder.file());
    for (auto const how : {access::read, access::write})
        expect_in(opening<system::usage_error>(folder.file(), how),
                  "newer yieldmark (schema 4, and this one knows up to 3)");
    EXPECT_EQ(text_of(folder.file()), before);
}

TEST(store_file, what_is_neither_a_path_nor_a_server_is_refused) {
    expect_in(opening<system::usage_error>("mysql://host/db", access::read),
              "an SQLite file or a PostgreSQL database");
    expect_in(opening<system::usage_error>("", access::read), "is empty");
    temporary_folder const folder;
    expect_in(opening<system::usage_error>(folder.file("a\"b"), access::write), "quotation mark");
}

TEST(store_file, schema_1_is_migrated_and_kept_beside) {
    for (auto const how : {access::read, access::write}) {
        temporary_folder const folder;
        plain_sql(folder.file(), text_of(SCHEMA_1));
        history h(folder.file(), how);
        EXPECT_EQ(h.backup(), folder.file() + ".schema-1.backup");
        EXPECT_EQ(test::plain_answer(h.backup(), "PRAGMA user_version"), "1");
        EXPECT_EQ(test::plain_answer(h.backup(), "SELECT COUNT(*) FROM figure"), "12");
        EXPECT_EQ(test::plain_answer(folder.file(), "PRAGMA user_version"), "3");
        auto const listed = h.list();
        ASSERT_EQ(listed.size(), 1U);
        EXPECT_EQ(listed[0].points, 12U);
        EXPECT_EQ(listed[0].changes, 1U);
        auto const all = h.read();
        EXPECT_EQ(all[0].changes.at(0).at, 6U);
        EXPECT_EQ(h.measurements().at(0).key, "key-1");
        EXPECT_TRUE(history(folder.file(), access::read).backup().empty()) << "once is enough";
    }
}

TEST(store_file, a_migrated_store_takes_new_revisions_into_the_same_series) {
    temporary_folder const folder;
    plain_sql(folder.file(), text_of(SCHEMA_1));
    history h(folder.file(), access::write);
    auto m = made(13, {made_figure(fib, 1.05)});
    m.baseline = *h.baseline();
    h.add(m);
    EXPECT_EQ(h.read().at(0).points.size(), 13U);
}

TEST(store_file, a_migration_that_fails_leaves_the_old_schema) {
    temporary_folder const folder;
    // A figure that no ratio can be made of: the summaries can't be computed.
    plain_sql(folder.file(), text_of(SCHEMA_1) + "; UPDATE figure SET ratio = -1 WHERE measurement_id = 3");
    EXPECT_ANY_THROW(history(folder.file(), access::write));
    EXPECT_EQ(test::plain_answer(folder.file(), "PRAGMA user_version"), "1");
    EXPECT_EQ(test::plain_answer(folder.file(), "SELECT COUNT(*) FROM sqlite_master WHERE name = 'summary'"),
              "0");
}

TEST(store_file, two_that_migrate_at_once_migrate_once) {
    temporary_folder const folder;
    plain_sql(folder.file(), text_of(SCHEMA_1));
    std::vector<std::jthread> all;
    for (int i = 0; i < 4; ++i)
        all.emplace_back([&] { EXPECT_EQ(history(folder.file(), access::write).list().size(), 1U); });
    all.clear();
    std::size_t backups = 0;
    for (auto const& entry : fs::directory_iterator(folder.path()))
        backups += entry.path().string().find("backup") != std::string::npos ? 1 : 0;
    EXPECT_EQ(backups, 1U);
    EXPECT_EQ(test::plain_answer(folder.file() + ".schema-1.backup", "PRAGMA user_version"), "1");
}

TEST(store_file, a_locked_one_is_waited_for_and_then_told) {
    temporary_folder const folder;
    history h(folder.file(), access::write, std::chrono::seconds(0));
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(folder.file().c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr), SQLITE_OK);
    expect_in(error_of<system::run_error>([&] { h.pin("abc"); }), "keeps it locked");
    expect_in(opening<system::run_error>(folder.file(), access::read), "keeps it locked");
    {
        std::jthread const later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            sqlite3_exec(other, "COMMIT", nullptr, nullptr, nullptr);
        });
        history(folder.file(), access::write, std::chrono::seconds(60)).pin("abc");
    }
    EXPECT_EQ(h.baseline(), "abc");
    sqlite3_close(other);
}

// Root may write to anything; nobody may not.
class as_nobody {
public:
    explicit as_nobody(fs::path const& folder) {
        if (geteuid() != 0)
            return;
        for (auto const& entry : fs::directory_iterator(folder))
            EXPECT_EQ(chown(entry.path().c_str(), nobody, nobody), 0);
        EXPECT_EQ(chown(folder.c_str(), nobody, nobody), 0);
        EXPECT_EQ(seteuid(nobody), 0);
        changed_ = true;
    }
    ~as_nobody() {
        if (changed_ && seteuid(0) != 0)
            std::abort();
    }
    as_nobody(as_nobody const&) = delete;
    as_nobody& operator=(as_nobody const&) = delete;

private:
    static constexpr uid_t nobody = 65534;
    bool changed_ = false;
};

TEST(store_file, a_read_only_one_is_read_and_not_written) {
    temporary_folder const folder;
    history(folder.file(), access::write).pin("abc");
    as_nobody const now(folder.path());
    fs::permissions(folder.file(), fs::perms::owner_read);
    fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
    EXPECT_EQ(history(folder.file(), access::read).baseline(), "abc");
    expect_in(error_of<system::run_error>([&] { history(folder.file(), access::write).pin("def"); }),
              "can't be written to");
    fs::permissions(folder.file(), fs::perms::none);
    expect_in(opening<system::run_error>(folder.file(), access::read), "can't be read");
}

// One letter of a case's name changed where its table has it, or where an index has it: SQLite's quick check passes
// over the latter, and a figure that is added then begins a second series.
TEST(store_file, one_with_a_damaged_index_is_refused_and_stays_as_it_was) {
    temporary_folder const folder;
    {
        history h(folder.file(), access::write);
        h.pin(test::commit(1).name);
        h.add(made(1, {made_figure(fib, 1), made_figure("needle/loop/drain/1", 1)}));
    }
    auto const good = text_of(folder.file());
    int places = 0;
    for (auto at = good.find("needle"); at != std::string::npos; at = good.find("needle", at + 1)) {
        ++places;
        auto bad = good;
        bad[at] = 'N';
        std::ofstream(folder.file("bad.db"), std::ios::binary | std::ios::trunc) << bad;
        history h(folder.file("bad.db"), access::write);
        auto const add = [&] { h.add(made(2, {made_figure("needle/loop/drain/1", 1)})); };
        expect_in(error_of<system::run_error>(add), "is damaged");
        EXPECT_EQ(text_of(folder.file("bad.db")), bad);
        history again(folder.file("bad.db"), access::read);
        expect_in(error_of<system::run_error>([&] { static_cast<void>(again.list()); }), "is damaged");
        expect_in(error_of<system::run_error>([&] { static_cast<void>(again.export_text()); }), "is damaged");
    }
    EXPECT_EQ(places, 2); // the table and its index
}

TEST(store_file, a_series_whose_figures_were_taken_out_by_hand_has_no_points) {
    temporary_folder const folder;
    {
        history h(folder.file(), access::write);
        h.pin(test::commit(1).name);
        auto other = made(1, {made_figure(fib, 1)});
        other.machine = "another";
        h.add(made(1, {made_figure(fib, 1)}));
        h.add(other);
    }
    plain_sql(folder.file(), "DELETE FROM figure");
    history h(folder.file(), access::read);
    store::series_filter joined;
    joined.join_machines = true;
    ASSERT_EQ(h.read(joined).size(), 1U);
    EXPECT_TRUE(h.read(joined).front().points.empty());
    EXPECT_EQ(h.list(joined).size(), 1U);
}

// Bytes of the file overwritten, or its end cut off, at many places: each is reported, or did no harm.
TEST(store_file, a_damaged_one_is_reported_and_never_crashes) {
    temporary_folder const folder;
    {
        history h(folder.file(), access::write);
        h.pin(test::commit(1).name);
        for (int i = 1; i <= 30; ++i)
            h.add(made(i, {made_figure(fib, 1), made_figure("b/loop/drain/1", 1),
                           made_figure(fib, 1, "peak_bytes")}));
    }
    auto const good = text_of(folder.file());
    int reported = 0;
    for (std::size_t at = 100; at < good.size(); at += 1501) {
        for (bool const cut : {false, true}) {
            auto bad = cut ? good.substr(0, at) : good;
            if (!cut)
                bad.replace(at, std::min<std::size_t>(300, bad.size() - at),
                            std::min<std::size_t>(300, bad.size() - at), '\xee');
            std::ofstream(folder.file("bad.db"), std::ios::binary | std::ios::trunc) << bad;
            try {
                history h(folder.file("bad.db"), access::write, std::chrono::seconds(0));
                h.add(made(31, {made_figure(fib, 1)}));
                static_cast<void>(h.read());
            } catch (std::runtime_error const& e) {
                ++reported;
                EXPECT_EQ(std::string(e.what()).find('\n'), std::string::npos) << e.what();
            }
        }
    }
    EXPECT_GT(reported, 20);
}

} // namespace
} // namespace yieldmark
