#include "harness/run/bench.hpp"

#include "harness/results/metrics.hpp"
#include "harness/run/agent.hpp"
#include "harness/run/callgrind.hpp"
#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/fnv1a.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;

inventory ask(fs::path const& executable) {
    system::command const list{.arguments = {executable.string(), "--yieldmark_list"},
                               .environment = system::clean_environment(),
                               .cpu = std::nullopt,
                               .keep_all = true};
    auto const answer = system::run_to_end(list, std::chrono::seconds(30));
    if (!answer.good())
        throw system::run_error(
            executable.string() + " didn't list its cases (" +
            (answer.timed_out ? "no end after 30 s" : system::describe_status(answer.status)) +
            "): " + answer.errors.substr(0, answer.errors.find('\n')) +
            "; give a yieldmark-bench executable with --bench");
    return parse_inventory(answer.output, executable.string());
}

std::string smallest_case(inventory const& all) {
    listed_case const* smallest = nullptr;
    for (auto const& example : all.examples)
        for (auto const& one : example.cases)
            if (!smallest || one.n < smallest->n)
                smallest = &one;
    return smallest ? smallest->name : std::string{};
}

} // namespace

std::set<std::string> huge_cases(std::vector<bench> const& of) {
    std::set<std::string> names;
    for (auto const& each : of)
        for (auto const& example : each.can_run.examples)
            for (auto const& one : example.cases)
                if (one.huge)
                    names.insert(one.name);
    return names;
}

std::string why_not(bench const& measured, std::string_view pass) {
    if (pass == results::pass::heap)
        return measured.why_no_heap;
    if (pass == results::pass::resident)
        return measured.why_no_resident;
    return pass == results::pass::instructions ? why_no_instructions(measured) : std::string();
}

std::string library_build(bench const& measured) {
    if (measured.is_foreign())
        return {}; // it says so when it is measured
    system::command const once{.arguments = {measured.executable.string(),
                                             "--benchmark_filter=^" + smallest_case(measured.can_run) + "$",
                                             "--benchmark_min_time=0", "--benchmark_format=json"},
                               .environment = system::clean_environment(),
                               .cpu = std::nullopt,
                               .keep_all = true};
    try {
        auto const said =
            nlohmann::json::parse(system::run_to_end(once, std::chrono::seconds(10)).output, nullptr, false);
        auto const found = said.is_object() ? said.find("context") : said.end();
        return found != said.end() && found->is_object() ? found->value("library_build_type", "") : "";
    } catch (system::run_error const&) {
        return {};
    }
}

std::string content_hash(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw system::run_error(path.string() + " can't be read");
    system::fnv1a hash;
    std::string block(1 << 16, '\0');
    while (file.read(block.data(), static_cast<std::streamsize>(block.size())) || file.gcount() > 0)
        hash.add(std::string_view(block).substr(0, static_cast<std::size_t>(file.gcount())));
    return hash.hex();
}

bench open_bench(fs::path const& given) {
    if (!fs::is_regular_file(given) || access(given.c_str(), X_OK) != 0)
        throw system::usage_error(given.string() +
                                  " isn't an executable; build it, or say where it is with --bench");
    bench b;
    b.executable = fs::absolute(given).lexically_normal();
    auto const root = b.executable.parent_path().parent_path();
    auto const manifest = root / "link" / (b.executable.filename().string() + ".json");
    b.identity = content_hash(b.executable);
    try {
        b.manifest = read_link_manifest(manifest);
        b.identity += "-" + content_hash(manifest);
    } catch (system::run_error const& e) {
        b.why_one_layout = e.what();
    }
    b.probe = root / "lib" / "libyieldmark-probe.so";
    if (!fs::exists(b.probe))
        b.why_no_heap = "the heap probe " + b.probe.string() + " isn't there";
    b.can_run = ask(b.executable);
    return b;
}

} // namespace yieldmark::run
