#include "harness/run/foreign_link.hpp"

#include "harness/system/child.hpp"
#include "harness/system/scratch.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sys/wait.h>

namespace yieldmark::run {
namespace {

namespace fs = std::filesystem;
using strings = std::vector<std::string>;

void touch(fs::path const& path) {
    fs::create_directories(path.parent_path());
    std::ofstream(path) << "x";
}

class foreign_link : public testing::Test {
protected:
    void SetUp() override {
        for (auto const* object : {"a.cpp.o", "b.cpp.o", "lib.a"})
            touch(dir_ / "obj" / object);
        touch(program());
    }
    [[nodiscard]] known_link read(std::string const& command) const {
        return read_link_command(command, dir_.path(), program());
    }
    [[nodiscard]] fs::path program() const { return dir_ / "bin/x"; }

    system::scratch dir_;
};

TEST_F(foreign_link, the_parts_of_a_command_of_ninja) {
    auto const found =
        read(": && /usr/bin/c++ -O3 -Wl,--dependency-file=x.d obj/a.cpp.o obj/b.cpp.o -o bin/x "
             "-Wl,-rpath,/usr/lib obj/lib.a 'with blank.so' && :");
    EXPECT_EQ(found.why_not, "");
    EXPECT_EQ(found.how.linker, "/usr/bin/c++");
    EXPECT_EQ(found.how.flags, (strings{"-O3"}));
    EXPECT_EQ(found.how.objects, (strings{"obj/a.cpp.o", "obj/b.cpp.o"}));
    EXPECT_EQ(found.how.libraries, (strings{"-Wl,-rpath,/usr/lib", "obj/lib.a", "with blank.so"}));
    EXPECT_EQ(found.how.folder, dir_.path().string());
}

TEST_F(foreign_link, what_would_be_written_beside_the_program_is_left_out) {
    auto const found = read("c++ -Xlinker --dependency-file=x.d -Wl,-Map=x.map obj/a.cpp.o -o bin/x");
    EXPECT_EQ(found.how.flags, strings{});
    EXPECT_EQ(found.how.libraries, strings{});
}

TEST_F(foreign_link, a_command_for_another_program_is_nothing) {
    auto const found = read("c++ obj/a.cpp.o -o bin/y");
    EXPECT_EQ(found.how.linker, "");
    EXPECT_EQ(found.why_not, "");
}

TEST_F(foreign_link, why_a_program_keeps_its_layout) {
    auto const why = [this](std::string const& command) { return read(command).why_not; };
    EXPECT_EQ(why("c++ -flto=auto obj/a.cpp.o -o bin/x"),
              "it is linked with -flto=auto, which leaves no object its place");
    EXPECT_EQ(why("c++ @x.rsp -o bin/x"), "its objects are listed in x.rsp, which the build has removed");
    EXPECT_EQ(why(R"(c++ obj/a.cpp.o -o bin/x -Wl,-rpath,\$ORIGIN)"),
              "it finds its libraries by where it lies ($ORIGIN)");
    EXPECT_EQ(why("c++ obj/a.cpp.o -o bin/x && strip bin/x"), "it is linked by more than one command");
    EXPECT_EQ(why("c++ `touch mine` obj/a.cpp.o -o bin/x"), "it is linked by more than one command");
    EXPECT_FALSE(fs::exists("mine"));
    EXPECT_EQ(why("c++ obj/lib.a -o bin/x"), "its link command names no object files");
    EXPECT_EQ(why("c++ obj/gone.o -o bin/x"), "obj/gone.o isn't there; build again");
    auto const later = fs::last_write_time(program()) + std::chrono::seconds(2);
    fs::last_write_time(dir_ / "obj/lib.a", later);
    EXPECT_EQ(why("c++ obj/a.cpp.o -o bin/x obj/lib.a"), "obj/lib.a is newer than the program; build again");
}

TEST_F(foreign_link, outside_of_a_build_folder_there_is_none) {
    EXPECT_EQ(how_it_was_linked(program(), dir_.path()).why_not, "it lies in no build folder of CMake's");
}

// A real build: in ours there is CMake in any case.
class built : public testing::TestWithParam<char const*> {
protected:
    static int run(strings arguments) {
        return system::run_to_end({.arguments = std::move(arguments),
                                   .environment = system::clean_environment(),
                                   .cpu = std::nullopt},
                                  std::chrono::minutes(2))
            .status;
    }
};

TEST_P(built, is_linked_anew_with_padding_that_stays) {
    if (std::string(GetParam()) == "Unix Makefiles" && run({"make", "--version"}) != 0)
        GTEST_SKIP() << "there is no make";
    system::scratch const dir;
    std::ofstream(dir / "CMakeLists.txt")
        << "cmake_minimum_required(VERSION 3.20)\nproject(made CXX)\nset(CMAKE_BUILD_TYPE Release)\n"
           "set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)\n"
           "add_executable(target main.cpp other.cpp)\nset_target_properties(target PROPERTIES OUTPUT_NAME "
           "made)\n"
           "target_link_options(target PRIVATE -Wl,--gc-sections)\n";
    std::ofstream(dir / "main.cpp") << "int other();\nint main() { return other(); }\n";
    std::ofstream(dir / "other.cpp") << "int other() { return 7; }\n";
    auto const build = dir / "build";
    ASSERT_EQ(run({"cmake", "-G", GetParam(), "-S", dir.path().string(), "-B", build.string()}), 0);
    ASSERT_EQ(run({"cmake", "--build", build.string()}), 0);

    auto const found = how_it_was_linked(build / "bin/made", dir.path());
    ASSERT_EQ(found.why_not, "");
    EXPECT_EQ(found.how.objects.size(), 2U);
    std::set<std::uintmax_t> sizes;
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        auto const output = (dir / "relinked").string();
        ASSERT_TRUE(
            system::run_to_end(link_process(found.how, seed, output), std::chrono::minutes(2)).good());
        auto const status = run({output});
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 7);
        sizes.insert(fs::file_size(output));
    }
    EXPECT_GT(sizes.size(), 1U) << "no padding came in, or the linker threw it away";
}

// An object that one side alone has moves all others, but not within a line of the cache.
TEST_P(built, objects_that_both_sides_have_begin_alike_in_each_layout) {
    if (std::string(GetParam()) == "Unix Makefiles" && run({"make", "--version"}) != 0)
        GTEST_SKIP() << "there is no make";
    system::scratch const dir;
    std::ofstream(dir / "CMakeLists.txt")
        << "cmake_minimum_required(VERSION 3.20)\nproject(made CXX)\nset(CMAKE_BUILD_TYPE Release)\n"
           "add_library(both OBJECT main.cpp other.cpp)\n"
           "add_executable(base $<TARGET_OBJECTS:both>)\n"
           "add_executable(now $<TARGET_OBJECTS:both> more.cpp)\n";
    std::ofstream(dir / "main.cpp")
        << "int other();\nint main() { return int((unsigned long)&other & 63); }\n";
    std::ofstream(dir / "other.cpp") << "int other() { return 7; }\n";
    std::ofstream(dir / "more.cpp") << "int more(int a, int b) { return a / b + b; }\n";
    auto const build = dir / "build";
    ASSERT_EQ(run({"cmake", "-G", GetParam(), "-S", dir.path().string(), "-B", build.string()}), 0);
    ASSERT_EQ(run({"cmake", "--build", build.string()}), 0);
    auto const base = how_it_was_linked(build / "base", dir.path());
    auto const now = how_it_was_linked(build / "now", dir.path());
    ASSERT_EQ(base.why_not + now.why_not, "");
    std::set<int> begins;
    for (std::uint32_t seed = 1; seed <= 8; ++seed) {
        int begin[2];
        for (auto const* how : {&base.how, &now.how}) {
            auto const output = (dir / "relinked").string();
            ASSERT_TRUE(system::run_to_end(link_process(*how, seed, output), std::chrono::minutes(2)).good());
            begin[how == &now.how] = WEXITSTATUS(run({output}));
        }
        EXPECT_EQ(begin[0], begin[1]) << seed;
        begins.insert(begin[0]);
    }
    EXPECT_GT(begins.size(), 1U);
}

INSTANTIATE_TEST_SUITE_P(foreign_link, built, testing::Values("Ninja", "Unix Makefiles"),
                         [](auto const& one) { return std::string(one.param).substr(0, 4); });

} // namespace
} // namespace yieldmark::run
