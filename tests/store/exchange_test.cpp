#include "harness/store/history.hpp"
#include "harness/system/errors.hpp"
#include "tests/store/made.hpp"

#include <gtest/gtest.h>

namespace yieldmark {
namespace {

using store::access;
using store::history;
using test::made;
using test::made_figure;
using test::store_places;

void fill(history& to) {
    to.pin(test::commit(1).name);
    for (int i = 1; i <= 3; ++i)
        to.add(made(i, {made_figure("b/loop/drain/1", 1.0 / i),
                        made_figure("a/loop/drain/1", 0.1 * i, "allocations")}));
    auto again = made(2, {made_figure("a/loop/drain/1", 0.3, "allocations")});
    again.of.subject = "a \"subject\"\nwith <lines> and \xff";
    to.add(again, true);
}

TEST(exchange, an_export_gives_the_same_store_elsewhere) {
    store_places places;
    history one(places.file("one.db"), access::write);
    fill(one);
    auto const text = one.export_text();
    history two(places.file("two.db"), access::write);
    auto const done = two.import_text(text, "export.jsonl");
    EXPECT_EQ(done.measurements, 4U);
    EXPECT_EQ(two.export_text(), text);
    EXPECT_EQ(two.baseline(), test::commit(1).name);
    EXPECT_EQ(two.list().size(), one.list().size());
}

TEST(exchange, importing_twice_or_into_its_own_store_changes_nothing) {
    store_places places;
    history h(places.file(), access::write);
    fill(h);
    auto const text = h.export_text();
    auto const done = h.import_text(text, "export.jsonl");
    EXPECT_EQ(done.measurements, 0U);
    EXPECT_EQ(done.known, 4U);
    EXPECT_EQ(h.export_text(), text);
}

TEST(exchange, two_stores_become_one) {
    store_places places;
    history one(places.file("one.db"), access::write);
    history two(places.file("two.db"), access::write);
    one.add(made(1, {made_figure("a/loop/drain/1", 1)}));
    two.add(made(2, {made_figure("a/loop/drain/1", 1)}));
    one.import_text(two.export_text(), "two");
    one.pin(test::commit(1).name);
    EXPECT_EQ(one.read().at(0).points.size(), 2U);
}

// Each line of the export spoilt in one way: the error names the line, and nothing at all is imported.
TEST(exchange, a_bad_line_is_named_and_nothing_is_imported) {
    store_places places;
    history from(places.file("from.db"), access::write);
    fill(from);
    auto const good = from.export_text();
    auto const second_line = good.find('\n') + 1;
    auto const with = [&](std::string const& line) {
        return good.substr(0, second_line) + line + "\n" + good.substr(second_line);
    };
    auto const replaced = [&](std::string text, std::string const& what, std::string const& by) {
        EXPECT_NE(text.find(what), std::string::npos) << what;
        return text.replace(text.find(what), what.size(), by);
    };
    std::vector<std::pair<std::string, std::string>> const bad{
        {"", "1: it isn't a JSON object"},
        {"{}", "1: it isn't an export of a history"},
        {"{\"yieldmark_history\":2}", "1: it is of format 2"},
        {"{\"yieldmark_history\":1e43}", "1: \"yieldmark_history\" isn't a whole number"},
        {"\x7f"
         "ELF",
         "1: it isn't a JSON object"},
        {with("{\"revision\":"), "2: it isn't a JSON object"},
        {with("[]"), "2: it isn't a JSON object"},
        {with("{}"), "2: \"revision\" is missing"},
        {replaced(good, "\"confidence\":0.0", "\"confidence\":\"x\""), "isn't a number"},
        {replaced(good, "\"pairs\":15", "\"pairs\":-1"), "\"pairs\" isn't a whole number"},
        {replaced(good, "\"pairs\":15", "\"pairs\":4294967311"),
         "\"pairs\" isn't a whole number up to 4294967295"},
        {replaced(good, "\"figures\":[", "\"figures\":[3,"), "a figure isn't an object"},
        {replaced(good, "\"ratio\":0.1", "\"ratio\":0.0"), "isn't positive"},
        {replaced(good, "\"low\":", "\"low\":9e9,\"was\":"), "ends before it begins"},
        {replaced(good, "\"confidence\":0.95", "\"confidence\":2"), "confidence"},
        {replaced(good, "\"raw\":", "\"raw\":-1,\"was\":"), "has a figure below 0"},
        {replaced(good, "\"metric\":\"time\"", "\"metric\":\"tiem\""),
         "is no metric that this version knows"},
        {good.substr(0, good.rfind('\n', good.size() - 2) + 1), "x.jsonl:4: the export is cut off"},
        {good.substr(0, good.size() - 9), "5: it isn't a JSON object"},
    };
    history to(places.file("to.db"), access::write);
    for (auto const& [text, expected] : bad) {
        auto const error = test::error_of<system::usage_error>([&] { to.import_text(text, "x.jsonl"); });
        EXPECT_NE(error.find(expected), std::string::npos) << error << " for " << text.substr(0, 80);
        EXPECT_NE(error.find("nothing was imported"), std::string::npos);
    }
    EXPECT_TRUE(to.measurements().empty());
    EXPECT_FALSE(to.baseline().has_value());
}

TEST(exchange, an_earlier_export_that_does_not_say_how_much_it_has_is_taken) {
    store_places places;
    history from(places.file("from.db"), access::write);
    fill(from);
    auto text = from.export_text();
    text.replace(0, text.find('\n'), "{\"yieldmark_history\":1}");
    history to(places.file("to.db"), access::write);
    EXPECT_EQ(to.import_text(text, "x.jsonl").measurements, 4U);
}

} // namespace
} // namespace yieldmark
