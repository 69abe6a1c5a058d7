// What only a server has: roles, passwords, connections that are lost.
#include "tests/store/postgresql/server.hpp"

#include "harness/store/history.hpp"
#include "harness/system/errors.hpp"
#include "tests/store/made.hpp"

#include <atomic>

#include <sys/stat.h>

namespace yieldmark {
namespace {

using std::chrono::seconds;
using store::access;
using store::history;
using test::error_of;
using test::made;
using test::made_figure;
using test::server;

constexpr char const* fib = "fibonacci/coroutine/drain/4096";

void sql(std::string const& url, std::string const& text) {
    soci::session("postgresql", url) << text;
}

std::string answer(std::string const& url, std::string const& query) {
    std::string text;
    soci::session("postgresql", url) << query, soci::into(text);
    return text;
}

template <class Error> std::string opening(std::string const& url, access how) {
    return error_of<Error>([&] { history(url, how, seconds(0)); });
}

void expect_in(std::string const& text, std::string const& part) {
    EXPECT_NE(text.find(part), std::string::npos) << "\"" << text << "\" has no \"" << part << "\"";
    EXPECT_EQ(text.find('\n'), std::string::npos) << text;
}

// A store of 6 revisions of one case.
std::string filled() {
    auto const url = server().make_database();
    history h(url, access::write);
    h.pin(test::commit(1).name);
    for (int i = 1; i <= 6; ++i)
        h.add(made(i, {made_figure(fib, 1)}));
    return url;
}

std::string role(std::string const& url, std::string const& options) {
    static int roles = 0;
    auto const name = "role" + std::to_string(++roles);
    sql(url, "CREATE ROLE " + name + " LOGIN " + options);
    return name;
}

std::string as(std::string const& role, std::string url) {
    auto const owner = std::string(test::postgresql_server::owner);
    return url.replace(url.find(owner), owner.size(), role);
}

TEST(server, an_empty_database_is_no_history_to_read_but_becomes_one) {
    auto const url = server().make_database();
    expect_in(opening<system::usage_error>(url, access::read), "is empty; 'yieldmark history add'");
    history(url, access::write).pin("abc");
    EXPECT_EQ(history(url, access::read).baseline(), "abc");
    auto const short_scheme = "postgres" + url.substr(url.find("://"));
    EXPECT_EQ(history(short_scheme, access::read).baseline(), "abc");
}

TEST(server, tables_of_other_programs_are_left_alone) {
    auto const url = server().make_database();
    sql(url, "CREATE TABLE revision (id INTEGER)");
    history(url, access::write).add(made(1, {made_figure(fib, 1)}));
    EXPECT_EQ(answer(url, "SELECT CAST(COUNT(*) AS TEXT) FROM public.revision"), "0");
    auto const taken = server().make_database();
    sql(taken, "CREATE SCHEMA yieldmark");
    sql(taken, "CREATE TABLE yieldmark.bookmarks (url TEXT)");
    for (auto const how : {access::read, access::write})
        expect_in(opening<system::usage_error>(taken, how), "of another program");
}

TEST(server, a_newer_schema_is_refused) {
    auto const url = filled();
    sql(url, "UPDATE yieldmark.setting SET content = '99' WHERE name = 'schema'");
    for (auto const how : {access::read, access::write})
        expect_in(opening<system::usage_error>(url, how), "newer yieldmark (schema 99");
}

TEST(server, schema_1_is_migrated_by_who_writes_and_not_by_who_reads) {
    auto const url = server().make_database();
    sql(url, "CREATE SCHEMA yieldmark");
    {
        soci::session session("postgresql", url);
        session << "SET search_path = yieldmark";
        session << test::text_of(SCHEMA_1_OF_SERVER);
    }
    expect_in(opening<system::usage_error>(url, access::read), "older yieldmark (schema 1)");
    EXPECT_EQ(answer(url, "SELECT content FROM yieldmark.setting WHERE name = 'schema'"), "1");
    {
        history h(url, access::write);
        EXPECT_EQ(h.backup(), "");
        ASSERT_EQ(h.list().size(), 1U);
        EXPECT_EQ(h.list()[0].points, 12U);
        EXPECT_EQ(h.list()[0].changes, 1U);
    }
    EXPECT_EQ(history(url, access::read).read().at(0).changes.at(0).at, 6U);
}

TEST(server, a_role_that_may_only_read_reads_and_changes_nothing) {
    auto const url = filled();
    auto const reader = role(url, "");
    auto const by_reader = as(reader, url);
    expect_in(
        error_of<system::run_error>([&] { static_cast<void>(history(by_reader, access::read).list()); }),
        "lacks a right");
    sql(url, "GRANT USAGE ON SCHEMA yieldmark TO " + reader);
    sql(url, "GRANT SELECT ON ALL TABLES IN SCHEMA yieldmark TO " + reader);
    history h(by_reader, access::read);
    EXPECT_EQ(h.list().size(), 1U);
    EXPECT_EQ(h.read().at(0).points.size(), 6U);
    EXPECT_EQ(h.export_text(), history(url, access::read).export_text());
    EXPECT_FALSE(h.prune({.keep = 1, .before = {}, .revision = {}}, false).gone.empty());
    expect_in(error_of<system::run_error>(
                  [&] { history(by_reader, access::write).add(made(7, {made_figure(fib, 1)})); }),
              "lacks a right");
    EXPECT_EQ(h.measurements().size(), 6U);
}

TEST(server, a_role_that_may_not_make_a_schema_uses_one_that_is_there) {
    auto const url = server().make_database();
    auto const writer = role(url, "");
    expect_in(opening<system::run_error>(as(writer, url), access::write), "lacks a right");
    sql(url, "CREATE SCHEMA yieldmark AUTHORIZATION " + writer);
    history(as(writer, url), access::write).pin("abc");
    EXPECT_EQ(history(url, access::read).baseline(), "abc");
}

TEST(server, a_password_comes_from_the_usual_places_and_is_never_said) {
    auto const url = filled();
    auto const database = url.substr(url.rfind('/') + 1, url.find('?') - url.rfind('/') - 1);
    auto const by_port = server().url_of_port(database);
    std::string const password = test::postgresql_server::password;
    unsetenv("PGPASSWORD");
    setenv("PGPASSFILE", "/nonexistent", 1);
    auto const none = opening<system::run_error>(by_port, access::read);
    expect_in(none, "PGPASSFILE");
    setenv("PGPASSWORD", "not-the-password", 1);
    auto const wrong = opening<system::run_error>(by_port, access::read);
    expect_in(wrong, "password");
    EXPECT_EQ(wrong.find("not-the-password"), std::string::npos) << wrong;
    setenv("PGPASSWORD", password.c_str(), 1);
    EXPECT_EQ(history(by_port, access::read).list().size(), 1U);
    unsetenv("PGPASSWORD");
    test::temporary_folder const folder;
    std::ofstream(folder.file("pass")) << "127.0.0.1:" << server().port() << ":*:*:" << password << "\n";
    ASSERT_EQ(chmod(folder.file("pass").c_str(), 0600), 0);
    setenv("PGPASSFILE", folder.file("pass").c_str(), 1);
    EXPECT_EQ(history(by_port, access::read).list().size(), 1U);
    unsetenv("PGPASSFILE");
}

TEST(server, an_encoding_without_all_characters_is_refused) {
    auto const url = server().url("latin");
    sql(server().url("postgres"), "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'");
    expect_in(opening<system::usage_error>(url, access::write), "its encoding is LATIN1");
}

TEST(server, hostile_text_is_kept_as_far_as_it_is_text) {
    auto const url = server().make_database();
    history h(url, access::write);
    auto m = made(1, {made_figure("a':b/\"c\\/{1}/:x", 1)});
    m.of.subject = std::string("'); DROP TABLE figure; -- \xff ") + '\0' + " :name";
    m.machine = "cpu \xc3\xa9, 2 cores";
    h.add(m);
    EXPECT_EQ(h.cases(), std::vector<std::string>{"a':b/\"c\\/{1}/:x"});
    auto const back = h.measurements().at(0);
    EXPECT_EQ(back.of.subject, "'); DROP TABLE figure; -- \xef\xbf\xbd \xef\xbf\xbd :name");
    EXPECT_EQ(back.machine, m.machine);
    EXPECT_TRUE(h.add(m, true).twice);
}

TEST(server, a_history_moves_to_a_file_and_back) {
    auto const url = filled();
    auto const text = history(url, access::read).export_text();
    test::temporary_folder const folder;
    history file(folder.file(), access::write);
    EXPECT_EQ(file.import_text(text, "x").measurements, 6U);
    EXPECT_EQ(file.export_text(), text);
    history again(server().make_database(), access::write);
    again.import_text(file.export_text(), "x");
    EXPECT_EQ(again.export_text(), text);
    EXPECT_EQ(again.list().size(), file.list().size());
}

TEST(server, one_that_is_locked_is_waited_for_and_then_said) {
    auto const url = filled();
    history h(url, access::write, seconds(0));
    soci::session other("postgresql", url);
    other << "BEGIN";
    other << "SELECT pg_advisory_xact_lock(2037215851)"; // as the store's writers do
    expect_in(error_of<system::run_error>([&] { h.pin("abc"); }), "keeps it locked");
    EXPECT_EQ(h.list().size(), 1U) << "who reads doesn't wait";
    std::jthread const later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        other << "COMMIT";
    });
    history(url, access::write, seconds(60)).pin("abc");
    EXPECT_EQ(h.baseline(), "abc");
}

// Breaks off all connections but the test's own, as an administrator would.
void break_connections() {
    try {
        sql(server().url("postgres"),
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname <> 'postgres'");
    } catch (soci::soci_error const&) {
        // It is just being started.
    }
}

// Revisions 7 to 60, with 40 cases each.
void add_many(std::string const& url) {
    history h(url, access::write, seconds(120));
    for (int i = 7; i <= 60; ++i) {
        std::vector<store::figure> figures;
        for (int k = 0; k < 40; ++k)
            figures.push_back(made_figure("case" + std::to_string(k), 1));
        EXPECT_EQ(h.add(made(i, figures)).figures, 40U) << i;
    }
}

// All connections are broken off again and again, by the server's administrator and by restarts, while one process
// adds: each measurement is there once.
TEST(server, what_is_added_while_connections_break_is_there_once) {
    auto const url = filled();
    std::atomic<bool> done{false};
    std::jthread adding([&] {
        EXPECT_EQ(error_of<std::exception>([&] { add_many(url); }), "");
        done = true;
    });
    int restarts = 0;
    for (int round = 0; !done;
         ++round) { // here and not in a thread: the server ends with the thread that starts it
        std::this_thread::sleep_for(std::chrono::milliseconds(40 + 31 * (round % 5)));
        if (round % 8 != 0) { // a restart first: a fast machine is soon done
            break_connections();
            continue;
        }
        server().end(restarts % 2 == 0 ? SIGQUIT : SIGINT);
        server().begin();
        ++restarts;
    }
    adding.join();
    EXPECT_GE(restarts, 1);
    auto const kept = history(url, access::read, seconds(60)).measurements();
    EXPECT_EQ(kept.size(), 60U);
    for (std::size_t i = 6; i < kept.size(); ++i)
        EXPECT_EQ(kept[i].figures.size(), 40U) << kept[i].of.name;
}

TEST(server, one_that_stays_away_is_one_clear_line) {
    auto const url = filled();
    history h(url, access::write, seconds(1));
    server().end(SIGQUIT);
    auto const text = error_of<system::run_error>([&] { h.add(made(7, {made_figure(fib, 1)})); });
    auto const closed = opening<system::run_error>(url, access::read);
    server().begin();
    expect_in(text, "can't be reached");
    expect_in(closed, "can't be reached");
    EXPECT_EQ(h.measurements().size(), 6U);
}

} // namespace
} // namespace yieldmark
