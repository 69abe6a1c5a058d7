// Which cases of two programs of another project are the same: programs that were linked in folders which look like
// CMake's, of functions that Google Benchmark would call.

#include "harness/compare/loaded_files.hpp"
#include "harness/compare/same_code.hpp"
#include "tests/machine_code/made_objects.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string_view>
#include <utility>

namespace yieldmark::compare {
namespace {

namespace fs = std::filesystem;
using strings = std::vector<std::string>;

constexpr char const* benchmarks = R"(
namespace benchmark { class State; }
void registered(char const* name, void (*)(benchmark::State&));
int parsed(int);
int sorted(int);
char const* failed(char const* file);
void BM_Parse(benchmark::State& state) { parsed(reinterpret_cast<long>(&state) & 7); }
void BM_Sort(benchmark::State& state) { sorted(reinterpret_cast<long>(&state) & 7); failed(__FILE__); }
template <class T> void BM_Copy(benchmark::State& state) { sorted(sizeof(T) + (reinterpret_cast<long>(&state) & 7)); }
bool const all = [] {
    registered("BM_Parse", &BM_Parse);
    registered("BM_Sort", &BM_Sort);
    registered("BM_Copy<int>", &BM_Copy<int>);
    return true;
}();
)";

constexpr char const* rest = R"(
namespace benchmark { class State; }
void registered(char const*, void (*)(benchmark::State&)) {}
int parsed(int x) { return x * 5 + 3; }
int sorted(int x) { return x ^ 9; }
char const* failed(char const* file) { return file; }
int main(int argc, char**) { return argc - 1; }
)";

strings const cases{"BM_Parse", "BM_Sort/8", "BM_Copy<int>"};

// A folder with a program in it, and what says how it was linked.
struct made_program {
    made_program(std::string const& first, std::string const& second, strings const& more = {}) {
        auto const& root = objects.folder();
        auto const build = root / "build";
        fs::create_directories(build / "CMakeFiles/program.dir");
        strings words{COMPILER, "-O2"};
        for (auto const& [name, text] : {std::pair("one", first), std::pair("two", second)})
            words.push_back(
                objects.compile(name, "#line 1 \"" + (root / name).string() + ".cpp\"\n" + text).string());
        words.insert(words.end(), more.begin(), more.end());
        std::string line;
        for (auto const& word : words)
            line += word + " ";
        std::ofstream(build / "CMakeFiles/program.dir/link.txt") << line << "-o program\n";
        std::ofstream(build / "CMakeCache.txt") << "CMAKE_HOME_DIRECTORY:INTERNAL=" << root.string() << "\n";
        auto const program = build / "program";
        words.insert(words.end(), {"-o", program.string()});
        auto const end = system::run_to_end(
            {.arguments = words, .environment = system::clean_environment(), .cpu = std::nullopt},
            std::chrono::minutes(1));
        EXPECT_TRUE(end.good()) << end.errors << end.output;
        bench.executable = program;
        bench.command = {program.string()};
        run::listed_example all;
        for (auto const& name : cases)
            all.cases.push_back({.name = name});
        bench.can_run.examples.push_back(std::move(all));
    }

    machine_code::made_objects objects;
    run::bench bench;
};

std::string replaced(std::string text, std::string const& from, std::string const& to) {
    auto const at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

same_code_result compared(made_program const& base, made_program const& now,
                          strings const& changed_files = {}) {
    machine_code::made_objects scratch;
    return same_code_of_programs(base.bench, now.bench, cases, {}, changed_files, scratch.folder());
}

strings changed_cases(same_code_result const& of) {
    EXPECT_EQ(of.why_not, "");
    strings names;
    for (auto const& [name, functions] : of.changed)
        names.push_back(name);
    return names;
}

TEST(same_programs, the_same_sources_in_another_folder) {
    made_program const base(benchmarks, rest);
    made_program const now(benchmarks, rest);
    EXPECT_FALSE(same_when_loaded(base.bench.executable, now.bench.executable))
        << "the paths of the sources are in it";
    EXPECT_EQ(changed_cases(compared(base, now)), strings{});
    EXPECT_EQ(compared(base, now).unchanged.size(), 3U);
}

TEST(same_programs, a_function_changes_the_cases_that_reach_it) {
    made_program const base(benchmarks, rest);
    auto const parse = compared(base, made_program(benchmarks, replaced(rest, "x * 5 + 3", "x * 5 + 4")));
    EXPECT_EQ(changed_cases(parse), strings{"BM_Parse"});
    EXPECT_EQ(parse.changed.begin()->second, strings{"parsed(...)"});
    auto const sort = compared(base, made_program(benchmarks, replaced(rest, "x ^ 9", "x ^ 8")));
    EXPECT_EQ(changed_cases(sort), (strings{"BM_Copy<int>", "BM_Sort/8"}));
}

TEST(same_programs, main_and_what_runs_before_it_change_all) {
    made_program const base(benchmarks, rest);
    EXPECT_EQ(changed_cases(compared(base, made_program(benchmarks, replaced(rest, "argc - 1", "argc - 2"))))
                  .size(),
              3U);
    EXPECT_EQ(
        changed_cases(compared(base, made_program(replaced(benchmarks, "return true",
                                                           "registered(\"more\", &BM_Sort); return true"),
                                                  rest)))
            .size(),
        3U);
}

TEST(same_programs, names_of_their_own_make_all_of_the_program_count) {
    std::string const names = "namespace benchmark { void RegisterBenchmark(int); } void any() { "
                              "benchmark::RegisterBenchmark(1); }\n";
    std::string const with = std::string(rest) + "namespace benchmark { void RegisterBenchmark(int) {} }";
    made_program const base(benchmarks + names, with);
    EXPECT_EQ(changed_cases(
                  compared(base, made_program(benchmarks + names, replaced(with, "x * 5 + 3", "x * 5 + 4"))))
                  .size(),
              3U);
}

TEST(same_programs, a_case_without_a_function_of_its_name_may_be_any) {
    auto const other = replaced(benchmarks, "\"BM_Sort\", &BM_Sort", "\"BM_Sort\", &BM_Order");
    auto const sources = replaced(other, "void BM_Sort(benchmark", "void BM_Order(benchmark");
    made_program const base(sources, rest);
    auto const names =
        changed_cases(compared(base, made_program(sources, replaced(rest, "x * 5 + 3", "x * 5 + 4"))));
    EXPECT_NE(std::ranges::find(names, "BM_Sort/8"), names.end());
    EXPECT_NE(std::ranges::find(names, "BM_Parse"), names.end());
}

TEST(same_programs, what_shared_libraries_would_call_counts) {
    made_program const base(benchmarks, rest);
    auto const own =
        std::string(rest) + "extern \"C\" int memcmp(void const*, void const*, unsigned long) { return 0; }";
    EXPECT_EQ(changed_cases(compared(base, made_program(benchmarks, own))).size(), 3U);
}

TEST(same_programs, another_shared_library_changes_all) {
    made_program const base(benchmarks, rest, {"-Wl,--no-as-needed", "-lresolv"});
    made_program const now(benchmarks, rest);
    auto const result = compared(base, now);
    EXPECT_EQ(changed_cases(result).size(), 3U);
    EXPECT_NE(std::ranges::find(result.changed.begin()->second, "libresolv.so.2"),
              result.changed.begin()->second.end());
}

TEST(same_programs, flags_and_words_are_reasons) {
    made_program const base(benchmarks, rest);
    EXPECT_NE(
        compared(base, made_program(benchmarks, rest, {"-Wl,-z,norelro"})).why_not.find("linked differently"),
        std::string::npos);
    made_program now(benchmarks, rest);
    now.bench.command.push_back("--size=5");
    EXPECT_NE(compared(base, now).why_not.find("different arguments"), std::string::npos);
}

TEST(same_programs, one_file_is_the_same_wherever_it_lies) {
    made_program base(benchmarks, rest);
    made_program now(benchmarks, rest);
    auto const copy = now.objects.folder() / "copy";
    fs::copy_file(base.bench.executable, copy);
    now.bench.executable = copy;
    EXPECT_EQ(compared(base, now).unchanged.size(), 3U);
    fs::remove(base.bench.executable.parent_path() / "CMakeCache.txt");
    EXPECT_EQ(compared(base, now).unchanged.size(), 3U) << "no build folder is needed";
    made_program const other(benchmarks, replaced(rest, "x ^ 9", "x ^ 8"));
    EXPECT_NE(compared(base, other).why_not.find("no build folder"), std::string::npos);
}

TEST(same_programs, a_file_that_may_be_read_counts) {
    auto const reads = replaced(rest, "return file;", "return \"data/words.txt\";");
    made_program const base(benchmarks, reads);
    made_program const now(benchmarks, reads);
    EXPECT_EQ(compared(base, now, {"README.md", "src/parse.cpp", "other/CMakeLists.txt"}).unchanged.size(),
              3U);
    EXPECT_NE(compared(base, now, {"README.md", "tests/words.txt"}).why_not.find("tests/words.txt"),
              std::string::npos);
    EXPECT_NE(compared(base, now, {"data/more.bin"}).why_not.find("data/more.bin"), std::string::npos);
    EXPECT_TRUE(compared(base, now, {"data/more.bin"}).unchanged.empty());
}

void write(fs::path const& file, std::string_view text) {
    std::ofstream(file) << text;
}

TEST(same_programs, a_file_beside_that_is_named_after_the_program_counts) {
    made_program base(benchmarks, rest);
    made_program now(benchmarks, rest);
    auto const built = base.bench.executable;
    base.bench.executable = base.objects.folder() / "old";
    now.bench.executable = now.objects.folder() / "new";
    for (auto const* one : {&base, &now})
        fs::copy_file(built, one->bench.executable);
    write(base.objects.folder() / "old.cfg", "7");
    write(now.objects.folder() / "new.cfg", "7");
    EXPECT_EQ(compared(base, now).unchanged.size(), 3U);
    write(now.objects.folder() / "new.cfg", "8");
    EXPECT_NE(compared(base, now).why_not.find("new.cfg"), std::string::npos);
    fs::remove(now.objects.folder() / "new.cfg");
    EXPECT_NE(compared(base, now).why_not.find("new.cfg"), std::string::npos)
        << "it is beside one of them only";
}

TEST(same_programs, a_file_beside_that_the_program_names_counts) {
    auto const reads = replaced(rest, "return file;", "return \"words.txt\";");
    made_program const base(benchmarks, reads);
    made_program const now(benchmarks, reads);
    for (auto const* one : {&base, &now}) {
        auto const folder = one->bench.executable.parent_path();
        write(folder / "words.txt", "a word");
        write(folder / "log", one == &base ? "base" : "now");
    }
    EXPECT_EQ(compared(base, now).unchanged.size(), 3U);
    write(now.bench.executable.parent_path() / "words.txt", "two words");
    EXPECT_NE(compared(base, now).why_not.find("words.txt"), std::string::npos);
}

TEST(same_programs, a_script_may_run_anything) {
    made_program base(benchmarks, rest);
    base.bench.executable = base.objects.folder() / "bench.sh";
    write(base.bench.executable, "#!/bin/sh\nexec ./build/program\n");
    auto const result = compared(base, base);
    EXPECT_TRUE(result.unchanged.empty());
    EXPECT_NE(result.why_not.find("bench.sh is a script"), std::string::npos);
}

} // namespace
} // namespace yieldmark::compare
