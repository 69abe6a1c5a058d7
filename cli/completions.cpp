#include "cli/completions.hpp"

#include "harness/system/shell.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <vector>

namespace yieldmark::cli {

namespace {

using path = std::vector<std::string>; // the subcommands that lead to a command

// Each command with the words that lead to it, the program itself first.
void each_command(described_command const& from, path const& there,
                  std::function<void(described_command const&, path const&)> const& take) {
    take(from, there);
    for (auto const& one : from.commands) {
        auto below = there;
        below.push_back(one.name);
        each_command(one, below, take);
    }
}

std::string words_of(described_command const& what) {
    std::vector<std::string> words;
    for (auto const& one : what.commands)
        words.push_back(one.name);
    for (auto const& one : what.options)
        if (!one.positional)
            words.insert(words.end(), one.names.begin(), one.names.end());
    return fmt::format("{}", fmt::join(words, " "));
}

// As one word of a shell, on one line.
std::string quoted(std::string text) {
    std::ranges::replace(text, '\n', ' ');
    return system::in_single_quotes(text);
}

std::string bash_values(described_command const& what, path const& there) {
    std::string made;
    for (auto const& one : what.options) {
        if (one.positional || one.value.empty())
            continue;
        made += fmt::format("    {})\n",
                            fmt::join(
                                [&] {
                                    std::vector<std::string> keys;
                                    for (auto const& name : one.names)
                                        keys.push_back(fmt::format("'{}:{}'", fmt::join(there, " "), name));
                                    return keys;
                                }(),
                                "|"));
        made += one.choices.empty()
                    ? "        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n        return ;;\n"
                    : fmt::format(
                          "        mapfile -t COMPREPLY < <(compgen -W {} -- \"$cur\")\n        return ;;\n",
                          quoted(fmt::format("{}", fmt::join(one.choices, " "))));
    }
    return made;
}

// The first sentence or line: a completion has one line.
std::string short_text(std::string const& text) {
    return text.substr(0, text.find('\n'));
}

std::string zsh_escaped(std::string const& text) {
    std::string safe;
    for (char const c : short_text(text)) {
        if (c == ':' || c == '[' || c == ']' || c == '\\')
            safe += '\\';
        safe += c;
    }
    return safe;
}

std::string zsh_arguments(described_command const& what) {
    std::string made;
    for (auto const& one : what.options) {
        if (one.positional)
            continue;
        auto const value = one.value.empty()     ? std::string()
                           : one.choices.empty() ? ":value:_files"
                                                 : fmt::format(":value:({})", fmt::join(one.choices, " "));
        for (auto const& name : one.names)
            made += fmt::format(" \\\n            {}",
                                quoted(fmt::format("{}[{}]{}", name, zsh_escaped(one.text), value)));
    }
    return made;
}

} // namespace

std::string bash_completion(described_command const& program) {
    std::string names;
    std::string values;
    std::string words;
    each_command(program, {}, [&](described_command const& what, path const& there) {
        auto const key = fmt::format("{}", fmt::join(there, " "));
        if (!there.empty())
            names += fmt::format("'{}'|", key);
        values += bash_values(what, there);
        words += fmt::format("    '{}') words={} ;;\n", key, quoted(words_of(what)));
    });
    names.pop_back();
    return fmt::format(R"(# bash completion of {0}; made by `{0} describe bash`
_{0}() {{
    local cur=${{COMP_WORDS[COMP_CWORD]}} prev=${{COMP_WORDS[COMP_CWORD-1]}} at='' words='' i
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${{at:+$at }}${{COMP_WORDS[i]}}" in
        {1}) at="${{at:+$at }}${{COMP_WORDS[i]}}" ;;
        esac
    done
    case "$at:$prev" in
{2}    esac
    case $at in
{3}    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
    if [[ $cur != -* && -n $at ]]; then
        mapfile -t -O ${{#COMPREPLY[@]}} COMPREPLY < <(compgen -f -- "$cur")
    fi
}}
complete -o filenames -F _{0} {0}
)",
                       program.name, names, values, words);
}

std::string zsh_completion(described_command const& program) {
    std::string cases;
    each_command(program, {}, [&](described_command const& what, path const& there) {
        if (there.empty())
            return;
        std::string commands;
        for (auto const& one : what.commands)
            commands += " " + quoted(one.name);
        cases += fmt::format("    {})\n        _arguments -S{} \\\n            '*:argument:{}' ;;\n",
                             quoted(fmt::format("{}", fmt::join(there, " "))), zsh_arguments(what),
                             commands.empty() ? "_files" : fmt::format("compadd -- {}", commands));
    });
    std::string top;
    for (auto const& one : program.commands)
        top += fmt::format("        {}\n", quoted(one.name + ":" + short_text(one.text)));
    return fmt::format(R"(#compdef {0}
# zsh completion of {0}; made by `{0} describe zsh`
_{0}() {{
    local -a commands
    local at=''
    commands=(
{1}    )
    if (( CURRENT == 2 )); then
        _describe command commands
        _arguments{2}
        return
    fi
    at=$words[2]
    case "$at $words[3]" in
    {3}) at="$at $words[3]" ;;
    esac
    shift words
    (( CURRENT-- ))
    case $at in
{4}    esac
}}
_{0} "$@"
)",
                       program.name, top, zsh_arguments(program),
                       [&] {
                           std::vector<std::string> deep;
                           each_command(program, {}, [&](described_command const&, path const& there) {
                               if (there.size() == 2)
                                   deep.push_back(quoted(there[0] + " " + there[1]));
                           });
                           return fmt::format("{}", fmt::join(deep, "|"));
                       }(),
                       cases);
}

std::string fish_completion(described_command const& program) {
    auto made = fmt::format("# fish completion of {0}; made by `{0} describe fish`\n", program.name);
    each_command(program, {}, [&](described_command const& what, path const& there) {
        std::string when = there.empty() ? std::string("__fish_use_subcommand")
                                         : "__fish_seen_subcommand_from " + there.back();
        if (there.size() > 1)
            when = "__fish_seen_subcommand_from " + there.front() + "; and " + when;
        for (auto const& one : what.commands)
            made += fmt::format("complete -c {} -f -n {} -a {} -d {}\n", program.name, quoted(when), one.name,
                                quoted(short_text(one.text)));
        for (auto const& one : what.options) {
            if (one.positional)
                continue;
            made += fmt::format("complete -c {} -n {}", program.name, quoted(when));
            for (auto const& name : one.names)
                made += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
            if (!one.choices.empty())
                made += " -x -a " + quoted(fmt::format("{}", fmt::join(one.choices, " ")));
            else if (!one.value.empty())
                made += " -r";
            made += fmt::format(" -d {}\n", quoted(short_text(one.text)));
        }
    });
    return made;
}

} // namespace yieldmark::cli
