// Writes what stats::rank says over a grid of uses, with the lines as the page gets them: the page's own
// ranking is held against it.

#include "harness/stats/chooser.hpp"
#include "reports/chooser_words.hpp"
#include "reports/figures.hpp"
#include "reports/page_data.hpp"
#include "tests/page/sample_run.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace {

using namespace yieldmark;
using nlohmann::json;

// The page's times lie near their medians: the program ranks by the same.
std::vector<stats::size_curve> curves_of(json const& page_lines) {
    std::vector<stats::size_curve> curves;
    for (auto const& from : page_lines) {
        stats::size_curve curve{.sizes = from["n"].get<std::vector<double>>(),
                                .times = {},
                                .shape = {from["l"][0], from["l"][1]},
                                .straight = from["straight"]};
        auto const sizes = curve.sizes.size();
        for (auto i = sizes; i < from["y"].size(); i += sizes) {
            curve.times.emplace_back();
            for (std::size_t size = 0; size < sizes && !from["y"][i].is_null(); ++size)
                curve.times.back().push_back(from["y"][size].get<double>() *
                                             (1 + from["y"][i + size].get<double>() / 1e4));
        }
        curves.push_back(std::move(curve));
    }
    return curves;
}

std::vector<report::choice> choices_of(json const& page, json const& page_lines,
                                       std::vector<stats::size_curve> const& curves) {
    std::vector<report::choice> choices;
    auto const& spread = page["models"][0]["spread"];
    for (std::size_t i = 0; i < curves.size(); ++i) {
        auto const& one = page_lines[i];
        auto const& known = spread[curves[i].straight ? 0 : 1];
        choices.push_back(
            {page["techniques"][one["t"].get<std::size_t>()],
             {one["t"], one["eager"] ? stats::manner::eager : stats::manner::lazy, &curves[i],
              known.is_null() ? std::nullopt : std::optional<double>(known)},
             one["h"].empty() ? std::nullopt : std::optional(stats::line{one["h"][0], one["h"][1]})});
    }
    return choices;
}

json interval(stats::interval const& i) {
    return {{"low", i.confidence > 0 ? json(i.low) : json(nullptr)},
            {"estimate", i.estimate},
            {"high", i.confidence > 0 ? json(i.high) : json(nullptr)}};
}

json ranked(std::vector<report::choice> const& choices, std::vector<std::optional<double>> const& reread,
            stats::use_of_sequence const& use) {
    std::vector<stats::contender> contenders;
    for (auto const& one : choices)
        contenders.push_back(one.time);
    auto result = json::array();
    for (auto const& one : stats::rank(contenders, use, reread))
        result.push_back({{"technique", one.id},
                          {"time", interval(one.time)},
                          {"ratio", interval(one.ratio)},
                          {"outside", one.outside}});
    return result;
}

std::vector<std::optional<double>> made_reread(std::size_t count, bool known) {
    std::vector<std::optional<double>> reread(count);
    for (std::size_t i = 0; known && i < count; ++i)
        reread[i] = 0.2 + 0.01 * static_cast<double>(i);
    return reread;
}

json grid(json const& page, json const& page_lines) {
    auto result = json::array();
    auto const curves = curves_of(page_lines);
    auto const choices = choices_of(page, page_lines, curves);
    auto const processes = curves.at(0).times.size();
    for (bool const known : {false, true})
        for (double const n : {1.0, 10.0, 1000.0, 4096.0, 1e7})
            for (double const share : {0.01, 1.0})
                for (double const passes : {1.0, 3.0})
                    for (double const work : {0.0, 5.0}) {
                        auto const reread = made_reread(processes, known);
                        auto again = json::array();
                        for (auto const& ns : reread)
                            again.push_back(ns ? json(*ns) : json(nullptr));
                        result.push_back(
                            {{"lines", page_lines},
                             {"reread", again},
                             {"use", {{"n", n}, {"share", share}, {"passes", passes}, {"work", work}}},
                             {"ranking", ranked(choices, reread, {n, share, passes, work})},
                             {"sentence",
                              report::chooser_sentence(choices, {n, share, passes, work}, reread)}});
                    }
    return result;
}

} // namespace

int main() {
    auto const run = test::sample_run();
    auto const page = json::parse(report::page_data(report::compute(run), {}));
    auto lines = json::array();
    for (auto const& line : page["models"][0]["lines"])
        if (line["e"] == page["models"][0]["lines"][0]["e"])
            lines.push_back(line);
    std::cout << json{{"weights", page["weights"]},
                      {"spread", page["models"][0]["spread"]},
                      {"looks", page["looks"]},
                      {"names",
                       {{"techniques", page["techniques"]},
                        {"loop", page["reference"]},
                        {"list", page["list"]},
                        {"generator", page["generator"]}}},
                      {"cases", grid(page, lines)}}
                     .dump()
              << "\n";
}
