#include "cli/usage_errors.hpp"

#include "harness/system/characters.hpp"
#include "harness/system/nearest.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace yieldmark::cli {

namespace {

// The command that was called: of `history add` the inner one.
CLI::App const& called(CLI::App const& program) {
    auto const given = program.get_subcommands();
    return given.empty() ? program : called(*given.front());
}

std::string help_of(CLI::App const& app) {
    std::string words = "--help`";
    for (auto const* at = &app; at; at = at->get_parent())
        words = at->get_name() + " " + words;
    return "`" + words;
}

std::vector<std::string> commands_of(CLI::App const& app) {
    std::vector<std::string> names;
    for (auto const* const one : app.get_subcommands([](CLI::App const*) { return true; }))
        names.push_back(one->get_name());
    return names;
}

std::vector<std::string> options_of(CLI::App const& app) {
    std::vector<std::string> names;
    for (auto const* const one : app.get_options())
        for (auto const& name : one->get_lnames())
            names.push_back(name);
    return names;
}

std::string unexpected(CLI::App const& at, std::string const& given) {
    auto const dashes = given == "-" ? 0 : std::min<std::size_t>(given.find_first_not_of('-'), 2);
    auto const known = dashes > 0 ? options_of(at) : commands_of(at);
    if (known.empty())
        return fmt::format("there is no place for {}; {} shows what is taken", given, help_of(at));
    auto const other = dashes == 1 ? std::string{} : system::meant(given.substr(dashes), known);
    return fmt::format("there is no {} {}; {}{} lists them", dashes > 0 ? "option" : "command", given,
                       other.empty() ? "" : "did you mean " + given.substr(0, dashes) + other + "? ",
                       help_of(at));
}

// What is required and isn't there: a command, an argument by position or an option.
std::string missing(CLI::App const& at) {
    for (auto const* const one : at.get_options())
        if (one->get_required() && one->count() == 0)
            return fmt::format("{} is missing ({}); {} shows what is taken", one->get_name(),
                               one->get_description(), help_of(at));
    return fmt::format("name a command; {} lists them", help_of(at));
}

// "--out: 1 required TEXT missing", as CLI11 has it.
std::string without_value(CLI::App const& at, std::string const& text) {
    auto const name = text.substr(0, text.find(": "));
    auto const* const one = at.get_option_no_throw(name);
    if (!one)
        return text;
    auto const shown = one->get_option_text();
    return fmt::format("{} needs a value, as in {} {}", name, name, shown.substr(0, shown.find('=')));
}

// "Could not convert: --seed = -3": real numbers have a range, whose check says what it is.
std::string no_number(std::string const& text) {
    auto const colon = text.find(": ");
    auto const equals = text.find(" = ");
    if (colon == std::string::npos || equals == std::string::npos || equals < colon)
        return text;
    return fmt::format("{}: {} isn't a whole number of 0 or more", text.substr(colon + 2, equals - colon - 2),
                       text.substr(equals + 3));
}

std::string text_of(CLI::App const& program, CLI::ParseError const& error) {
    auto const& at = called(program);
    bool const lacks = dynamic_cast<CLI::RequiredError const*>(&error) != nullptr;
    if (auto const extra = program.remaining(true);
        !extra.empty() && (lacks || dynamic_cast<CLI::ExtrasError const*>(&error)))
        return unexpected(at, extra.front());
    if (lacks)
        return missing(at);
    std::string const text = error.what();
    if (dynamic_cast<CLI::ConversionError const*>(&error))
        return no_number(text);
    if (dynamic_cast<CLI::ArgumentMismatch const*>(&error))
        return without_value(at, text);
    if (auto const between = text.find(" excludes ");
        dynamic_cast<CLI::ExcludesError const*>(&error) && between != std::string::npos)
        return fmt::format("{} and {} can't both be given; leave one out", text.substr(0, between),
                           text.substr(between + 10));
    return text;
}

} // namespace

std::string usage_text(CLI::App const& program, CLI::ParseError const& error) {
    return system::printable(text_of(program, error));
}

std::string none_of_text(std::string const& given, std::vector<std::string> const& known) {
    return fmt::format("{} is none of {}{}", given.empty() ? "an empty value" : given, fmt::join(known, ", "),
                       system::did_you_mean(given, known));
}

} // namespace yieldmark::cli
