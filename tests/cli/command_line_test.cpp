#include "cli/command_line.hpp"
#include "harness/system/child.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <stdexcept>
#include <sys/wait.h>

namespace yieldmark {
namespace {

TEST(command_line, an_argument_and_an_option_of_one_name_are_refused) {
    cli::program_line const whole("text", "program", "1");
    std::string value;
    bool flag = false;
    auto const argument_first = whole.top().add_subcommand("first", "");
    argument_first.add_option("revision", value, "");
    EXPECT_THROW(argument_first.add_option("--revision", value, ""), std::logic_error);
    EXPECT_THROW(argument_first.add_option("-r,--revision", value, ""), std::logic_error);
    EXPECT_THROW(argument_first.add_flag("--revision", flag, ""), std::logic_error);

    auto const option_first = whole.top().add_subcommand("second", "");
    option_first.add_option("-c,--case", value, "");
    EXPECT_THROW(option_first.add_option("case", value, ""), std::logic_error);
}

TEST(command_line, names_that_only_begin_alike_are_two) {
    cli::program_line const whole("text", "program", "1");
    std::string value;
    whole.top().add_option("revisions", value, "");
    EXPECT_NO_THROW(whole.top().add_option("--revision", value, ""));
    EXPECT_NO_THROW(whole.top().add_option("--revisions-of", value, ""));
}

system::completed help_of(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), YIELDMARK);
    arguments.emplace_back("--help");
    return system::run_to_end({.arguments = std::move(arguments),
                               .environment = system::clean_environment(),
                               .cpu = std::nullopt,
                               .keep_all = true},
                              std::chrono::seconds(60));
}

std::vector<std::string> subcommands_in(std::string const& help) {
    std::vector<std::string> names;
    std::istringstream lines(help);
    bool within = false;
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("  ") && within && line[2] != ' ')
            names.push_back(line.substr(2, line.find(' ', 2) - 2));
        else if (!line.starts_with(" "))
            within = line.starts_with("Subcommands:") || line.starts_with("SUBCOMMANDS:");
    }
    return names;
}

// All of them are made on each start, by whatever CLI11 is installed; here each is also asked for its help.
void expect_help(std::vector<std::string> const& path, std::size_t& shown) {
    auto const done = help_of(path);
    ASSERT_TRUE(WIFEXITED(done.status)) << done.errors;
    EXPECT_EQ(WEXITSTATUS(done.status), 0) << done.errors;
    auto const last = done.output.rfind("\n\n"); // the last paragraph
    EXPECT_TRUE(done.output.substr(last == std::string::npos ? 0 : last + 2).starts_with("Exit codes: 0 "))
        << done.output;
    ++shown;
    for (auto const& name : subcommands_in(done.output)) {
        auto deeper = path;
        deeper.push_back(name);
        expect_help(deeper, shown);
    }
}

TEST(command_line, every_subcommand_shows_its_help) {
    std::size_t shown = 0;
    expect_help({}, shown);
    EXPECT_GE(shown, 1U + 11U + 7U); // the program, its subcommands, those of history
}

// What is said of a command line that can't be understood: one line, which names what was wrong and what to do.
std::string refused(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), YIELDMARK);
    auto const done = system::run_to_end({.arguments = std::move(arguments),
                                          .environment = system::clean_environment(),
                                          .cpu = std::nullopt,
                                          .keep_all = true},
                                         std::chrono::seconds(60));
    EXPECT_TRUE(WIFEXITED(done.status) && WEXITSTATUS(done.status) == 2) << done.errors;
    return done.output + done.errors;
}

TEST(command_line, what_is_mistyped_is_named_with_what_may_have_been_meant) {
    EXPECT_EQ(refused({"rnu"}),
              "yieldmark: there is no command rnu; did you mean run? `yieldmark --help` lists them\n");
    EXPECT_EQ(
        refused({"history", "lst"}),
        "yieldmark: there is no command lst; did you mean list? `yieldmark history --help` lists them\n");
    EXPECT_EQ(refused({"compare", "--metric", "time"}),
              "yieldmark: there is no option --metric; did you mean --metrics? `yieldmark compare --help` "
              "lists them\n");
    EXPECT_EQ(refused({"run", "--suite"}),
              "yieldmark: there is no option --suite; `yieldmark run --help` lists them\n");
    EXPECT_EQ(refused({"run", "-x"}),
              "yieldmark: there is no option -x; `yieldmark run --help` lists them\n");
    EXPECT_EQ(refused({"run", "--metrics", "time,hep"}),
              "yieldmark: --metrics: hep is none of time, instructions, heap, resident, counters; did you "
              "mean heap?\n");
    EXPECT_EQ(
        refused({"run", "--plan", "quik"}),
        "yieldmark: there is no plan 'quik'; the plans are quick, full and smoke; did you mean quick?\n");
}

TEST(command_line, what_is_missing_or_too_much_is_named) {
    EXPECT_EQ(refused({}), "yieldmark: name a command; `yieldmark --help` lists them\n");
    EXPECT_EQ(refused({"history"}), "yieldmark: name a command; `yieldmark history --help` lists them\n");
    EXPECT_EQ(refused({"compare", "a"}),
              "yieldmark: new is missing (What it is now); `yieldmark compare --help` shows what is taken\n");
    EXPECT_EQ(refused({"history", "bisect", "x"}),
              "yieldmark: --good is missing (A revision before the change); "
              "`yieldmark history bisect --help` shows what is taken\n");
    EXPECT_EQ(refused({"asm", "a", "b"}),
              "yieldmark: there is no place for b; `yieldmark asm --help` shows what is taken\n");
    EXPECT_EQ(refused({"run", "--out"}), "yieldmark: --out needs a value, as in --out DIR\n");
    EXPECT_EQ(refused({"profile", "--heap-only", "--cpu-only"}),
              "yieldmark: --heap-only and --cpu-only can't both be given; leave one out\n");
}

TEST(command_line, a_number_out_of_its_range_is_refused_with_the_range) {
    EXPECT_EQ(refused({"run", "--processes", "1e5"}),
              "yieldmark: --processes: 1e5 isn't a whole number from 1 to 10000\n");
    EXPECT_EQ(refused({"run", "--seed", "-3"}), "yieldmark: --seed: -3 isn't a whole number of 0 or more\n");
    EXPECT_EQ(refused({"run", "--seed", "x"}), "yieldmark: --seed: x isn't a whole number of 0 or more\n");
    for (std::string const bad : {"abc", "-1", "1001", "nan"})
        EXPECT_EQ(refused({"gate", "--threshold", bad}),
                  "yieldmark: --threshold: " + bad + " isn't a number from 0 to 1000\n");
}

} // namespace
} // namespace yieldmark
