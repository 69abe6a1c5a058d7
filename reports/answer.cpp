#include "reports/answer.hpp"

#include "harness/claims/evidence.hpp"
#include "harness/results/techniques.hpp"
#include "harness/text/format.hpp"
#include "harness/text/words.hpp"
#include "reports/sentences.hpp"
#include "reports/toolchain_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

namespace yieldmark::report {
namespace {

constexpr double hidden_share = 0.05;

// Two digits: a price moves by more than the third from example to example.
std::string two_digits(double value) {
    auto const size = std::abs(value);
    auto const decimals = size < 0.995 ? 2 : size < 9.95 ? 1 : 0;
    auto const text = fmt::format("{:.{}f}", size, decimals);
    auto const zero = text.find_first_not_of("0.") == std::string::npos;
    return zero ? "0" : (value < 0 ? "−" : "") + text;
}

std::string nanoseconds(double value) {
    return std::abs(value) < 999.5 ? two_digits(value) + " ns"
                                   : (value < 0 ? "−" : "") + text::time_text(std::abs(value));
}

std::string one_of(figures const& f, std::size_t technique) {
    return results::traits_of(f.techniques[technique]).one;
}

std::string within(figures const& f, std::size_t technique) {
    return text::within_sentence(one_of(f, technique));
}

// "nothing" where not one example tells it from the loop; "mostly nothing" where some do.
std::string cost_words(price const& one) {
    if (costs_nothing(one))
        return one.alike == one.examples ? "nothing measurable" : "mostly nothing";
    if (one.extra.estimate < 0)
        return fmt::format("about {} less than the loop", nanoseconds(-one.extra.estimate));
    return fmt::format("about {}", nanoseconds(one.extra.estimate));
}

std::string sentence_of(figures const& f, price const& one) {
    auto const an_item = costs_nothing(one) || one.extra.estimate < 0 ? "" : " an item";
    auto const* verb = !costs_nothing(one) && one.extra.estimate < 0 ? "takes" : "costs";
    return fmt::format("{} {} {}{}.", one_of(f, one.technique), verb, cost_words(one), an_item);
}

// The first of `ids` that has a price.
price const* first_priced(figures const& f, prices const& all, std::vector<std::string> const& ids) {
    for (auto const& id : ids)
        if (auto const* found = find_price(all, position(f.techniques, id)))
            return found;
    return nullptr;
}

// The generator is what the tutorials are about; held against the least of what else makes an item at a time, or else
// against the list.
std::pair<price const*, price const*> protagonists(figures const& f, prices const& all) {
    auto const who = claims::cpp_roles();
    auto const* generator = first_priced(f, all, {who.generator});
    auto others = who.views;
    others.push_back(who.iterator);
    others.push_back(who.eager);
    auto const* other = first_priced(f, all, others);
    if (generator && other)
        return {generator, other};
    auto const* one = generator ? generator : other ? other : &all.each.front();
    auto const second = std::ranges::find_if(all.each, [&](price const& p) { return &p != one; });
    return {one, second == all.each.end() ? nullptr : &*second};
}

bool has_intervals(prices const& all) {
    return std::ranges::any_of(all.each, [](price const& one) { return one.extra.confidence > 0; });
}

std::string headline_of(figures const& f, prices const& all) {
    if (!has_intervals(all))
        return "Each case was read once: this run shows that all works, not what it costs.";
    auto const [first, second] = protagonists(f, all);
    if (all.each.size() > 1 && std::ranges::all_of(all.each, costs_nothing))
        return "No technique costs more than the loop, as far as this run can tell.";
    if (second && costs_nothing(*first) && costs_nothing(*second))
        return fmt::format("Neither {} nor {} costs anything measurable.", within(f, first->technique),
                           within(f, second->technique));
    auto text = sentence_of(f, *first);
    if (second)
        text += fmt::format(" {}, {}.", one_of(f, second->technique), cost_words(*second));
    return text;
}

std::string memory_text(std::optional<heap_need> const& heap) {
    if (!heap)
        return "";
    if (heap->each < 0.05)
        return heap->once < 0.5 ? "none" : text::bytes_text(heap->once) + " once";
    return fmt::format("{} B an item", two_digits(heap->each));
}

answer_row row_of(figures const& f, price const& one) {
    auto const traits = results::traits_of(f.techniques[one.technique]);
    answer_row row{.technique = one.technique,
                   .name = text::valid_utf8(traits.name),
                   .extra = costs_nothing(one) ? "≈ 0" : nanoseconds(one.extra.estimate),
                   .interval = {},
                   .spread = fmt::format("{} to {}", two_digits(one.low), nanoseconds(one.high)),
                   .memory = memory_text(one.heap),
                   .hidden = {},
                   .use = traits.use};
    if (one.extra.confidence > 0)
        row.interval = fmt::format("{} to {}", two_digits(one.extra.low), two_digits(one.extra.high));
    if (!costs_nothing(one) && one.extra.estimate > 0)
        row.hidden = nanoseconds(one.extra.estimate / hidden_share);
    return row;
}

std::string where_text(figures const& f) {
    std::vector<std::string> parts;
    for (auto const& t : f.run->toolchains)
        if (!t.compiler.empty())
            parts.push_back(compiler_and_flags(t));
    if (auto const& cpu = f.run->where.cpu; !cpu.empty())
        parts.push_back(f.run->where.cores == 0
                            ? cpu
                            : fmt::format("{}, {}", cpu, text::counted(f.run->where.cores, "core")));
    if (f.run->date.size() >= 10)
        parts.push_back(f.run->date.substr(0, 10));
    return fmt::format("{}", fmt::join(parts, "; "));
}

std::string lede_of(figures const& f) {
    auto const where = where_text(f);
    if (f.run->cases.empty())
        return where;
    if (results::all_foreign(*f.run))
        return fmt::format("{}: the time of each.{}", text::counted(f.groups.size(), "benchmark"),
                           where.empty() ? "" : " " + where + ".");
    std::vector<std::string> extents;
    for (auto const& s : f.sheets)
        extents.push_back(fmt::format(
            "{} in {}",
            s.title.empty() ? text::counted(s.examples.size(), "program")
                            : fmt::format("{} of the suite {}", text::counted(s.examples.size(), "example"),
                                          text::valid_utf8(s.title)),
            text::counted(s.techniques.size(), "technique")));
    return fmt::format("{}, checked against CPython.{}", text::listed(extents),
                       where.empty() ? "" : " " + where + ".");
}

std::string rests_on(prices const& all) {
    if (all.points.empty())
        return "This run has no prices: they need the bare loop and another technique of the same example, "
               "in drain.";
    if (all.each.empty())
        return fmt::format("This run has no prices: every loop takes {:.0f} ns an item or more.",
                           short_item_ns);
    auto const most = std::ranges::max(all.each, {}, &price::examples).examples;
    return fmt::format(
        "Time beyond the bare loop: the median over {} whose loop takes less than {:.0f} ns an item, "
        "{}then the range over the examples without the lowest and highest tenth. "
        "Memory is the heap beyond the loop's.",
        text::counted(most, "example"), short_item_ns, has_intervals(all) ? "with its 95 % interval, " : "");
}

// What suspends its body besides the generator; an extra form, which most examples lack, comes last.
std::vector<std::string> other_suspended(claims::roles const& who) {
    std::vector<std::string> ids;
    for (bool const extra : {false, true})
        for (auto const& id : who.suspended)
            if (id != who.generator && results::traits_of(id).extra == extra)
                ids.push_back(id);
    return ids;
}

// One technique for each part, so that the marks can be told apart, and each that suspends its body.
std::vector<std::size_t> drawn_in(figures const& f, prices const& all) {
    constexpr std::size_t most = 4;
    auto const who = claims::cpp_roles();
    std::vector<std::vector<std::string>> parts{who.views, {who.eager}, {who.generator}};
    for (auto const& id : other_suspended(who))
        parts.push_back({id});
    std::vector<std::size_t> techniques;
    for (auto const& part : parts)
        if (auto const* one = first_priced(f, all, part))
            techniques.push_back(one->technique);
    for (auto const& one : all.each)
        if (techniques.size() < most && std::ranges::find(techniques, one.technique) == techniques.end())
            techniques.push_back(one.technique);
    return techniques;
}

// Whether the technique's ratios fall where an item takes long: of the medians on both sides of short_item_ns.
bool falls(prices const& all, std::size_t technique) {
    std::vector<double> shorter;
    std::vector<double> longer;
    for (auto const& p : all.points)
        if (p.technique == technique)
            (p.loop < short_item_ns ? shorter : longer).push_back(p.ratio.estimate);
    return shorter.size() > 1 && longer.size() > 1 && stats::median(longer) * 1.1 < stats::median(shorter);
}

void describe_picture(answer& a, figures const& f) {
    auto const* subject = protagonists(f, a.figures).first;
    auto const name = within(f, subject->technique);
    a.picture = falls(a.figures, subject->technique)
                    ? fmt::format("The longer an item takes, the less {} adds", name)
                    : "Each example's time against its loop";
    auto const found = fit_of(a.figures, *subject);
    a.picture_note =
        fmt::format("Each mark is an example. Dashed: the price above for each item, which is a guide: for "
                    "{} it is within 1.5× in {} of {}. Lower is better.",
                    name, found.near, text::counted(found.points, "example"));
}

} // namespace

answer answer_of(figures const& f) {
    answer a{.headline = std::string(default_title(*f.run)),
             .lede = lede_of(f),
             .where = where_text(f),
             .noise = noise_text(f),
             .others = {},
             .rows = {},
             .rests_on = {},
             .drawn = {},
             .picture = {},
             .picture_note = {},
             .figures = {}};
    if (results::all_foreign(*f.run) || f.run->cases.empty())
        return a;
    a.figures = prices_of(f, 0);
    a.rests_on = rests_on(a.figures);
    for (std::size_t t = 1; t < f.run->toolchains.size(); ++t)
        if (auto const other = prices_of(f, t); !other.each.empty())
            a.others.push_back(
                fmt::format("With {}: {}", text::valid_utf8(short_name(*f.run, t)), headline_of(f, other)));
    if (a.figures.each.empty())
        return a;
    a.headline = headline_of(f, a.figures);
    for (auto const& one : a.figures.each)
        a.rows.push_back(row_of(f, one));
    a.drawn = drawn_in(f, a.figures);
    describe_picture(a, f);
    return a;
}

} // namespace yieldmark::report
