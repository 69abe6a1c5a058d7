#pragma once
// The command line. CLI11 does the work, behind these few functions: it is header-only, so each file that
// includes it would compile all of it again.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace yieldmark::cli {

/// An option or argument as --help shows it.
struct described_option {
    std::vector<std::string> names; // "--out", "-o"; of an argument by position its name alone
    bool positional = false;
    std::string value;                // what it takes, "FILE"; empty: nothing
    std::vector<std::string> choices; // the values that it may have; empty: any
    std::string text;
};

/// A command as --help shows it.
struct described_command {
    std::string name;
    std::string text;
    std::string footer;
    std::vector<described_option> options;
    std::vector<described_command> commands; // its subcommands
};

/// An option, a flag or an argument that was added. Stays good as long as its program_line.
class option {
public:
    explicit option(CLI::Option* one) : one_(one) {}

    /// It is required.
    option required() const;
    /// What --help shows for its value: "FILE", "N=15".
    option shown_as(std::string const& text) const;
    /// For a list: takes one value each time that it is given.
    option one_each_time() const;
    /// For a list: takes values separated by commas.
    option comma_separated() const;
    /// The value must be one of these.
    option one_of(std::vector<std::string> const& values) const;
    /// It and `other` must not both be given.
    option excludes(option other) const;
    /// The value must lie in this range, ends included. T: unsigned, std::size_t or double.
    template <class T> option within(T least, T most) const;

private:
    CLI::Option* one_;
};

/// The options of the program or of a subcommand. Stays good as long as its program_line.
class command_line {
public:
    explicit command_line(CLI::App* app) : app_(app) {}

    /// "--name", "-n,--name", or "name" for an argument by position. `into` keeps its value if none is given.
    /// T: std::string, unsigned, std::size_t, double, a std::vector of strings, or a std::optional of a
    /// string, an unsigned or a std::uint64_t. Throws std::logic_error, as add_flag does, if an argument and
    /// an option would have the same name.
    template <class T> option add_option(std::string const& name, T& into, std::string const& text) const;
    option add_flag(std::string const& name, bool& into, std::string const& text) const;
    /// The text at the end of --help.
    void footer(std::string const& text) const;
    [[nodiscard]] command_line add_subcommand(std::string const& name, std::string const& text) const;
    /// One of its subcommands must be given.
    void require_subcommand() const;
    /// Whether this subcommand is the one that was given. Only after program_line::parse.
    [[nodiscard]] bool given() const;
    /// Everything that has been added to it so far.
    [[nodiscard]] described_command described() const;

private:
    CLI::App* app_;
};

/// The whole command line.
class program_line {
public:
    program_line(std::string const& text, std::string const& name, std::string const& version);
    ~program_line();
    program_line(program_line const&) = delete;
    program_line& operator=(program_line const&) = delete;

    [[nodiscard]] command_line top() const { return command_line(app_.get()); }

    /// Nothing if a subcommand is to be run. Otherwise the exit code: 0 after --help or --version, which is
    /// printed; 2 if the command line can't be understood, which is reported on standard error.
    [[nodiscard]] std::optional<int> parse(int argc, char** argv) const;

private:
    std::unique_ptr<CLI::App> app_;
};

} // namespace yieldmark::cli
