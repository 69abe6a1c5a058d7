#include "harness/bench/list_cases.hpp"

#include "harness/bench/instructions.hpp"
#include "harness/bench/oracle.hpp"
#include "harness/bench/registry.hpp"
#include "harness/results/model.hpp"
#include "suites/build_facts.hpp"

#include <bit>
#include <link.h>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace yieldmark::bench {
namespace {

using nlohmann::json;

json toolchain() {
#ifdef __clang__
    constexpr char const* id = "clang";
    std::string const compiler = "clang++ " __clang_version__;
#else
    constexpr char const* id = "gcc";
    std::string const compiler = "g++ " __VERSION__;
#endif
    return {{"id", id}, {"compiler", compiler}, {"flags", std::string(suites::yieldmark_compile_flags)}};
}

char const* name_of(suites::use how) {
    switch (how) {
    case suites::use::sum:
        return "sum";
    case suites::use::first:
        return "first";
    case suites::use::drain:
        break;
    }
    return "drain";
}

json describe(bench_case const& one) {
    json plans = json::array({"full"});
    if (one.size.quick) {
        plans.push_back("quick");
        plans.push_back("smoke");
    }
    return {{"name", one.name()},
            {"scenario", one.scenario.name},
            {"n", one.size.n},
            {"items", items_of(one)},
            {"use", name_of(one.scenario.how)},
            {"parameter", one.scenario.parameter},
            {"huge", one.size.huge},
            {"plans", plans}};
}

// Of the measured region, as the executable's own tables have it: without what the loader added.
std::uint64_t address_in_file(program const& runs) {
    static auto const added = [] {
        std::uint64_t bias = 0;
        dl_iterate_phdr(
            [](dl_phdr_info* one, std::size_t, void* into) {
                *static_cast<std::uint64_t*>(into) = one->dlpi_addr;
                return 1; // the first is the executable
            },
            &bias);
        return bias;
    }();
    return std::bit_cast<std::uintptr_t>(runs.once) - added;
}

char const* name_of(suites::role what) {
    namespace role = results::role;
    using enum suites::role;
    switch (what) {
    case opening:
        return role::opening;
    case endless_chart:
        return role::endless_chart;
    case chain_chart:
        return role::chain_chart;
    case counted_start:
        return role::counted_start;
    case parts:
        return role::parts;
    case passes:
        return role::passes;
    case blocks:
        return role::blocks;
    case tasks:
        return role::tasks;
    case hand_over:
        return role::hand_over;
    case threads:
        return role::threads;
    }
    return "";
}

json describe(example const& one) {
    std::set<std::string> roles;
    for (auto const what : one.roles)
        roles.insert(name_of(what));
    std::set<std::string> techniques;
    std::map<std::string, std::string> elsewhere;
    auto code = json::object();
    for (program const& runs : one.programs) {
        techniques.insert(runs.technique);
        code[runs.technique][name_of(runs.how)] = address_in_file(runs);
        if (runs.source != one.source_dir + "/" + runs.technique + ".hpp")
            elsewhere.emplace(runs.technique, runs.source);
    }
    return {{"name", one.name},
            {"suite", one.suite},
            {"catalogue", one.catalogue},
            {"documents", one.documents},
            {"asks", one.asks},
            {"source_dir", one.source_dir},
            {"endless", one.endless},
            {"chained", one.chained},
            {"techniques", techniques},
            {"unable", one.unable},
            {"contract", one.contract},
            {"sources_elsewhere", elsewhere},
            {"cases", json::array()},
            {"roles", roles},
            {"bytes_per_item", one.bytes_per_item},
            {"code", code}};
}

json absent_passes() {
    json all = json::object();
    if (auto const why = why_no_instructions(); !why.empty())
        all["instructions"] = why;
    return all;
}

} // namespace

std::string list_json() {
    json listed = json::array();
    example const* last = nullptr;
    for (bench_case const& one : all_cases()) {
        if (one.of != last)
            listed.push_back(describe(*one.of));
        last = one.of;
        listed.back()["cases"].push_back(describe(one));
    }
    return json{{"toolchain", toolchain()},
                {"benchmark_version", std::string(suites::yieldmark_benchmark_version)},
                {"absent", absent_passes()},
                {"examples", std::move(listed)}}
        .dump(1);
}

} // namespace yieldmark::bench
