// What is made of a command line's description: manual pages and completions.

#include "cli/completions.hpp"
#include "cli/man_page.hpp"

#include <gtest/gtest.h>

namespace yieldmark::cli {
namespace {

described_command made() {
    return {
        .name = "tool",
        .text = "Does it.",
        .footer = "Examples:\n  tool go -x\n\nExit codes: 0 good, 2 wrong usage.",
        .options =
            {{.names = {"-h", "--help"}, .positional = false, .value = {}, .choices = {}, .text = "Help"}},
        .commands = {
            {.name = "go",
             .text = ".starts with a dot",
             .footer = {},
             .options =
                 {{.names = {"--clock"},
                   .positional = false,
                   .value = "NAME",
                   .choices = {"cpu", "real"},
                   .text = "The clock: it's [one]"},
                  {.names = {"file"}, .positional = true, .value = " ", .choices = {}, .text = "A file"}},
             .commands = {}}}};
}

TEST(man_pages, each_command_has_one) {
    auto const pages = man_pages(made(), "tool 1.2");
    ASSERT_EQ(pages.size(), 2U);
    auto const& top = pages.at("tool.1");
    EXPECT_NE(top.find(".TH TOOL 1 \"\" \"tool 1.2\""), std::string::npos);
    EXPECT_NE(top.find(".SH EXAMPLES\n.nf\n  tool go \\-x\n"), std::string::npos);
    EXPECT_NE(top.find(".SH EXIT STATUS\n.nf\n0 good, 2 wrong usage.\n.fi\n"), std::string::npos);
    auto const& go = pages.at("tool-go.1");
    EXPECT_NE(go.find("\n\\&.starts with a dot\n"), std::string::npos)
        << "a dot at a line's start is roff's own";
    EXPECT_NE(go.find("\\fB\\-\\-clock\\fR \\fINAME\\fR"), std::string::npos);
    EXPECT_NE(go.find("One of cpu, real."), std::string::npos);
    EXPECT_NE(go.find(".SH ARGUMENTS\n.TP\n\\fBfile\\fR\nA file\n"), std::string::npos);
}

TEST(completions, name_commands_options_and_their_values) {
    auto const bash = bash_completion(made());
    EXPECT_NE(bash.find("'') words='go -h --help' ;;"), std::string::npos);
    EXPECT_NE(bash.find("'go:--clock')"), std::string::npos);
    EXPECT_NE(bash.find("compgen -W 'cpu real'"), std::string::npos);
    auto const zsh = zsh_completion(made());
    EXPECT_NE(zsh.find("'go:.starts with a dot'"), std::string::npos);
    EXPECT_NE(zsh.find(R"('--clock[The clock\: it'\''s \[one\]]:value:(cpu real)')"), std::string::npos);
    auto const fish = fish_completion(made());
    EXPECT_NE(fish.find("-a go"), std::string::npos);
    EXPECT_NE(fish.find("-l clock -x -a 'cpu real'"), std::string::npos);
}

} // namespace
} // namespace yieldmark::cli
