// The claim on simplicity, by lines of code: a proxy, and called one.

#include "harness/claims/claims.hpp"
#include "harness/claims/source_lines.hpp"
#include "harness/claims/statement.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

#include <set>

namespace yieldmark::claims {
namespace {

struct lines_ratio {
    stats::interval ratio;
    std::size_t rows = 0;
};

std::optional<lines_ratio> lines_against(evidence const& from, std::string const& of,
                                         std::string const& against) {
    std::vector<double> left;
    std::vector<double> right;
    std::set<std::string> const known(from.examples().begin(), from.examples().end());
    for (auto const& info : from.run().examples) {
        auto const a = info.sources.find(of);
        auto const b = info.sources.find(against);
        if (!known.contains(info.name) || a == info.sources.end() || b == info.sources.end())
            continue;
        auto const lines = source_lines(a->second);
        auto const others = source_lines(b->second);
        if (lines == 0 || others == 0)
            continue;
        left.push_back(static_cast<double>(lines));
        right.push_back(static_cast<double>(others));
    }
    if (left.empty())
        return std::nullopt;
    return lines_ratio{stats::paired_ratio(left, right), left.size()};
}

} // namespace

finding readable(evidence const& from, roles const& who) {
    auto const iterator = lines_against(from, who.generator, who.iterator);
    auto const list = lines_against(from, who.generator, who.eager);
    if (!iterator || !list || iterator->ratio.confidence == 0 || list->ratio.confidence == 0)
        return unmeasured("The run has the source of fewer than 3 examples.", "yieldmark run");
    finding f;
    auto const shorter = [](lines_ratio const& r) { return r.ratio.high < 1; };
    f.reading = shorter(*iterator) && shorter(*list)     ? claim_verdict::holds
                : !shorter(*iterator) && !shorter(*list) ? claim_verdict::fails
                                                         : claim_verdict::depends;
    f.value = iterator->ratio;
    f.unit = "ratio";
    f.figure = fmt::format("{} of an {}'s lines, {} of a list's", text::ratio(iterator->ratio), who.iterator,
                           text::ratio(list->ratio));
    f.meaning = fmt::format("lines of code of a {}, median over {}: a proxy for simplicity", who.generator,
                            text::counted(iterator->rows, "row"));
    f.sentence = fmt::format(
        "By lines of code (a proxy: lines that contain code, without includes and comments) a {} is {} "
        "than an {} and {} than a list.",
        who.generator, shorter(*iterator) ? "shorter" : "not shorter", who.iterator,
        shorter(*list) ? "shorter" : "not shorter");
    auto const stands = [](lines_ratio const& r, std::string const& other) {
        return compared(r.ratio, in_length, several({other}));
    };
    f.rows = {{who.iterator, text::ratio(iterator->ratio)}, {who.eager, text::ratio(list->ratio)}};
    f.statement = fmt::format("In lines of code, {} were {} and {}.", several({who.generator}),
                              stands(*iterator, who.iterator), stands(*list, who.eager));
    f.rests_on = {from.playing(results::role::opening), "drain", results::metric::time};
    return f;
}

} // namespace yieldmark::claims
