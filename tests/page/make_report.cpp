// Writes the page of one of the made runs, or of a results file:
// make_report NAME|RESULTS.json FILE [--unescaped]; without arguments it lists the names
// hostile --unescaped is the control case: the same page with its data as they came, which must run their
// script.

#include "harness/results/google_benchmark.hpp"
#include "reports/figures.hpp"
#include "reports/page_data.hpp"
#include "reports/page_template.hpp"
#include "reports/report.hpp"
#include "tests/page/made_options.hpp"
#include "tests/page/sample_run.hpp"

#include <array>
#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

namespace {

using namespace yieldmark;

constexpr char const* attack = "window.attacked=(window.attacked||0)+1";

struct report_of {
    results::run run;
    report::options how{};
};

// With all that can stand beside a run.
report_of whole(results::run run) {
    report_of all{std::move(run)};
    all.run.builds = test::made_builds(all.run);
    all.how.comparison = test::made_comparison(all.run);
    all.how.history = test::made_history(all.run, 100);
    return all;
}

report_of hostile() {
    auto all = whole(test::sample_run());
    auto const bad =
        "</script><script>" + std::string(attack) + "</script><img src=x onerror=\"" + attack + "\">'\"`";
    test::make_hostile(*all.how.comparison, bad);
    test::make_hostile(all.how.history, bad);
    all.run = test::hostile_run(attack);
    all.run.builds = test::made_builds(all.run);
    return all;
}

// Ratios and their ends as no machine gives them.
report_of extreme() {
    auto all = whole(test::extreme_run());
    auto& cases = all.how.comparison->cases;
    constexpr std::array ends{0.0, 5e-324, 1e21, 1e308};
    for (std::size_t i = 0; i < ends.size(); ++i) {
        auto& ratio = cases.at(i).metrics.at(0).ratio;
        (ends[i] < 1 ? ratio.low : ratio.high) = ends[i];
        auto& points = all.how.history.at(i).points;
        points.at(points.size() / 2).ratio = {1e-300, ends[i] > 0 ? ends[i] : 1, 1e300, 0.95};
    }
    return all;
}

report_of little() {
    report_of all{test::one_case_run()};
    all.how.comparison = test::empty_comparison();
    all.how.history = test::made_history(all.run, 1);
    return all;
}

std::map<std::string, report_of (*)()> const& made_ones() {
    static std::map<std::string, report_of (*)()> const all{
        {"sample", [] { return report_of{test::sample_run()}; }},
        {"whole", [] { return whole(test::sample_run()); }},
        {"runtimes", [] { return report_of{test::runtimes_run()}; }},
        {"full", [] { return whole(test::full_run()); }},
        {"hostile", hostile},
        {"unfit", [] { return report_of{test::unfit_run()}; }},
        {"extreme", extreme},
        {"foreign", [] { return report_of{test::foreign_run()}; }},
        {"empty", [] { return report_of{}; }},
        {"one", [] { return report_of{test::one_case_run()}; }},
        {"little", little},
        {"failed", [] { return report_of{test::failed_run()}; }},
        {"stopped", [] { return report_of{test::stopped_run()}; }}};
    return all;
}

report_of made(std::string const& name) {
    auto const found = made_ones().find(name);
    return found == made_ones().end() ? report_of{results::read_file(name)} : found->second();
}

std::string usage() {
    std::string names;
    for (auto const& [name, make] : made_ones())
        names += name + "|";
    return "usage: make_report " + names + "RESULTS.json FILE [--unescaped]";
}

void replace_all(std::string& text, std::string const& from, std::string const& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// Undoes what keeps hostile text inert: the escapes, and the policy that would stop a script that got
// through.
std::string unescaped(report_of const& of) {
    auto data = report::page_data(report::compute(of.run), of.how);
    replace_all(data, "\\u003c", "<");
    replace_all(data, "\\u003e", ">");
    std::string head(report::page_head());
    replace_all(head, "http-equiv=\"Content-Security-Policy\"", "name=\"no-policy\"");
    return head + data + std::string(report::page_tail());
}

int run_program(std::string const& name, std::string const& file, bool control) {
    auto of = made(name);
    of.how.results_file = "results.json";
    auto const begin = std::chrono::steady_clock::now();
    auto const page = control ? unescaped(of) : report::html(of.run, of.how);
    auto const end = std::chrono::steady_clock::now();
    std::ofstream(file, std::ios::binary) << page;
    std::cout << file << ": " << page.size() << " bytes in "
              << std::chrono::duration_cast<std::chrono::milliseconds>(end - begin).count() << " ms\n";
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    try {
        if (argc < 3)
            throw std::invalid_argument(usage());
        return run_program(argv[1], argv[2], argc > 3 && std::string(argv[3]) == "--unescaped");
    } catch (std::exception const& error) {
        std::cerr << "make_report: " << error.what() << "\n";
        return 2;
    }
}
