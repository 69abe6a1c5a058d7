#include "cli/man_page.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>
#include <vector>

namespace yieldmark::cli {

namespace {

std::string in_capitals(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

// Escapes text that roff would read as a request.
std::string escaped(std::string const& text) {
    std::string safe;
    for (char const c : text) {
        bool const begins_line = safe.empty() || safe.back() == '\n';
        if (begins_line && (c == '.' || c == '\''))
            safe += "\\&";
        if (c == '\\')
            safe += "\\e";
        else if (c == '-')
            safe += "\\-";
        else
            safe += c;
    }
    return safe;
}

std::string option_entry(described_option const& one) {
    auto names = fmt::format("\\fB{}\\fR", escaped(fmt::format("{}", fmt::join(one.names, ", "))));
    if (!one.value.empty() && one.value != " ")
        names += fmt::format(" \\fI{}\\fR", escaped(one.value));
    auto text = escaped(one.text);
    if (!one.choices.empty())
        text += escaped(
            fmt::format("{}\nOne of {}.", text.ends_with('.') ? "" : ".", fmt::join(one.choices, ", ")));
    return fmt::format(".TP\n{}\n{}\n", names, text);
}

std::string options_of(described_command const& what, bool positional) {
    std::string all;
    for (auto const& one : what.options)
        if (one.positional == positional)
            all += option_entry(one);
    return all;
}

// The paragraphs of a footer: each with its own heading becomes a section.
std::string sections_of(std::string const& footer) {
    std::string made;
    std::istringstream lines(footer);
    bool open = false;
    for (std::string line; std::getline(lines, line);) {
        auto const section = [&](char const* title) {
            made += fmt::format("{}.SH {}\n.nf\n", open ? ".fi\n" : "", title);
            open = true;
        };
        if (line.starts_with("Examples:")) {
            section("EXAMPLES");
        } else if (line.starts_with("Exit codes:")) {
            section("EXIT STATUS");
            made += escaped(line.substr(std::min(line.size(), std::string("Exit codes: ").size()))) + "\n";
        } else {
            if (!open && !line.empty())
                section("NOTES");
            made += escaped(line) + "\n";
        }
    }
    return open ? made + ".fi\n" : made;
}

std::string synopsis(described_command const& what, std::string const& call) {
    auto text = fmt::format("\\fB{}\\fR [\\fIoptions\\fR]", escaped(call));
    if (!what.commands.empty())
        text += " \\fIcommand\\fR";
    for (auto const& one : what.options)
        if (one.positional)
            text += fmt::format(" [\\fI{}\\fR]", escaped(one.names.front()));
    return text;
}

std::string page(described_command const& what, std::string const& call, std::string const& title,
                 std::string const& version) {
    auto made = fmt::format(".TH {} 1 \"\" \"{}\" \"User Commands\"\n.SH NAME\n{} \\- {}\n.SH SYNOPSIS\n{}\n"
                            ".SH DESCRIPTION\n{}\n",
                            in_capitals(title), version, escaped(title), escaped(what.text),
                            synopsis(what, call), escaped(what.text));
    if (!what.commands.empty()) {
        made += ".SH COMMANDS\n";
        for (auto const& one : what.commands)
            made += fmt::format(".TP\n\\fB{}\\fR\n{} See \\fB{}\\-{}\\fR(1).\n", escaped(one.name),
                                escaped(one.text), escaped(title), escaped(one.name));
    }
    if (auto const arguments = options_of(what, true); !arguments.empty())
        made += ".SH ARGUMENTS\n" + arguments;
    if (auto const options = options_of(what, false); !options.empty())
        made += ".SH OPTIONS\n" + options;
    return made + sections_of(what.footer);
}

void add_pages(std::map<std::string, std::string>& all, described_command const& what,
               std::string const& call, std::string const& title, std::string const& version) {
    all[title + ".1"] = page(what, call, title, version);
    for (auto const& one : what.commands)
        add_pages(all, one, call + " " + one.name, title + "-" + one.name, version);
}

} // namespace

std::map<std::string, std::string> man_pages(described_command const& program, std::string const& version) {
    std::map<std::string, std::string> all;
    add_pages(all, program, program.name, program.name, version);
    return all;
}

} // namespace yieldmark::cli
