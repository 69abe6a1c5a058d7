#include "harness/build_cost/recipe.hpp"

#include "harness/results/techniques.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <embedded/drained_template.hpp>
#include <embedded/registration_template.hpp>
#include <fstream>
#include <map>
#include <regex>
#include <stdexcept>

namespace yieldmark::build_cost {

namespace {

namespace fs = std::filesystem;

fs::path build_folder(run::bench const& measured) {
    return measured.executable.parent_path().parent_path();
}

// "@name@" in a template of the build's, as its configure_file replaces it. Throws std::logic_error for a name that has no
// value: what is left in a text would compile, and be wrong only as it runs.
std::string filled_in(std::string const& text, std::map<std::string, std::string> const& values) {
    static std::regex const mark("@([a-z_]+)@");
    std::string made;
    auto rest = text.cbegin();
    for (std::sregex_iterator at(text.begin(), text.end(), mark), end; at != end; ++at) {
        auto const value = values.find((*at)[1].str());
        if (value == values.end())
            throw std::logic_error("a template asks for " + at->str() + ", which nothing fills in");
        made.append(rest, (*at)[0].first);
        made += value->second;
        rest = (*at)[0].second;
    }
    return made.append(rest, text.cend());
}

char const* manner_of(unit const& what) {
    switch (results::traits_of(what.technique).manner) {
    case results::making::loop:
        return "loop";
    case results::making::eager:
        return "eager";
    case results::making::lazy:
        break;
    }
    return "lazy";
}

} // namespace

std::vector<std::string> compile_command(run::bench const& measured) {
    auto const path =
        build_folder(measured) / "link" / (measured.executable.filename().string() + ".compile");
    std::vector<std::string> arguments;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("-I.")) // an installed manifest is relative to itself
            arguments.push_back("-I" + (path.parent_path() / line.substr(2)).lexically_normal().string());
        else if (!line.empty())
            arguments.push_back(line);
    if (arguments.empty())
        throw system::run_error(path.string() + " isn't there, so it isn't known how " +
                                measured.executable.filename().string() +
                                " was compiled; build again, and measure from the build folder");
    if (arguments.front().find('/') != std::string::npos && !fs::exists(arguments.front()))
        throw system::run_error(path.string() + " names the compiler " + arguments.front() +
                                ", which isn't there; install it");
    return arguments;
}

std::vector<unit> units_of(run::bench const& measured, results::case_filter& filter) {
    std::vector<unit> all;
    for (auto const& example : measured.can_run.examples)
        for (auto const& technique : example.techniques) {
            if (!filter.takes(example.info.name + "/" + technique, {example.info.suite, technique}))
                continue;
            if (example.contract.empty())
                throw system::run_error(measured.executable.string() +
                                        " doesn't say where its contracts are; build it again");
            all.push_back({example.info.name, technique, example.source_of(technique), example.contract});
            for (auto const& file : {all.back().source, all.back().contract})
                if (!fs::exists(file))
                    throw system::run_error(file.string() + " isn't there any more, so it can't be compiled");
        }
    return all;
}

std::string report_idle(results::case_filter const& filter) {
    return filter.report_idle("technique of any example", "`yieldmark list --matrix` shows them");
}

std::string drained_unit(unit const& what) {
    return filled_in(drained_template, {{"contract", what.contract.string()},
                                        {"source", what.source.string()},
                                        {"example", what.example},
                                        {"technique", what.technique},
                                        {"manner", manner_of(what)}});
}

std::string registered_unit(unit const& what) {
    return filled_in(registration_template,
                     {{"contract", what.contract.string()},
                      {"includes", fmt::format("#include \"{}\"", what.source.string())},
                      {"example", what.example},
                      {"suite", what.contract.parent_path().filename().string()},
                      {"contract_path", what.contract.string()},
                      {"folder_path", what.source.parent_path().string()},
                      {"techniques", fmt::format("YIELDMARK_REGISTER({}, {}, \"{}\")", what.technique,
                                                 manner_of(what), what.source.string())}});
}

} // namespace yieldmark::build_cost
