#include "harness/revision/revision.hpp"
#include "harness/system/errors.hpp"
#include "tests/compare/made_repository.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>

namespace yieldmark::compare {
namespace {

namespace fs = std::filesystem;

std::atomic<int> const never{0};

// A project whose build copies a script, and says in the source folder that it was run.
class project {
public:
    std::string commit(std::string const& build) {
        return repository_.commit({{"build.sh", "#!/bin/sh\n" + build}});
    }

    [[nodiscard]] recipe of(std::string const& commit) const {
        return {.root = repository_.path(),
                .commit = commit,
                .cache = cache_.path() / "builds",
                .cmake = {},
                .examples = {},
                .command = "sh build.sh",
                .executables = {"out/program"}};
    }

    [[nodiscard]] std::optional<built> build(std::string const& commit,
                                             std::atomic<int> const& stop = never) const {
        system::progress quiet(stderr, system::progress::mode::quiet, false);
        return build_revision(of(commit), quiet, stop);
    }

    [[nodiscard]] std::string error_of(std::string const& commit) const {
        try {
            static_cast<void>(build(commit));
        } catch (system::run_error const& e) {
            return e.what();
        }
        return "";
    }

    [[nodiscard]] std::vector<std::string> in_cache() const {
        std::vector<std::string> names;
        for (auto const& entry : fs::directory_iterator(cache_.path() / "builds"))
            names.push_back(entry.path().filename());
        std::ranges::sort(names);
        return names;
    }

    [[nodiscard]] test::made_repository const& repository() const { return repository_; }

private:
    test::made_repository repository_;
    test::temporary_folder cache_;
};

constexpr char const* good_build =
    "echo building; mkdir -p out; printf '#!/bin/sh\\necho one\\n' > out/program; "
    "chmod +x out/program; echo x >> ../built\n";

TEST(revision, is_built_once_and_found_again) {
    project p;
    auto const commit = p.commit(good_build);
    auto const first = p.build(commit);
    ASSERT_TRUE(first);
    EXPECT_FALSE(first->reused);
    EXPECT_EQ(test::text_of(first->executable), "#!/bin/sh\necho one\n");
    auto const second = p.build(commit);
    ASSERT_TRUE(second);
    EXPECT_TRUE(second->reused);
    EXPECT_EQ(fs::canonical(second->executable), fs::canonical(first->executable));
    EXPECT_EQ(test::text_of(first->source.parent_path() / "built"), "x\n");
}

// A tree that is built as yieldmark's own is, and makes a script.
constexpr char const* own_tree = R"(cmake_minimum_required(VERSION 3.25)
project(made NONE)
file(WRITE ${CMAKE_BINARY_DIR}/bin/yieldmark-bench "#!/bin/sh\n")
file(CHMOD ${CMAKE_BINARY_DIR}/bin/yieldmark-bench PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
add_custom_target(yieldmark-bench)
add_custom_target(yieldmark-probe)
)";

TEST(revision, a_build_with_more_examples_serves_for_fewer) {
    test::made_repository repository;
    test::temporary_folder const cache;
    auto const commit = repository.commit({{"CMakeLists.txt", own_tree}});
    system::progress quiet(stderr, system::progress::mode::quiet, false);
    auto const build = [&](std::vector<std::string> examples) {
        recipe const what{.root = repository.path(),
                          .commit = commit,
                          .cache = cache.path() / "builds",
                          .cmake = {},
                          .examples = std::move(examples),
                          .command = {},
                          .executables = {}};
        return build_revision(what, quiet, never).value();
    };
    auto const two = build({"fibonacci", "primes"});
    EXPECT_FALSE(two.reused);
    EXPECT_EQ(build({"primes"}).executable, two.executable);
    EXPECT_TRUE(build({"fibonacci"}).reused);
    EXPECT_FALSE(build({"primes", "power"}).reused) << "power is in no build yet";
    EXPECT_FALSE(build({}).reused) << "all examples are in no build yet";
    EXPECT_TRUE(build({"even_numbers"}).reused) << "a build of all has it";
}

TEST(revision, another_command_is_another_build) {
    project p;
    auto const commit = p.commit(good_build);
    auto one = p.of(commit);
    auto other = one;
    other.command += " ";
    EXPECT_NE(cache_key(one), cache_key(other));
    other = one;
    other.commit.front() = other.commit.front() == '0' ? '1' : '0';
    EXPECT_NE(cache_key(one), cache_key(other));
    auto own = one;
    own.command.clear();
    own.cmake.compiler = "g++";
    auto flags = own;
    flags.cmake.flags = "-O1";
    EXPECT_NE(cache_key(own), cache_key(flags));
    auto other_level = own;
    other_level.cmake.type_flags = "-O2 -DNDEBUG";
    EXPECT_NE(cache_key(own), cache_key(other_level));
    own.examples = {"fibonacci", "power"};
    EXPECT_TRUE(cache_key(own).ends_with("-fibonacci+power"));
}

TEST(revision, whose_build_fails_without_a_word_says_that) {
    project p;
    auto const error = p.error_of(p.commit("exit 7\n"));
    EXPECT_TRUE(error.ends_with("exited with 7; it printed nothing")) << error;
}

TEST(revision, that_does_not_build_says_so_and_leaves_its_log_alone_behind) {
    project p;
    auto const commit =
        p.commit("mkdir out; echo compiling; echo 'program.c:7: error: no such thing' >&2; exit 7\n");
    auto const error = p.error_of(commit);
    EXPECT_NE(error.find(commit.substr(0, 12) + " doesn't build: `/bin/sh -c sh build.sh` exited with 7"),
              std::string::npos)
        << error;
    EXPECT_NE(error.find("program.c:7: error: no such thing"), std::string::npos);
    auto const left = p.in_cache();
    ASSERT_EQ(left.size(), 2U);
    EXPECT_TRUE(left[0].ends_with(".lock"));
    EXPECT_TRUE(left[1].ends_with(".log"));
    EXPECT_NE(error.find(left[1]), std::string::npos);
    EXPECT_EQ(p.repository().git({"worktree", "list"}).find(commit.substr(0, 12) + "-"), std::string::npos);
}

TEST(revision, a_long_log_is_reported_by_its_end) {
    project p;
    auto const error = p.error_of(p.commit("seq 1 20000; echo the end; exit 1\n"));
    EXPECT_TRUE(error.ends_with("the end")) << error;
    EXPECT_LT(error.size(), 2500U);
}

TEST(revision, a_build_that_makes_no_executable_is_reported) {
    project p;
    EXPECT_NE(p.error_of(p.commit("true\n")).find("made no executable"), std::string::npos);
}

TEST(revision, what_a_killed_build_left_is_swept_and_built_anew) {
    project p;
    auto const commit = p.commit(good_build);
    auto const place = p.of(commit).cache / (cache_key(p.of(commit)) + ".abcdef");
    fs::create_directories(place / "source/out");
    std::ofstream(place / "source/out/program") << "half";
    std::ofstream(place / ".yieldmark-build") << "made by yieldmark\n";
    auto const done = p.build(commit);
    ASSERT_TRUE(done);
    EXPECT_FALSE(done->reused);
    EXPECT_FALSE(fs::exists(place));
    EXPECT_TRUE(
        fs::exists(fs::canonical(done->source).parent_path() / ".yieldmark-build")); // or it would never go
}

TEST(revision, what_someone_else_has_put_into_the_cache_stays) {
    project p;
    auto const commit = p.commit(good_build);
    auto const key = cache_key(p.of(commit));
    auto const cache = p.of(commit).cache;
    fs::create_directories(cache / (key + ".thesis"));
    std::ofstream(cache / (key + ".thesis") / "one") << "mine";
    ASSERT_TRUE(p.build(commit));
    EXPECT_EQ(test::text_of(cache / (key + ".thesis") / "one"), "mine");
    for (auto const* ending : {"", ".log"}) {
        project other;
        auto const place = other.of(other.commit(good_build));
        auto const file = place.cache / (cache_key(place) + ending);
        fs::create_directories(place.cache);
        std::ofstream(place.cache / "mine") << "mine";
        fs::create_symlink("mine", file);
        EXPECT_THROW(static_cast<void>(other.build(place.commit)), system::usage_error);
        EXPECT_EQ(fs::read_symlink(file), "mine");
        EXPECT_EQ(test::text_of(place.cache / "mine"), "mine");
    }
}

TEST(revision, work_trees_that_are_not_there_just_now_are_not_forgotten) {
    project p;
    auto const commit = p.commit(good_build);
    test::temporary_folder disk;
    auto const own = disk.path() / "own";
    p.repository().git({"worktree", "add", "--quiet", "--detach", own.string(), commit});
    fs::rename(own, disk.path() / "unmounted");
    static_cast<void>(p.error_of(p.commit("exit 1\n")));
    EXPECT_NE(p.repository().git({"worktree", "list"}).find(own.string()), std::string::npos);
}

TEST(revision, a_cache_whose_build_was_removed_builds_anew) {
    project p;
    auto const commit = p.commit(good_build);
    fs::remove_all(p.build(commit)->source.parent_path());
    auto const again = p.build(commit);
    ASSERT_TRUE(again);
    EXPECT_FALSE(again->reused);
    EXPECT_TRUE(fs::exists(again->executable));
}

TEST(revision, two_builders_at_once_build_it_once) {
    project p;
    auto const commit = p.commit(std::string("sleep 0.5\n") + good_build);
    auto other = std::async(std::launch::async, [&] { return p.build(commit); });
    auto const mine = p.build(commit);
    auto const theirs = other.get();
    ASSERT_TRUE(mine && theirs);
    EXPECT_NE(mine->reused, theirs->reused);
    EXPECT_EQ(fs::canonical(mine->executable), fs::canonical(theirs->executable));
    EXPECT_EQ(test::text_of(fs::canonical(mine->source).parent_path() / "built"), "x\n");
}

TEST(revision, a_stopped_build_leaves_nothing_half_done) {
    project p;
    auto const commit = p.commit("sleep 60\n");
    std::atomic<int> stop{0};
    auto building = std::async(std::launch::async, [&] { return p.build(commit, stop); });
    while (building.wait_for(std::chrono::milliseconds(50)) != std::future_status::ready)
        if (fs::exists(p.of(commit).cache))
            stop = 2;
    EXPECT_FALSE(building.get());
    for (auto const& name : p.in_cache())
        EXPECT_TRUE(name.ends_with(".lock") || name.ends_with(".log")) << name;
}

TEST(revision, is_built_from_the_commit_and_not_from_what_lies_about) {
    project p;
    auto const old = p.commit("mkdir out; cp build.sh out/program; chmod +x out/program\n");
    p.commit("exit 1\n");
    std::ofstream(p.repository().path() / "build.sh") << "exit 2\n";
    auto const done = p.build(old);
    ASSERT_TRUE(done);
    EXPECT_NE(test::text_of(done->executable).find("cp build.sh"), std::string::npos);
}

TEST(revision, no_hook_of_the_repository_is_run) {
    project p;
    auto const commit = p.commit(good_build);
    auto const hook = p.repository().path() / ".git/hooks/post-checkout";
    fs::create_directories(hook.parent_path());
    std::ofstream(hook) << "#!/bin/sh\ntouch " << (p.repository().path() / "hooked").string() << "\n";
    fs::permissions(hook, fs::perms::owner_all);
    ASSERT_TRUE(p.build(commit));
    EXPECT_FALSE(fs::exists(p.repository().path() / "hooked"));
}

TEST(revision, settings_come_from_the_build_folder) {
    test::temporary_folder folder;
    std::ofstream(folder.path() / "CMakeCache.txt")
        << "# a comment\nCMAKE_CXX_COMPILER:STRING=/usr/bin/clang++-19\nCMAKE_CXX_COMPILER_AR:FILEPATH=/x\n"
        << "CMAKE_BUILD_TYPE:STRING=RelWithDebInfo\nCMAKE_CXX_FLAGS:STRING=-march=native -DX=1\n"
        << "CMAKE_CXX_FLAGS_RELEASE:STRING=-O3\nCMAKE_CXX_FLAGS_RELWITHDEBINFO:STRING=-O2 -g1\n"
        << "CMAKE_GENERATOR:INTERNAL=Ninja\nCMAKE_CXX_COMPILER_LAUNCHER:STRING=ccache\n";
    auto const s = settings_of(folder.path());
    EXPECT_EQ(s.compiler, "/usr/bin/clang++-19");
    EXPECT_EQ(s.type, "RelWithDebInfo");
    EXPECT_EQ(s.flags, "-march=native -DX=1");
    EXPECT_EQ(s.type_flags, "-O2 -g1") << "another level would be compared otherwise than it was built";
    EXPECT_EQ(s.generator, "Ninja");
    EXPECT_EQ(s.launcher, "ccache");
    EXPECT_FALSE(settings_of("/nowhere").compiler.empty());
}

TEST(revision, only_examples_that_the_filters_may_name_are_built) {
    std::vector<known_example> const known{
        {"fibonacci", "sequences"}, {"fib_two", "sequences"}, {"tree_walk", "pipelines"}};
    using names = std::vector<std::string>;
    EXPECT_EQ(examples_named(known, {"fibonacci"}), (names{"fibonacci"}));
    EXPECT_EQ(examples_named(known, {"pipelines"}), (names{"tree_walk"}));
    EXPECT_EQ(examples_named(known, {"fib*/loop/*"}), (names{"fibonacci", "fib_two"}));
    EXPECT_EQ(examples_named(known, {"fibonacci/*/drain/64"}), (names{"fibonacci"}));
    EXPECT_EQ(examples_named(known, {"tree_walk/loop/drain/64", "fib_two"}), (names{"fib_two", "tree_walk"}));
    EXPECT_EQ(examples_named(known, {"*/coroutine/*"}).size(), 3U);
    EXPECT_EQ(examples_named(known, {}).size(), 3U);
    EXPECT_TRUE(examples_named(known, {"gamma"}).empty());
    EXPECT_TRUE(examples_named(known, {"fib"}).empty());
}

TEST(revision, knows_the_examples_of_a_commit) {
    test::made_repository r;
    auto const first =
        r.commit({{"suites/greek/alpha.hpp", "//\n"}, {"suites/greek/notes.md", ""}, {"suites/x.hpp", ""}});
    r.commit({{"suites/greek/beta.hpp", "//\n"}});
    auto const known = examples_of(r.path(), first);
    ASSERT_EQ(known.size(), 1U);
    EXPECT_EQ(known[0].name, "alpha");
    EXPECT_EQ(known[0].suite, "greek");
}

} // namespace
} // namespace yieldmark::compare
