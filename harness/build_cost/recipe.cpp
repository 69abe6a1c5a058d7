#include "harness/build_cost/recipe.hpp"

#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <fstream>

namespace yieldmark::build_cost {

namespace {

namespace fs = std::filesystem;

fs::path build_folder(run::bench const& measured) {
    return measured.executable.parent_path().parent_path();
}

char const* truth(bool value) {
    return value ? "true" : "false";
}

std::string call_of(unit const& what) {
    return fmt::format("[](auto&&... in) __attribute__((always_inline))\n"
                       "    -> decltype(example::{0}(static_cast<decltype(in)>(in)...)) {{\n"
                       "    return example::{0}(static_cast<decltype(in)>(in)...);\n"
                       "}}",
                       what.technique);
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
        throw run::run_error(path.string() + " isn't there, so it isn't known how " +
                             measured.executable.filename().string() +
                             " was compiled; build again, and measure from the build folder");
    if (arguments.front().find('/') != std::string::npos && !fs::exists(arguments.front()))
        throw run::run_error(path.string() + " names the compiler " + arguments.front() +
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
                throw run::run_error(measured.executable.string() +
                                     " doesn't say where its contracts are; build it again");
            all.push_back({example.info.name, technique, example.source_of(technique), example.contract});
            for (auto const& file : {all.back().source, all.back().contract})
                if (!fs::exists(file))
                    throw run::run_error(file.string() + " isn't there any more, so it can't be compiled");
        }
    return all;
}

std::string report_idle(results::case_filter const& filter) {
    return filter.report_idle("technique of any example", "`yieldmark list --matrix` shows them");
}

std::string drained_unit(unit const& what) {
    return fmt::format(
        "#include \"harness/bench/consume.hpp\"\n"
        "#include \"{contract}\"\n"
        "#include \"{source}\"\n"
        "#include <cstdint>\n"
        "namespace example = yieldmark::{example};\n"
        "constexpr auto call = {call};\n"
        "struct technique : decltype(call) {{\n"
        "    static constexpr bool is_loop = {loop};\n"
        "    static constexpr bool is_eager = {eager};\n"
        "}};\n"
        "using made = decltype(example::contract::input(std::size_t{{}}, std::uint64_t{{}}));\n"
        "void drain(std::remove_cvref_t<made> const& input, std::size_t n);\n"
        "void drain(std::remove_cvref_t<made> const& input, std::size_t n) {{\n"
        "    yieldmark::bench::feed<example::contract>(technique{{}}, input, n, [](auto const& item) "
        "{{\n"
        "        yieldmark::bench::opaque(item);\n"
        "        return true;\n"
        "    }});\n"
        "}}\n",
        fmt::arg("contract", what.contract.string()), fmt::arg("source", what.source.string()),
        fmt::arg("example", what.example), fmt::arg("call", call_of(what)),
        fmt::arg("loop", truth(what.technique == "loop")),
        fmt::arg("eager", truth(what.technique.starts_with("eager"))));
}

std::string registered_unit(unit const& what) {
    auto const suite = what.contract.parent_path().filename().string();
    return fmt::format(
        "#include \"harness/bench/register.hpp\"\n"
        "#include \"{contract}\"\n"
        "#include \"{source}\"\n"
        "namespace {{\n"
        "namespace example = yieldmark::{example};\n"
        "const yieldmark::bench::registration<example::contract> example_registered{{\n"
        "    \"{suite}\", \"{example}\", \"{contract}\", \"{folder}\"}};\n"
        "const bool added = example_registered.add<{loop}, {eager}>(\"{technique}\", \"{source}\", "
        "{call});\n"
        "}}\n",
        fmt::arg("contract", what.contract.string()), fmt::arg("source", what.source.string()),
        fmt::arg("example", what.example), fmt::arg("suite", suite),
        fmt::arg("folder", what.source.parent_path().string()), fmt::arg("call", call_of(what)),
        fmt::arg("technique", what.technique), fmt::arg("loop", truth(what.technique == "loop")),
        fmt::arg("eager", truth(what.technique.starts_with("eager"))));
}

} // namespace yieldmark::build_cost
