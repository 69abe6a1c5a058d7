#include "harness/run/python.hpp"

#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;

constexpr unsigned every = 3; // of so many timed processes of an executable, CPython runs beside one

struct interpreter {
    std::string path;
    std::string version;
};

interpreter find_interpreter() {
    system::command const ask{
        .arguments = {"python3", "-c",
                      "import sys, platform; print(sys.executable); "
                      "print(platform.python_implementation(), platform.python_version())"},
        .environment = system::clean_environment(),
        .cpu = std::nullopt,
        .keep_all = true};
    auto const answer = system::run_to_end(ask, std::chrono::seconds(20));
    auto const end = answer.output.find('\n');
    if (!answer.good() || end == std::string::npos)
        throw system::usage_error(
            "--python needs python3, which doesn't run here; apt-get install python3, or leave out --python");
    return {answer.output.substr(0, end),
            answer.output.substr(end + 1, answer.output.find('\n', end + 1) - end - 1)};
}

// All sources of one build stand in one folder (impls), with what all examples need in impls/support.
fs::path script_beside(inventory const& all) {
    for (auto const& example : all.examples)
        if (auto const path = example.source_dir.parent_path() / "support/time_references.py";
            fs::exists(path))
            return path;
    throw system::usage_error("--python needs the sources that the executable was built from, and "
                              "impls/support/time_references.py isn't there; leave out --python");
}

listed_example in_python(listed_example const& from) {
    listed_example e = from;
    e.info.unable.clear();
    e.techniques = {cpython_list, cpython_generator};
    e.cases.clear();
    std::set<std::string> known;
    for (auto const& one : from.cases) {
        auto name = results::parse_case_name(one.name);
        if (one.huge || name.n > largest_in_python)
            continue;
        for (auto const& technique : e.techniques) {
            name.technique = technique;
            if (known.insert(name.text()).second) {
                e.cases.push_back(one);
                e.cases.back().name = name.text();
            }
        }
    }
    return e;
}

bool has_larger(listed_example const& timed, results::run const& in) {
    std::uint64_t most = 0;
    for (auto const& one : timed.cases)
        most = std::max(most, one.n);
    return std::ranges::any_of(in.cases, [&](results::case_result const& one) {
        return one.name.example == timed.info.name && one.name.n > most;
    });
}

} // namespace

bench open_python(bench const& measured) {
    auto const script = script_beside(measured.can_run);
    auto const python = find_interpreter();
    bench b;
    b.executable = script;
    b.interpreter = {python.path, "-B", script.string()};
    b.version = python.version;
    b.identity = python.version + "-" + content_hash(script);
    b.why_one_layout = "CPython's program isn't linked";
    for (auto const& example : measured.can_run.examples)
        if (auto const reference = example.source_dir / "reference.py";
            example.info.catalogue && fs::exists(reference)) {
            b.can_run.examples.push_back(in_python(example));
            b.identity += "-" + content_hash(reference);
        }
    return b;
}

std::vector<step> without_idle_python(std::vector<step> all, std::vector<bench> const& benches) {
    std::erase_if(all, [&](step const& s) {
        auto const idle =
            (s.pass != "time" && s.pass != "heap") || (s.pass == "time" && s.number % every != 0);
        return benches[s.bench].is_python() && idle;
    });
    return all;
}

void explain_gaps(results::run& into, bench const& python) {
    for (auto const& timed : python.can_run.examples) {
        auto const found = std::ranges::find(into.examples, timed.info.name, &results::example_info::name);
        if (found == into.examples.end() || !has_larger(timed, into))
            continue;
        for (auto const* technique : {cpython_list, cpython_generator})
            found->unable[technique] =
                fmt::format("CPython takes too long at this n; it is timed up to n = {}", largest_in_python);
    }
}

} // namespace yieldmark::run
