// What a change of the source does to the code that a function can reach: each row of the table below changes one thing
// in one of two files, and says whether `run_case` may have changed by it.

#include "harness/machine_code/linked_code.hpp"
#include "tests/machine_code/made_objects.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::machine_code {
namespace {

constexpr char const* header = R"(
struct shape { virtual int sides() const; virtual int corners() const; int width = 1; };
struct square : shape { int sides() const override; int corners() const override; };
struct ends { int value; ~ends(); };
int inner(int);
int elsewhere(int);
extern __thread int seed;
extern int state;
shape* made();
template <int N> [[gnu::noinline]] int shared(int x) { return x * 7 + N; }
inline int with_default(int x, int more = 11) { return inner(x + more); }
void report(char const* file, int line);
)";

constexpr char const* first = R"(
static int const numbers[] = {3, 5, 7, 9, 11, 13, 17, 19};
[[gnu::noinline]] int outer(int x) { return inner(x) + 1; }
[[gnu::noinline]] char const* text(int x) { return x > 3 ? "some text" : "other text"; }
[[gnu::noinline]] double real(int x) { return x * 2.5; }
[[gnu::noinline]] int chosen(int x) {
    switch (x) { case 0: return inner(1); case 1: return elsewhere(5); case 2: return outer(x); case 3: return 77;
                 case 4: return inner(9); case 5: return outer(12); default: return 4; }
}
[[gnu::noinline]] int throwing(int x) { ends last{x}; return elsewhere(x) + last.value; }
[[gnu::noinline]] int catching(int x) { try { return throwing(x); } catch (int thrown) { return thrown; } catch (...) { return 2; } }
int run_case(int n) {
    int sum = 0;
    for (int i = 0; i < n; ++i) // a comment
        sum += outer(i) + numbers[i % 8] + *text(i) + shared<1>(i) + made()->sides() + seed + chosen(i) + catching(i);
    return with_default(sum + static_cast<int>(real(sum)) + state);
}
int other_case(int n) { return n + 2; }
int wrong(int n) { if (n < 0) report(__FILE__, __LINE__); return n; }
)";

constexpr char const* second = R"(
[[gnu::noinline]] int deepest(int x) { return x ^ 21; }
[[gnu::noinline]] int inner(int x) { return deepest(x) + 3; }
__thread int seed = 4;
int state = 6;
int shape::sides() const { return 0; }
int shape::corners() const { return 0; }
int square::sides() const { return 4 + width; }
int square::corners() const { return 4; }
static square one;
[[gnu::noinline]] shape* made() { return &one; }
ends::~ends() { state += value; }
int also(int x) { return shared<1>(x) + 5; }
int unused(int x) { return x - 1; }
)";

struct two_files {
    std::string header = machine_code::header;
    std::string first = machine_code::first;
    std::string second = machine_code::second;
};

struct replacement {
    std::string name;
    std::string two_files::*in;
    std::string from;
    std::string to;
    std::string differs{}; // what differs by itself; empty: run_case is the same
};

void PrintTo(replacement const& one, std::ostream* out) {
    *out << one.name;
}

// Symbols of the program as a linker sees it.
linked_code code_of(two_files const& files, std::vector<std::string> const& flags = {}) {
    made_objects made;
    linked_code code;
    for (auto const& [name, text] : {std::pair("first", files.first), std::pair("second", files.second)})
        for (auto const& one : read_objects(
                 made.compile(name, "#line 1 \"" + std::string(name) + "\"\n" + files.header + text, flags)))
            code.take(one);
    for (auto const* name : {"_Z8run_casei", "_Z10other_casei", "_Z5wrongi"})
        (void)code.named(name);
    code.connect();
    return code;
}

std::string readable(std::vector<std::string> const& names) {
    std::string all;
    for (auto const& one : names)
        all += (all.empty() ? "" : " ") + one;
    return all;
}

// What differs on the way from that function; empty if it is the same.
std::string difference(linked_code& base, linked_code& now, std::string const& function) {
    sameness const both(base.all(), now.all());
    auto const names = both.differences(base.named(function), now.named(function));
    EXPECT_EQ(names.empty(), both.same(base.named(function), now.named(function)));
    return readable(names);
}

class changes : public testing::TestWithParam<replacement> {};

TEST_P(changes, are_seen_where_they_are_in_reach) {
    auto const& change = GetParam();
    two_files changed;
    auto& text = changed.*change.in;
    auto const at = text.find(change.from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, change.from.size(), change.to);
    auto before = code_of({});
    auto after = code_of(changed);
    EXPECT_EQ(difference(before, after, "_Z8run_casei"), change.differs);
    EXPECT_EQ(difference(before, after, "_Z10other_casei"), "");
}

std::vector<replacement> const table{
    {"a_callee_two_levels_deep", &two_files::second, "x ^ 21", "x ^ 22", "_Z7deepesti"},
    {"a_constant_in_a_table", &two_files::first, "7, 9, 11", "7, 8, 11", "_Z8run_casei"},
    {"a_text", &two_files::first, "some text", "same text", "_Z4texti"},
    {"a_real_constant", &two_files::first, "x * 2.5", "x * 2.25", "_Z4reali"},
    {"an_inline_function_of_another_object_too", &two_files::header, "x * 7 + N", "x * 9 + N",
     "_Z6sharedILi1EEii"},
    {"a_virtual_function_in_the_table", &two_files::second, "return 4 + width", "return 5 + width",
     "_ZNK6square5sidesEv"},
    {"the_order_of_the_table", &two_files::header, "virtual int sides() const; virtual int corners() const;",
     "virtual int corners() const; virtual int sides() const;", "_Z8run_casei"},
    {"the_first_value_of_a_thread_local", &two_files::second, "seed = 4", "seed = 5", "_Z8run_casei"},
    {"the_first_value_of_a_variable", &two_files::second, "state = 6", "state = 7", "_Z8run_casei"},
    {"a_default_argument", &two_files::header, "more = 11", "more = 12", "_Z8run_casei"},
    {"what_is_called_elsewhere", &two_files::first, "last{x}; return elsewhere(x)",
     "last{x}; return inner(x)", "_Z8throwingi"},
    {"a_branch_of_a_switch", &two_files::first, "return 77", "return 78", "_Z6choseni"},
    {"what_is_caught", &two_files::first, "catch (int thrown) { return thrown; }",
     "catch (long thrown) { return static_cast<int>(thrown); }", "_Z8catchingi"},
    {"a_destructor_that_unwinding_calls", &two_files::second, "state += value", "state -= value",
     "_ZN4endsD1Ev"},

    {"a_comment", &two_files::first, "// a comment", "// another\n\n"},
    {"the_name_of_a_local_variable", &two_files::first, "int thrown) { return thrown", "int it) { return it"},
    {"a_function_that_nobody_calls", &two_files::second, "return x - 1", "return x - 2"},
    {"a_caller_of_the_same_inline_function", &two_files::second, "shared<1>(x) + 5", "shared<1>(x) + 6"},
    {"the_line_of_a_function_that_is_not_called", &two_files::first, "int wrong", "\n\nint wrong"},
    {"a_text_that_only_others_use", &two_files::second, "int unused(int x) { return x - 1; }",
     "char const* unused(int x) { return x ? \"one more\" : \"and more\"; }"},
    {"functions_in_another_order", &two_files::first,
     "char const* text(int x) { return x > 3 ? \"some text\" : \"other text\"; }\n[[gnu::noinline]] double "
     "real(int x) { "
     "return x * 2.5; }",
     "double real(int x) { return x * 2.5; }\n[[gnu::noinline]] char const* text(int x) { return x > 3 ? "
     "\"some text\" : "
     "\"other text\"; }"},
};

INSTANTIATE_TEST_SUITE_P(of_code, changes, testing::ValuesIn(table),
                         [](auto const& one) { return one.param.name; });

TEST(linked_code, lines_that_move_change_what_reports_its_line) {
    two_files moved;
    moved.first.insert(0, "\n\n");
    auto before = code_of({});
    auto after = code_of(moved);
    EXPECT_EQ(difference(before, after, "_Z8run_casei"), "");
    EXPECT_EQ(difference(before, after, "_Z5wrongi"), "_Z5wrongi");
}

TEST(linked_code, a_file_is_the_same_wherever_the_build_lies) {
    made_objects made;
    auto const code = [&](std::string const& file, linked_code::rewriting rewrite) {
        linked_code one(std::move(rewrite));
        one.take(read_objects(made.compile("one", "#line 1 \"" + file +
                                                      "\"\nchar const* where() { return __FILE__; }"))
                     .front());
        (void)one.named("_Z5wherev");
        one.connect();
        return one;
    };
    auto const cut = [](std::string const& text) {
        auto const at = text.find("/src/");
        return at == std::string::npos ? text : text.substr(at);
    };
    auto a = code("/some/src/a.cpp", {});
    auto b = code("/elsewhere/src/a.cpp", {});
    EXPECT_NE(difference(a, b, "_Z5wherev"), "");
    auto c = code("/some/src/a.cpp", cut);
    auto d = code("/elsewhere/src/a.cpp", cut);
    EXPECT_EQ(difference(c, d, "_Z5wherev"), "");
    auto e = code("/elsewhere/src/b.cpp", cut);
    EXPECT_NE(difference(c, e, "_Z5wherev"), "");
}

TEST(linked_code, without_a_section_for_each_function_a_file_is_one) {
    two_files changed;
    auto const at = changed.second.find("return x - 1");
    changed.second.replace(at, std::string("return x - 1").size(), "return x - 2");
    auto before = code_of({}, {"-fno-function-sections"});
    auto after = code_of(changed, {"-fno-function-sections"});
    EXPECT_NE(difference(before, after, "_Z8run_casei"), "") << "unused() lies in the section of inner()";
    auto again = code_of({}, {"-fno-function-sections"});
    EXPECT_EQ(difference(before, again, "_Z8run_casei"), "");
}

TEST(linked_code, every_definition_that_the_linker_may_take_counts) {
    made_objects made;
    auto const code = [&](std::string const& weak) {
        linked_code all;
        all.take(read_objects(made.compile("a", "int picked(); int run() { return picked(); }")).front());
        all.take(read_objects(made.compile("b", "[[gnu::weak]] int picked() { return 1; }")).front());
        all.take(
            read_objects(made.compile("c", "[[gnu::weak]] int picked() { return " + weak + "; }")).front());
        (void)all.named("_Z3runv");
        all.connect();
        return all;
    };
    auto one = code("1");
    auto two = code("2");
    EXPECT_EQ(difference(one, two, "_Z3runv"), "_Z6pickedv");
    auto same = code("1");
    EXPECT_EQ(difference(one, same, "_Z3runv"), "");
}

TEST(linked_code, what_the_linker_collects_by_the_name_of_a_section_counts) {
    made_objects made;
    auto const code = [&](std::string const& number) {
        linked_code all;
        all.take(read_objects(
                     made.compile("a", "extern int const __start_parts[]; extern int const __stop_parts[];\n"
                                       "int run() { int sum = 0; for (auto* p = __start_parts; p != "
                                       "__stop_parts; ++p) sum += *p; return sum; }"))
                     .front());
        all.take(
            read_objects(made.compile("b", "[[gnu::section(\"parts\"), gnu::used]] static int const part = " +
                                               number + ";"))
                .front());
        (void)all.named("_Z3runv");
        all.connect();
        return all;
    };
    auto one = code("1");
    auto two = code("2");
    EXPECT_NE(difference(one, two, "_Z3runv"), "");
}

TEST(linked_code, knows_what_runs_before_main) {
    made_objects made;
    linked_code all;
    all.take(read_objects(made.compile("a", "int f(); int x = f(); int run() { return x; }")).front());
    all.take(read_objects(made.compile("b", "int g() { return 1; }")).front());
    all.connect();
    EXPECT_EQ(all.objects(), 2U);
    ASSERT_EQ(all.initialisers(0).size(), 1U);
    EXPECT_TRUE(all.initialisers(1).empty());
    EXPECT_EQ(all.object_of(all.initialisers(0).front()), 0U);
}

TEST(linked_code, a_section_that_is_ignored_may_hold_anything) {
    made_objects made;
    auto const code = [&](std::string const& text) {
        linked_code all;
        all.ignore("paths");
        all.take(
            read_objects(
                made.compile("a", "[[gnu::section(\"paths\"), gnu::used]] extern char const path[64] = \"" +
                                      text + "\"; char const* run() { return path; }"))
                .front());
        (void)all.named("_Z3runv");
        all.connect();
        return all;
    };
    auto one = code("/one");
    auto two = code("/two");
    EXPECT_EQ(difference(one, two, "_Z3runv"), "");
}

} // namespace
} // namespace yieldmark::machine_code
