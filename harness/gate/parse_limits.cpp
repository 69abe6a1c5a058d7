// The grammar of .yieldmark-limits, a line at a time:
//   # comment
//   [CASES]                     what follows is for these cases; [*] is for all again
//   METRIC = AMOUNT [| AMOUNT]  or: METRIC = off; of a counter also COUNTER = -AMOUNT: less is worse
//   time_only = fail            or: warn
//   accept CASES METRIC +AMOUNT from REVISION because "REASON"; of a counter also -AMOUNT

#include "harness/gate/limits.hpp"

#include "harness/results/model.hpp"
#include "harness/results/text_file.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <sstream>

namespace yieldmark::gate {

namespace metric = results::metric;

namespace {

struct unit {
    std::string_view name;
    double factor;
};
constexpr std::array<unit, 4> time_units{{{"ns", 1}, {"us", 1e3}, {"ms", 1e6}, {"s", 1e9}}};
constexpr std::array<unit, 5> byte_units{
    {{"", 1}, {"B", 1}, {"KiB", 1024}, {"MiB", 1024.0 * 1024}, {"GiB", 1024.0 * 1024 * 1024}}};
constexpr std::array<unit, 1> no_units{{{"", 1}}};

std::string shown(std::string_view text) {
    std::string all = "'";
    for (char const c : text.substr(0, 60))
        all += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    return all + "'";
}

// One line, read from left to right.
class line_reader {
public:
    // `number` 0: the line stands in another file, whose place `source` names already.
    line_reader(std::string_view text, std::string const& source, unsigned number)
        : text_(text), source_(&source), number_(number) {}

    [[noreturn]] void fail(std::string const& what) const { fail_at(start_, what); }
    [[noreturn]] void fail_here(std::string const& what) const { fail_at(at_, what); }

    bool ended() {
        skip_blanks();
        return at_ >= text_.size() || text_[at_] == '#';
    }

    bool take(char c) {
        if (ended() || text_[at_] != c)
            return false;
        start_ = at_++;
        return true;
    }

    void expect(char c, char const* where) {
        if (!take(c))
            fail_here(fmt::format("'{}' is missing {}", c, where));
    }

    // Up to a blank or one of `stops`; or what stands in quotes.
    std::string word(std::string_view stops, char const* what) {
        if (ended())
            fail_here(std::string(what) + " is missing");
        start_ = at_;
        if (text_[at_] == '"')
            return quoted();
        while (at_ < text_.size() && text_[at_] != ' ' && text_[at_] != '\t' &&
               stops.find(text_[at_]) == std::string_view::npos)
            ++at_;
        if (at_ == start_)
            fail(std::string(what) + " is missing");
        return std::string(text_.substr(start_, at_ - start_));
    }

    std::string section() {
        auto const end = text_.rfind(']');
        start_ = at_;
        if (end == std::string_view::npos || end < at_)
            fail("the ] of this section is missing");
        auto cases = std::string(text_.substr(at_, end - at_));
        if (cases.empty())
            fail("a section needs cases: an example, a suite or a glob over names, as in [fibonacci]");
        at_ = end + 1;
        return cases;
    }

    void end() {
        if (!ended())
            fail_here("nothing more is expected here, but there is " + shown(text_.substr(at_)));
    }

    [[nodiscard]] unsigned number() const { return number_; }

private:
    void skip_blanks() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\r'))
            ++at_;
    }

    std::string quoted() {
        auto const end = text_.find('"', at_ + 1);
        if (end == std::string_view::npos)
            fail("the closing quote is missing");
        auto inside = std::string(text_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        return inside;
    }

    [[noreturn]] void fail_at(std::size_t at, std::string const& what) const {
        throw system::usage_error(number_ > 0 ? fmt::format("{}:{}:{}: {}", *source_, number_, at + 1, what)
                                              : fmt::format("{}: {}", *source_, what));
    }

    std::string_view text_;
    std::string const* source_;
    unsigned number_;
    std::size_t at_ = 0;
    std::size_t start_ = 0;
};

bool is_off(line_reader ahead) {
    return ahead.take('=') && ahead.word("|#", "an amount (as 2% or 4096)") == "off";
}

// Whether one letter more, less or other makes it a metric of ours.
bool is_misspelt(std::string_view name) {
    return std::ranges::any_of(results::all_metrics(), [&](results::metric_info const& m) {
        auto const shorter = std::min(name.size(), m.id.size());
        auto const longer = std::max(name.size(), m.id.size());
        if (longer - shorter > 1)
            return false;
        std::size_t same = 0;
        while (same < shorter && name[same] == m.id[same])
            ++same;
        return name.substr(std::min(name.size(), same + (name.size() == longer ? 1 : 0))) ==
               m.id.substr(std::min(m.id.size(), same + (m.id.size() == longer ? 1 : 0)));
    });
}

// One that isn't compared can be off, as it is without a word. Any other name is a counter's, of which only the
// comparison shows whether it is there.
std::string metric_name(line_reader& in, std::string const& name) {
    auto const* const known = results::find_metric(name);
    auto const may_be_counter = !is_misspelt(name) && std::ranges::none_of(name, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
    if (known == nullptr && may_be_counter)
        return name;
    if (known == nullptr)
        in.fail(fmt::format(
            "there is no metric {}; there are {}, time_only, and the names of a benchmark's counters",
            shown(name), fmt::join(results::compared_ids(), ", ")));
    if (!known->compared() && !is_off(in))
        in.fail(fmt::format("{} isn't compared, so it can't have a limit; there are {}", name,
                            fmt::join(results::compared_ids(), ", ")));
    return name;
}

double absolute(line_reader& in, std::string const& id, double value, std::string_view name) {
    auto const factor = [&](auto const& units) {
        auto const found = std::ranges::find(units, name, &unit::name);
        return found == units.end() ? -1.0 : found->factor;
    };
    auto const of = results::metric_named(id).in;
    auto const f = of == results::unit::nanoseconds ? factor(time_units)
                   : of == results::unit::bytes     ? factor(byte_units)
                                                    : factor(no_units);
    // 0 is 0 in any unit.
    if (f < 0 && !(value == 0 && name.empty()))
        in.fail(of == results::unit::nanoseconds
                    ? "a time needs a per cent sign or one of the units ns, us, ms, s"
                    : fmt::format("{} isn't a unit of {}", shown(name), id));
    return value * std::max(f, 0.0);
}

// "2%", "4096", "0.5ns"
void take_amount(line_reader& in, std::string const& id, allowance& into) {
    auto const text = in.word("|#", "an amount (as 2% or 4096)");
    double value = 0;
    bool const falls = results::is_counter(id) && text.starts_with('-');
    auto const* const end = text.data() + text.size();
    auto const [after, error] = std::from_chars(text.data() + (falls ? 1 : 0), end, value);
    if (error != std::errc{} || !std::isfinite(value) || value < 0)
        in.fail(shown(text) + " isn't a number of 0 or more, with % or a unit after it");
    std::string_view const rest(after, static_cast<std::size_t>(end - after));
    if (falls != into.falls && (into.relative != 0 || into.absolute != 0))
        in.fail("one of the two amounts is a rise and the other a fall; give both the same sign");
    into.falls = falls;
    auto& slot = rest == "%" ? into.relative : into.absolute;
    if (slot != 0)
        in.fail("an allowance has one relative amount and one absolute one, as in 10% | 4096");
    slot = rest == "%" ? value / 100 : absolute(in, id, value, rest);
}

allowance take_allowance(line_reader& in, std::string const& id) {
    allowance a;
    take_amount(in, id, a);
    if (in.take('|'))
        take_amount(in, id, a);
    return a;
}

acceptance take_acceptance(line_reader& in) {
    acceptance a;
    a.line = in.number();
    a.cases = in.word("", "the name of an example or a suite, or a glob over case names,");
    auto const name = in.word("", "a metric");
    a.metric = metric_name(in, name);
    auto ahead = in;
    if (!results::is_counter(a.metric) || !ahead.word("", "the accepted amount").starts_with('-'))
        in.expect('+', "before the amount that is accepted, as in +5%");
    allowance more;
    take_amount(in, a.metric, more);
    a.relative = more.relative;
    a.absolute = more.absolute;
    a.falls = more.falls;
    for (auto const* key : {"from", "because"}) {
        if (auto const found = in.word("", "'from REVISION because \"REASON\"'"); found != key)
            in.fail(fmt::format("'{}' is expected, not {}: accept CASES METRIC +5% from REVISION because "
                                "\"REASON\"",
                                key, shown(found)));
        (key == std::string_view("from") ? a.from : a.reason) = in.word(
            "", key == std::string_view("from") ? "the revision that brought it" : "the reason, in quotes");
    }
    if (a.from.starts_with('-'))
        in.fail("a revision can't begin with -");
    if (a.reason.find_first_not_of(" \t") == std::string::npos)
        in.fail("the reason is empty: say why the change is accepted");
    return a;
}

bool take_time_only(line_reader& in) {
    auto const value = in.word("#", "fail or warn");
    if (value != "fail" && value != "warn")
        in.fail(shown(value) + " is neither fail nor warn");
    return value == "fail";
}

void take_line(line_reader& in, std::string& section, limits& all) {
    if (in.ended())
        return;
    if (in.take('[')) {
        section = in.section();
        if (section != "*")
            all.sections.push_back({section, in.number()});
    } else {
        auto const key = in.word("=#", "a metric");
        if (key == "accept") {
            all.accepted.push_back(take_acceptance(in));
        } else if (key == "time_only") {
            in.expect('=', "after time_only");
            all.time_only_fails = take_time_only(in);
        } else {
            limit_rule rule{section, metric_name(in, key), {}, in.number()};
            in.expect('=', "after the metric");
            auto ahead = in;
            if (ahead.word("|#", "an amount (as 2% or 4096)") == "off") {
                in = ahead;
                rule.allowed.off = true;
            } else {
                rule.allowed = take_allowance(in, rule.metric);
            }
            all.rules.push_back(rule);
        }
    }
    in.end();
}

// Editors and git on Windows end lines with CRLF, and some editors begin a file with a byte order mark.
constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

std::string_view without_returns(std::string_view line) {
    while (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

limits parse_limits(std::string_view text, std::string const& source) {
    auto all = built_in_limits();
    all.source = source;
    std::string section;
    unsigned number = 0;
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        line_reader in(without_returns(text.substr(0, end)), source, ++number);
        take_line(in, section, all);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return all;
}

void parse_limits_line(std::string_view line, std::string const& section, std::string const& where,
                       limits& all) {
    line_reader in(line, where, 0);
    auto within = section;
    take_line(in, within, all);
}

limits read_limits(std::filesystem::path const& path) {
    return parse_limits(results::read_text(path, "name a file of limits with --limits", 1), path.string());
}

} // namespace yieldmark::gate
