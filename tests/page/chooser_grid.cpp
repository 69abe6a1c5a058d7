// Writes what stats::rank says over a grid of uses, with the lines as the page gets them: the page's own
// ranking is held against it.

#include "harness/claims/models.hpp"
#include "reports/figures.hpp"
#include "reports/json_writer.hpp"
#include "reports/page_findings.hpp"
#include "tests/page/sample_run.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace {

using namespace yieldmark;
using nlohmann::json;

// The page's lines have six digits: the program ranks by the same.
std::vector<stats::cost_line> lines_of(json const& page_lines) {
    std::vector<stats::cost_line> lines;
    for (auto const& from : page_lines) {
        stats::cost_line line;
        line.least_n = from["least"];
        line.most_n = from["most"];
        line.straight = from["straight"];
        for (std::size_t i = 0; i + 1 < from["l"].size(); i += 2)
            line.by_process.push_back(from["l"][i].is_null()
                                          ? std::nullopt
                                          : std::optional(stats::line{from["l"][i], from["l"][i + 1]}));
        lines.push_back(std::move(line));
    }
    return lines;
}

json interval(stats::interval const& i) {
    return {{"low", i.confidence > 0 ? json(i.low) : json(nullptr)},
            {"estimate", i.estimate},
            {"high", i.confidence > 0 ? json(i.high) : json(nullptr)}};
}

json ranked(json const& page_lines, std::vector<std::optional<double>> const& reread,
            stats::use_of_sequence const& use) {
    auto const lines = lines_of(page_lines);
    std::vector<stats::contender> contenders;
    for (std::size_t i = 0; i < lines.size(); ++i)
        contenders.push_back({page_lines[i]["t"],
                              page_lines[i]["eager"] ? stats::manner::eager : stats::manner::lazy,
                              &lines[i]});
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

json grid(json const& page_lines) {
    auto result = json::array();
    auto const processes = page_lines.at(0)["l"].size() / 2;
    for (bool const known : {false, true})
        for (double const n : {1.0, 10.0, 1000.0, 1e7})
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
                             {"ranking", ranked(page_lines, reread, {n, share, passes, work})}});
                    }
    return result;
}

} // namespace

int main() {
    auto const run = test::sample_run();
    report::json_writer writer;
    writer.begin_object();
    report::write_findings(writer, report::compute(run));
    writer.end_object();
    auto const page = json::parse(writer.text());
    auto lines = json::array();
    for (auto const& line : page["models"][0]["lines"])
        if (line["e"] == page["models"][0]["lines"][0]["e"])
            lines.push_back(line);
    std::cout << json{{"weights", page["weights"]}, {"cases", grid(lines)}}.dump() << "\n";
}
