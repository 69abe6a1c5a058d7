// Which cases of two builds of our own suites are the same: from objects made as the suites' are, with the names of
// harness/bench/register.hpp.

#include "harness/compare/same_code.hpp"
#include "tests/machine_code/made_objects.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::compare {
namespace {

using strings = std::vector<std::string>;

constexpr char const* example = R"(
namespace yieldmark::bench {
using digit = unsigned long;
extern int registered;
template <class Contract, class Technique, int Use> [[gnu::noinline]] digit once(void const*, digit n) { return Technique{}(n) + Use; }
template <class Contract, class Technique> digit digest_of(void const*, digit n, digit) { return Technique{}(n); }
void keep(char const* name, digit (*once)(void const*, digit), digit (*digest)(void const*, digit, digit), digit size);
template <class Contract, class Technique> struct technique : Technique {};
template <class Contract> struct registration {
    template <class Call> bool add(char const* name, Call) const {
        using T = technique<Contract, Call>;
        keep(name, &once<Contract, T, 0>, &digest_of<Contract, T>, Contract::size());
        return true;
    }
};
}
namespace EXAMPLE {
struct contract { static unsigned long size() { return 64; } };
[[gnu::noinline]] inline unsigned long shared(unsigned long n) { return n * 3 + 1; }
inline unsigned long loop(unsigned long n) { unsigned long sum = 0; for (; n != 0; --n) sum += n ^ 5; return sum; }
inline unsigned long eager(unsigned long n) { return shared(n) * 7; }
inline unsigned long coroutine(unsigned long n) { return shared(n) + 9; }
}
namespace {
const yieldmark::bench::registration<EXAMPLE::contract> example_registered{};
bool const loop_added = example_registered.add("loop", [](auto n) { return EXAMPLE::loop(n); });
bool const eager_added = example_registered.add("eager", [](auto n) { return EXAMPLE::eager(n); });
bool const coroutine_added = example_registered.add("coroutine", [](auto n) { return EXAMPLE::coroutine(n); });
}
)";

constexpr char const* harness = R"(
namespace yieldmark::bench { using digit = unsigned long; digit sizes;
void keep(char const*, digit (*)(void const*, digit), digit (*)(void const*, digit, digit), digit size) { sizes += size; } }
extern "C" void const* yieldmark_side_1() { return &yieldmark::bench::sizes; }
int unused(int x) { return x + 1; }
)";

std::string replaced(std::string text, std::string const& from, std::string const& to) {
    auto const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

struct build {
    run::bench bench;
    std::vector<machine_code::made_objects> files = std::vector<machine_code::made_objects>(3);
};

strings const techniques{"loop", "eager", "coroutine"};

// A build of two examples; each text is one object.
std::unique_ptr<build> made(std::string const& first, std::string const& second = example,
                            std::string const& side = harness) {
    auto all = std::make_unique<build>();
    run::link_manifest how{.linker = "c++",
                           .flags = {"-O2"},
                           .objects = {},
                           .fixed = {all->files[2].compile("side.cpp", side).string()},
                           .padding = {},
                           .libraries = {"-lpthread"}};
    for (auto const& [name, text, at] : {std::tuple("one", first, 0U), std::tuple("two", second, 1U)}) {
        how.objects.push_back(
            all->files[at]
                .compile(std::string(name) + ".cpp", text, {"-DEXAMPLE=" + std::string(name)})
                .string());
        run::listed_example listed;
        listed.info.name = name;
        for (auto const& technique : techniques)
            listed.cases.push_back({.name = name + ("/" + technique) + "/drain/64", .n = 64, .items = 64});
        all->bench.can_run.examples.push_back(std::move(listed));
    }
    all->bench.manifest = std::move(how);
    return all;
}

same_code_result compared(build const& base, build const& now) {
    return same_code_of_builds(base.bench, now.bench, run::names_of(base.bench.can_run));
}

strings changed_cases(same_code_result const& of) {
    EXPECT_EQ(of.why_not, "");
    strings names;
    for (auto const& [name, functions] : of.changed)
        names.push_back(name.substr(0, name.find("/drain")));
    return names;
}

TEST(same_code, a_build_is_the_same_as_itself_in_another_folder) {
    auto const base = made(example);
    auto const now = made(example);
    EXPECT_EQ(changed_cases(compared(*base, *now)), strings{});
    EXPECT_EQ(compared(*base, *now).unchanged.size(), 6U);
}

#if !defined(__clang__)
TEST(same_code, a_technique_changes_its_own_cases) {
    auto const base = made(example);
    auto const result = compared(*base, *made(replaced(example, "n ^ 5", "n ^ 6")));
    EXPECT_EQ(changed_cases(result), strings{"one/loop"});
    EXPECT_NE(result.changed.begin()->second.front().find("once"), std::string::npos)
        << result.changed.begin()->second.front();
    auto const deeper = compared(*base, *made(replaced(example, "n * 3 + 1", "n * 3 + 2")));
    EXPECT_EQ(changed_cases(deeper), (strings{"one/coroutine", "one/eager"}));
    EXPECT_NE(deeper.changed.begin()->second.front().find("shared"), std::string::npos)
        << deeper.changed.begin()->second.front();
}
#endif

TEST(same_code, a_contract_changes_the_cases_of_its_example) {
    auto const base = made(example);
    auto const result = compared(*base, *made(replaced(example, "return 64", "return 65")));
    EXPECT_EQ(changed_cases(result), (strings{"one/coroutine", "one/eager", "one/loop"}));
}

TEST(same_code, what_makes_the_input_counts_and_how_it_is_registered_does_not) {
    auto const makes = replaced(
        replaced("#include <functional>\n" + std::string(example),
                 "template <class Contract> struct registration {",
                 "template <class Contract> struct registration { std::function<digit(digit)> make = "
                 "[](digit n) { "
                 "return Contract::input(n); };"),
        "{ return 64; }", "{ return 64; } static unsigned long input(unsigned long n) { return n * 11; }");
    auto const base = made(makes);
    EXPECT_EQ(changed_cases(compared(*base, *made(replaced(makes, "n * 11", "n * 13")))).size(), 3U);
    EXPECT_EQ(
        changed_cases(compared(
            *base, *made(replaced(makes, "return true;", "keep(name, nullptr, nullptr, 3); return true;")))),
        strings{});
}

TEST(same_code, the_harness_changes_all_where_a_duel_calls_it) {
    auto const base = made(example);
    EXPECT_EQ(changed_cases(compared(*base, *made(example, example, replaced(harness, "x + 1", "x + 2")))),
              strings{});
    EXPECT_EQ(changed_cases(compared(*base, *made(example, example,
                                                  replaced(harness, "return &",
                                                           "++yieldmark::bench::sizes; return &"))))
                  .size(),
              6U);
}

TEST(same_code, an_initialiser_that_writes_what_another_example_reads_counts_there) {
    std::string const reads =
        replaced(example, "return shared(n) + 9", "extern int written; return shared(n) + 9 + written");
    std::string const writes =
        std::string(example) +
        "namespace one { int written; } bool const first = [] { one::written = 5; return true; }();";
    auto const base = made(reads, writes);
    auto const result = compared(*base, *made(reads, replaced(writes, "= 5", "= 6")));
    auto const names = changed_cases(result);
    EXPECT_NE(std::ranges::find(names, "one/coroutine"), names.end());
    EXPECT_EQ(std::ranges::find(names, "one/eager") == names.end(),
              std::ranges::find(names, "one/loop") == names.end());
}

TEST(same_code, says_why_it_cannot_be_told) {
    auto const base = made(example);
    auto other = made(example);
    other->bench.manifest->flags = {"-O2", "-static-libstdc++"};
    EXPECT_NE(compared(*base, *other).why_not.find("linked differently"), std::string::npos);
    auto old = made(example, example, replaced(harness, "yieldmark_side_1", "yieldmark_side_0"));
    EXPECT_NE(compared(*base, *old).why_not.find("before sides of a duel"), std::string::npos);
    auto lost = made(example);
    lost->bench.manifest->objects.front() = "/nowhere/one.cpp.o";
    EXPECT_NE(compared(*base, *lost).why_not.find("can't be opened"), std::string::npos);
    EXPECT_TRUE(compared(*base, *lost).unchanged.empty());
    lost->bench.manifest.reset();
    EXPECT_NE(compared(*base, *lost).why_not, "");
}

TEST(same_code, another_size_is_another_case) {
    auto const base = made(example);
    auto now = made(example);
    now->bench.can_run.examples[0].cases[0].items = 65;
    EXPECT_EQ(changed_cases(compared(*base, *now)).size(), 1U);
}

} // namespace
} // namespace yieldmark::compare
