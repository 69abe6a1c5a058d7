#include "harness/run/inventory.hpp"

#include "harness/results/text_file.hpp"
#include "harness/results/toolchain.hpp"
#include "harness/system/errors.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace yieldmark::run {

namespace {

using json = nlohmann::json;

listed_case to_case(json const& j) {
    return {.name = j.at("name").get<std::string>(),
            .scenario = j.value("scenario", ""),
            .n = j.value("n", std::uint64_t{0}),
            .items = j.value("items", std::uint64_t{0}),
            .plans = j.at("plans").get<std::vector<std::string>>(),
            .use = j.value("use", "drain"),
            .parameter = j.value("parameter", std::uint64_t{0}),
            .huge = j.value("huge", false)};
}

// An executable says only which compiler it is of.
results::toolchain to_toolchain(json const& j) {
    auto flags = j.value("flags", "");
    return {.id = results::toolchain_id(j.at("id").get<std::string>(), flags),
            .compiler = j.value("compiler", ""),
            .flags = std::move(flags)};
}

listed_example to_example(json const& j) {
    listed_example e;
    e.info.name = j.at("name").get<std::string>();
    e.info.suite = j.value("suite", "");
    e.info.documents = j.value("documents", "");
    e.info.asks = j.value("asks", "");
    e.info.unable = j.value("unable", std::map<std::string, std::string>{});
    e.contract = j.value("contract", "");
    e.source_dir = j.value("source_dir", "");
    for (auto const& [technique, file] : j.value("sources_elsewhere", std::map<std::string, std::string>{}))
        e.sources_elsewhere.emplace(technique, file);
    e.info.catalogue = j.value("catalogue", true);
    e.info.endless = j.value("endless", false);
    e.info.chained = j.value("chained", false);
    e.info.roles = j.value("roles", std::set<std::string>{});
    e.info.bytes_per_item = j.value("bytes_per_item", std::uint64_t{0});
    e.code = j.value("code", decltype(e.code){});
    e.techniques = j.at("techniques").get<std::vector<std::string>>();
    for (auto const& one : j.at("cases"))
        e.cases.push_back(to_case(one));
    return e;
}

} // namespace

std::filesystem::path listed_example::source_of(std::string const& technique) const {
    auto const other = sources_elsewhere.find(technique);
    return other != sources_elsewhere.end() ? other->second : source_dir / (technique + ".hpp");
}

bool listed_case::in(std::string const& plan) const {
    return std::ranges::find(plans, plan) != plans.end();
}

inventory parse_inventory(std::string_view text, std::string const& source) {
    try {
        auto const j = json::parse(text);
        inventory all;
        all.toolchain = to_toolchain(j.at("toolchain"));
        all.benchmark_version = j.value("benchmark_version", "");
        all.absent = j.value("absent", std::map<std::string, std::string>{});
        for (auto const& example : j.at("examples"))
            all.examples.push_back(to_example(example));
        return all;
    } catch (json::exception const& e) {
        throw system::run_error(source + ": what it lists can't be understood (" + e.what() +
                                "); give a yieldmark-bench executable of this version with --bench");
    }
}

std::map<std::string, std::string> read_sources(listed_example const& example) {
    std::map<std::string, std::string> sources;
    for (auto const& technique : example.techniques)
        if (auto text = results::text_if_any(example.source_of(technique)); !text.empty())
            sources.emplace(technique, std::move(text));
    if (auto text = results::text_if_any(example.source_dir / "reference.py"); !text.empty())
        sources.emplace("reference", std::move(text));
    return sources;
}

std::vector<std::string> names_of(inventory const& all) {
    std::vector<std::string> names;
    for (auto const& example : all.examples)
        for (auto const& one : example.cases)
            names.push_back(one.name);
    return names;
}

std::vector<std::string> matching(inventory const& all, std::string const& plan,
                                  results::case_filter& filter) {
    std::vector<std::string> chosen;
    for (auto const& example : all.examples)
        for (auto const& one : example.cases)
            if (one.in(plan) && filter.takes(one.name, {example.info.suite}))
                chosen.push_back(one.name);
    return chosen;
}

std::vector<std::string> largest_of_each(inventory const& all, std::vector<std::string> const& names) {
    std::set<std::string> const wanted(names.begin(), names.end());
    std::vector<std::string> chosen;
    for (auto const& example : all.examples) {
        std::map<std::string, listed_case const*> best; // by technique
        std::string first;
        for (auto const& one : example.cases) {
            if (!wanted.contains(one.name))
                continue;
            if (first.empty())
                first = one.scenario;
            auto& known = best[results::parse_case_name(one.name).technique];
            if (one.scenario == first && (known == nullptr || known->n < one.n))
                known = &one;
        }
        for (auto const& [technique, one] : best)
            if (one != nullptr)
                chosen.push_back(one->name);
    }
    return chosen;
}

std::string report_idle(results::case_filter const& filter, std::string const& plan,
                        std::vector<std::string> const& command) {
    if (command.empty())
        return filter.report_idle("case of plan " + plan, "`yieldmark list` shows their names");
    return filter.report_idle("benchmark of " + command.front(),
                              "`yieldmark list -- " + command.front() + "` shows their names");
}

} // namespace yieldmark::run
