#include "cli/command_line.hpp"

#include "cli/commands.hpp"
#include "cli/usage_errors.hpp"
#include "harness/system/streams.hpp"

#include <CLI/CLI.hpp>

#include <fmt/ranges.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <type_traits>

namespace yieldmark::cli {

namespace {

// Since 2.4 CLI11 throws if a positional argument ("case") has the name of an option ("--case"); older
// versions accept it. Refused with all versions, so that the error doesn't depend on the version.
void refuse_same_name(CLI::App const& app, std::string const& added) {
    for (auto const* const other : app.get_options()) {
        auto const argument = other->get_positional() ? other->get_name(true) : added;
        if (other->check_lname(added) ||
            ("," + added + ",").find(",--" + argument + ",") != std::string::npos)
            throw std::logic_error(
                fmt::format("{}: the argument {} has the name of an option", app.get_name(), argument));
    }
}

// "TEXT:{cpu,real,own}", as CLI11 has it of an option whose values are named.
std::vector<std::string> choices_in(std::string const& type) {
    std::vector<std::string> all;
    auto const begin = type.find('{');
    auto const end = type.find('}');
    if (begin == std::string::npos || end == std::string::npos)
        return all;
    std::istringstream listed(type.substr(begin + 1, end - begin - 1));
    for (std::string one; std::getline(listed, one, ',');)
        all.push_back(one);
    return all;
}

described_option description_of(CLI::Option const& one) {
    described_option made{.names = {},
                          .positional = one.get_positional(),
                          .value = one.get_option_text(),
                          .choices = choices_in(one.get_type_name()),
                          .text = one.get_description()};
    for (auto const& name : one.get_snames())
        made.names.push_back("-" + name);
    for (auto const& name : one.get_lnames())
        made.names.push_back("--" + name);
    if (made.positional)
        made.names = {one.get_name(true)};
    if (made.value.empty() && !made.positional && one.get_items_expected_max() > 0)
        made.value = "VALUE";
    return made;
}

described_command description_of(CLI::App const& app) {
    described_command made{.name = app.get_name(),
                           .text = app.get_description(),
                           .footer = app.get_footer(),
                           .options = {},
                           .commands = {}};
    for (auto const* const one : app.get_options())
        made.options.push_back(description_of(*one));
    for (auto const* const one : app.get_subcommands([](CLI::App const*) { return true; }))
        made.commands.push_back(description_of(*one));
    return made;
}

} // namespace

option option::required() const {
    one_->required();
    return *this;
}

option option::shown_as(std::string const& text) const {
    one_->option_text(text);
    return *this;
}

option option::one_each_time() const {
    one_->allow_extra_args(false);
    return *this;
}

option option::comma_separated() const {
    one_->delimiter(',')->allow_extra_args(false);
    return *this;
}

option option::one_of(std::vector<std::string> const& values) const {
    // In braces, as choices_in() and the help have it.
    one_->check(CLI::Validator(
        [values](std::string const& given) {
            return std::ranges::find(values, given) == values.end() ? none_of_text(given, values)
                                                                    : std::string{};
        },
        fmt::format("{{{}}}", fmt::join(values, ","))));
    return *this;
}

option option::excludes(option other) const {
    one_->excludes(other.one_);
    return *this;
}

template <class T> option option::within(T least, T most) const {
    one_->check([least, most](std::string const& given) {
        constexpr auto kind = std::is_floating_point_v<T> ? "number" : "whole number";
        T value{};
        bool const good =
            CLI::detail::lexical_cast(given, value) && value >= least && value <= most; // NaN isn't
        return good ? std::string{} : fmt::format("{} isn't a {} from {} to {}", given, kind, least, most);
    });
    return *this;
}

template option option::within(unsigned, unsigned) const;
template option option::within(std::size_t, std::size_t) const;
template option option::within(double, double) const;

template <class T>
option command_line::add_option(std::string const& name, T& into, std::string const& text) const {
    refuse_same_name(*app_, name);
    auto* const added = app_->add_option(name, into, text);
    if constexpr (std::is_unsigned_v<T> || std::is_same_v<T, std::optional<unsigned>> ||
                  std::is_same_v<T, std::optional<std::uint64_t>>)
        added->check([](std::string const& given) { // some versions of CLI11 take -1 for the largest number
            return given.starts_with('-') ? given + " isn't a whole number of 0 or more" : std::string{};
        });
    return option(added);
}

template option command_line::add_option(std::string const&, std::string&, std::string const&) const;
template option command_line::add_option(std::string const&, unsigned&, std::string const&) const;
template option command_line::add_option(std::string const&, std::size_t&, std::string const&) const;
template option command_line::add_option(std::string const&, double&, std::string const&) const;
template option command_line::add_option(std::string const&, std::vector<std::string>&,
                                         std::string const&) const;
template option command_line::add_option(std::string const&, std::optional<unsigned>&,
                                         std::string const&) const;
template option command_line::add_option(std::string const&, std::optional<std::uint64_t>&,
                                         std::string const&) const;
template option command_line::add_option(std::string const&, std::optional<std::string>&,
                                         std::string const&) const;

option command_line::add_flag(std::string const& name, bool& into, std::string const& text) const {
    refuse_same_name(*app_, name);
    return option(app_->add_flag(name, into, text));
}

void command_line::footer(std::string const& text) const {
    app_->footer(text);
}

command_line command_line::add_subcommand(std::string const& name, std::string const& text) const {
    return command_line(app_->add_subcommand(name, text));
}

void command_line::require_subcommand() const {
    app_->require_subcommand(1);
}

described_command command_line::described() const {
    return description_of(*app_);
}

bool command_line::given() const {
    return app_->parsed();
}

program_line::program_line(std::string const& text, std::string const& name, std::string const& version)
    : app_(std::make_unique<CLI::App>(text, name)) {
    app_->set_version_flag("--version", version);
    app_->require_subcommand(1);
    app_->get_formatter()->column_width(28);
}

program_line::~program_line() = default;

std::optional<int> program_line::parse(int argc, char** argv) const {
    try {
        app_->parse(argc, argv);
        return std::nullopt;
    } catch (CLI::ParseError const& e) {
        if (e.get_exit_code() == 0) {
            std::ostringstream text; // --help or --version
            auto const code = app_->exit(e, text, text);
            system::print_output("{}", text.str());
            return code;
        }
        system::print_error("yieldmark: {}\n", usage_text(*app_, e));
        return exit_code::usage;
    }
}

} // namespace yieldmark::cli
