// Object files and archives as they are read.

#include "harness/machine_code/object_file.hpp"
#include "harness/system/errors.hpp"
#include "tests/machine_code/made_objects.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace yieldmark::machine_code {
namespace {

std::string why_unreadable(std::filesystem::path const& path) {
    try {
        (void)read_objects(path);
    } catch (system::run_error const& e) {
        return e.what();
    }
    return "";
}

TEST(object_file, sections_symbols_and_relocations) {
    made_objects made;
    auto const all =
        read_objects(made.compile("one", "int other(int); int run(int x) { return other(x) + 1; }"));
    ASSERT_EQ(all.size(), 1U);
    auto const& one = all.front();
    EXPECT_TRUE(one.name.ends_with("one.o"));
    auto const run = std::ranges::find(one.symbols, "_Z3runi", &symbol::name);
    ASSERT_NE(run, one.symbols.end());
    EXPECT_TRUE(run->is_function());
    EXPECT_FALSE(run->is_local());
    ASSERT_EQ(run->where, symbol::place::section);
    auto const& home = one.sections.at(run->section);
    EXPECT_EQ(home.name, ".text._Z3runi");
    EXPECT_TRUE(home.is_loaded());
    EXPECT_FALSE(home.is_writable());
    EXPECT_EQ(home.bytes.size(), home.size);
    ASSERT_EQ(home.relocations.size(), 1U);
    auto const& called = one.symbols.at(home.relocations.front().symbol);
    EXPECT_EQ(called.name, "_Z5otheri");
    EXPECT_EQ(called.where, symbol::place::nowhere);
}

TEST(object_file, all_members_of_an_archive) {
    made_objects made;
    auto const archive = made.archive(
        "lib.a", "rcs",
        {made.compile("one", "int f() { return 1; }"), made.compile("two", "int g() { return 2; }")});
    auto const all = read_objects(archive);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_TRUE(all[0].name.ends_with("lib.a(one.o)"));
    EXPECT_TRUE(all[1].name.ends_with("lib.a(two.o)"));
    EXPECT_TRUE(std::ranges::any_of(all[1].symbols, [](auto const& s) { return s.name == "_Z1gv"; }));
}

TEST(object_file, says_what_it_cannot_read) {
    made_objects made;
    auto const text = made.folder() / "text.o";
    std::ofstream(text) << "no object";
    EXPECT_NE(why_unreadable(text).find("neither an ELF file nor an archive"), std::string::npos);
    EXPECT_NE(why_unreadable(made.folder() / "none.o").find("can't be opened"), std::string::npos);
    auto const whole = made.compile("one", "int f() { return 1; }");
    EXPECT_NE(why_unreadable(made.archive("thin.a", "rcsT", {whole})), "");
}

#if !defined(__clang__)
TEST(object_file, code_that_is_left_to_the_linker_is_refused) {
    made_objects made;
    EXPECT_NE(why_unreadable(made.compile("one", "int f() { return 1; }", {"-flto"})).find("-flto"),
              std::string::npos);
}
#endif

TEST(object_file, an_object_that_is_cut_off_is_an_error) {
    made_objects made;
    auto const whole = made.compile("one", "int f(int); int g(int x) { return f(x) + 1; }");
    for (auto const part : {2, 3, 8}) {
        auto const cut = made.folder() / "cut.o";
        std::filesystem::copy_file(whole, cut, std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(cut, std::filesystem::file_size(whole) / static_cast<unsigned>(part));
        EXPECT_NE(why_unreadable(cut), "") << part;
    }
}

} // namespace
} // namespace yieldmark::machine_code
