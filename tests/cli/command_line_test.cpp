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

} // namespace
} // namespace yieldmark
