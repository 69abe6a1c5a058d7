#include "harness/text/plain_text.hpp"
#include "reports/comparison/gate.hpp"
#include "reports/comparison/gate_exports.hpp"
#include "reports/comparison/gate_rows.hpp"

#include <fmt/format.h>

#include <vector>

namespace yieldmark::report {

namespace {

struct tally {
    std::size_t tests = 0;
    std::size_t failures = 0;
    std::size_t errors = 0;
    std::size_t skipped = 0;
    std::string text;

    // `outcome`: "failure", "error", "skipped", or empty: it passed.
    void add(std::string const& name, std::string_view outcome, std::string const& message) {
        ++tests;
        failures += outcome == "failure" ? 1 : 0;
        errors += outcome == "error" ? 1 : 0;
        skipped += outcome == "skipped" ? 1 : 0;
        text += fmt::format("  <testcase classname=\"yieldmark.gate\" name=\"{}\" time=\"0\"",
                            text::markup(name));
        if (outcome.empty())
            text += message.empty()
                        ? "/>\n"
                        : fmt::format("><system-out>{}</system-out></testcase>\n", text::markup(message));
        else
            text += fmt::format("><{} message=\"{}\"/></testcase>\n", outcome, text::markup(message));
    }
};

std::string_view outcome_of(gate::gate_verdict v) {
    switch (v) {
    case gate::gate_verdict::regression:
        return "failure";
    case gate::gate_verdict::unchecked:
        return "error";
    case gate::gate_verdict::undecided:
    case gate::gate_verdict::unstable:
        return "skipped";
    default:
        return "";
    }
}

void add_finding(tally& all, gate::gate_finding const& f, gate::limits const& held) {
    auto const c = cells_of(f, held);
    auto const message = f.verdict == gate::gate_verdict::within
                             ? std::string{}
                             : fmt::format("{}: {} to {}, {} (limit {})", c[6].text, c[2].text, c[3].text,
                                           c[4].text, c[5].text);
    all.add(fmt::format("{} [{}]", c[0].text, c[1].text), outcome_of(f.verdict), message);
}

tally tests_of(gate::gate_result const& o, gate::limits const& held) {
    tally all;
    auto const& d = o.what;
    for (auto const& f : d.findings)
        add_finding(all, f, held);
    for (auto const& name : d.unchanged)
        all.add(name, "", "unchanged: the same machine code on both sides, so not measured");
    for (auto const& name : d.only_in_base)
        all.add(name, d.strict ? "failure" : "skipped", "missing on the new side");
    for (auto const& f : d.failures)
        all.add(f.where, "error", "not measured: " + f.what);
    if (!d.no_base.empty())
        all.add("the gate", "skipped", "no base: " + d.no_base);
    else if (gate::exit_code(d) != 0 && all.failures + all.errors == 0)
        all.add("the gate", "error", gate_headline(o));
    return all;
}

} // namespace

std::string gate_junit(gate::gate_result const& o, gate::limits const& held) {
    auto const all = tests_of(o, held);
    auto const counts =
        fmt::format("tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"{}\" time=\"{:.3f}\"", all.tests,
                    all.failures, all.errors, all.skipped, o.first.seconds);
    return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                       "<testsuites name=\"yieldmark\" {0}>\n <testsuite name=\"yieldmark gate\" {0}>\n{1}"
                       " </testsuite>\n</testsuites>\n",
                       counts, all.text);
}

} // namespace yieldmark::report
