// The claim on data larger than memory: the files suite in an address space smaller than its file.

#include "harness/claims/claims.hpp"
#include "harness/results/limited.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace yieldmark::claims {
namespace {

struct outcomes {
    std::vector<std::string> finished;
    std::vector<std::string> refused; // one clear error
    std::vector<std::string> broke;   // anything else
};

outcomes outcomes_of(evidence const& from, std::vector<std::string> const& techniques, finding& f) {
    outcomes o;
    for (auto const& c : from.run().cases) {
        if (c.toolchain != from.toolchain() || !std::ranges::count(techniques, c.name.technique))
            continue;
        auto const how = value_of(c, results::metric::limited_memory);
        if (!how)
            continue;
        auto const name = c.name.example + "/" + c.name.technique;
        f.cases.push_back(c.name.text());
        f.rows.push_back({name, *how == limited_finished  ? "finished"
                                : *how == limited_refused ? "ended with one clear error"
                                                          : "broke"});
        (*how == limited_finished  ? o.finished
         : *how == limited_refused ? o.refused
                                   : o.broke)
            .push_back(name);
    }
    return o;
}

} // namespace

finding massive(evidence const& from, roles const& who) {
    finding f;
    auto const lazy = outcomes_of(from, who.lazy, f);
    auto const list = outcomes_of(from, {who.eager}, f);
    auto const all = lazy.finished.size() + lazy.refused.size() + lazy.broke.size();
    if (all == 0 || list.finished.size() + list.refused.size() + list.broke.size() == 0)
        return unmeasured("No file was read in an address space smaller than itself.",
                          "yieldmark claims out/results.json --massive");
    bool const list_fails = list.finished.empty() && list.broke.empty();
    f.reading = lazy.finished.size() == all && list_fails ? claim_verdict::holds
                : lazy.finished.empty()                   ? claim_verdict::fails
                                                          : claim_verdict::depends;
    auto const share = static_cast<double>(lazy.finished.size());
    f.value = stats::interval{share, share, share, 0};
    f.unit = "cases";
    f.figure = fmt::format("{} of {} finish", lazy.finished.size(), all);
    f.meaning = "lazy techniques that read a file larger than the address space they were given";
    f.statement = fmt::format(
        "In less memory than the file is long, {} of {} lazy readers finished it, and the list {}.",
        lazy.finished.size(), all,
        list_fails              ? "ended with one clear error"
        : list.finished.empty() ? "did not end cleanly"
                                : "finished it too");
    f.sentence = fmt::format("Of lazy techniques {} finish.", text::counted_names(lazy.finished, all));
    if (!lazy.refused.empty())
        f.sentence += " With an error end " + text::listed(lazy.refused) + ".";
    if (!lazy.broke.empty())
        f.sentence += " Otherwise end " + text::listed(lazy.broke) + ".";
    f.sentence += list_fails              ? " The list ends with one clear error."
                  : list.finished.empty() ? " The list does not end cleanly."
                                          : " The list finishes too.";
    f.rests_on = {from.large_file(), "drain", results::metric::resident_bytes};
    return f;
}

} // namespace yieldmark::claims
