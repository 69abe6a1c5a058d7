#include "harness/claims/contest.hpp"

#include "harness/text/format.hpp"
#include "harness/text/words.hpp"

#include <cmath>
#include <set>

namespace yieldmark::claims {
namespace {

using logs_of_row = std::map<std::uint32_t, double>;

logs_of_row logs(pairing const& p) {
    logs_of_row result;
    auto const divisors = times(*p.against);
    for (auto const& [process, value] : times(*p.of))
        if (auto const other = divisors.find(process); other != divisors.end())
            result.emplace(process, std::log(value / other->second));
    return result;
}

double median_of(logs_of_row const& row) {
    std::vector<double> values;
    for (auto const& [process, value] : row)
        values.push_back(value);
    return stats::median(values);
}

stats::interval mean_over(std::vector<logs_of_row> const& rows) {
    std::set<std::uint32_t> processes;
    std::vector<double> usual;
    for (auto const& row : rows) {
        usual.push_back(median_of(row));
        for (auto const& [process, value] : row)
            processes.insert(process);
    }
    std::vector<double> means;
    for (auto const process : processes) {
        double sum = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const at = rows[i].find(process);
            sum += at == rows[i].end() ? usual[i] : at->second;
        }
        means.push_back(sum / static_cast<double>(rows.size()));
    }
    return stats::ratio_of_logs(stats::bootstrap_median(means));
}

void place(contest_result& c, pairing const& p) {
    auto const ratio = time_ratio(*p.of, *p.against);
    auto& where = ratio->high < 1 ? c.faster : ratio->low > 1 ? c.slower : c.alike;
    where.push_back(p.row);
    c.each.push_back({p.row, text::ratio_with_interval(*ratio)});
    c.cases.push_back(p.of->name.text());
    c.cases.push_back(p.against->name.text());
}

} // namespace

std::vector<pairing> drain_pairings(evidence const& from, std::string const& of, std::string const& against) {
    std::vector<pairing> result;
    for (auto const& example : from.examples()) {
        auto const sizes = from.common_sizes(example, of, against, "drain", results::metric::time);
        if (!sizes.empty())
            result.push_back({example, from.find(example, of, "drain", sizes.back()),
                              from.find(example, against, "drain", sizes.back())});
    }
    return result;
}

contest_result contest(std::vector<pairing> const& pairings) {
    contest_result c;
    std::vector<logs_of_row> rows;
    for (auto const& p : pairings) {
        auto row = logs(p);
        if (row.empty())
            continue;
        place(c, p);
        rows.push_back(std::move(row));
    }
    if (!rows.empty())
        c.mean = mean_over(rows);
    return c;
}

claim_verdict who_leads(contest_result const& c) {
    if (c.rows() == 0 || c.mean.confidence == 0)
        return claim_verdict::not_measured;
    if (c.mean.high < 1 && c.slower.size() * 10 <= c.rows())
        return claim_verdict::holds;
    if (c.mean.low > 1 && c.faster.size() * 10 <= c.rows())
        return claim_verdict::fails;
    return claim_verdict::depends;
}

std::string rows_each_way(contest_result const& c) {
    return "slower in " + text::counted_names(c.slower, c.rows()) + ", faster in " +
           text::counted_names(c.faster, c.rows()) + ", indistinguishable in " +
           text::counted_names(c.alike, c.rows());
}

} // namespace yieldmark::claims
