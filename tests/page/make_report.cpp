// Writes the page of one of the made runs, or of a results file:
// make_report sample|runtimes|full|hostile|foreign|empty|RESULTS.json FILE [--unescaped]
// hostile --unescaped is the control case: the same page with its data as they came, which must run their
// script.

#include "harness/results/google_benchmark.hpp"
#include "reports/figures.hpp"
#include "reports/page_data.hpp"
#include "reports/page_template.hpp"
#include "reports/report.hpp"
#include "tests/page/sample_run.hpp"

#include <chrono>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

namespace {

using namespace yieldmark;

constexpr char const* attack = "window.attacked=(window.attacked||0)+1";

results::run made(std::string const& name) {
    if (name == "sample")
        return test::sample_run();
    if (name == "runtimes")
        return test::runtimes_run();
    if (name == "full")
        return test::full_run();
    if (name == "hostile")
        return test::hostile_run(attack);
    if (name == "foreign")
        return test::foreign_run();
    if (name == "empty")
        return {};
    return results::read_file(name);
}

void replace_all(std::string& text, std::string const& from, std::string const& to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

// Undoes what keeps hostile text inert: the escapes, and the policy that would stop a script that got
// through.
std::string unescaped(results::run const& run) {
    auto data = report::page_data(report::compute(run), {});
    replace_all(data, "\\u003c", "<");
    replace_all(data, "\\u003e", ">");
    std::string head(report::page_head());
    replace_all(head, "http-equiv=\"Content-Security-Policy\"", "name=\"no-policy\"");
    return head + data + std::string(report::page_tail());
}

int run_program(std::string const& name, std::string const& file, bool control) {
    auto const run = made(name);
    auto const begin = std::chrono::steady_clock::now();
    auto const page =
        control ? unescaped(run) : report::html(run, {.title = "", .results_file = "results.json"});
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
            throw std::invalid_argument(
                "usage: make_report sample|runtimes|full|hostile|foreign|empty|RESULTS.json FILE "
                "[--unescaped]");
        return run_program(argv[1], argv[2], argc > 3 && std::string(argv[3]) == "--unescaped");
    } catch (std::exception const& error) {
        std::cerr << "make_report: " << error.what() << "\n";
        return 2;
    }
}
