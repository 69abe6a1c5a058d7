#include "reports/answer_page.hpp"

#include "harness/text/plain_text.hpp"
#include "harness/text/words.hpp"
#include "reports/answer_picture.hpp"
#include "reports/chooser_words.hpp"
#include "reports/findings.hpp"
#include "reports/sentences.hpp"

#include <fmt/format.h>

namespace yieldmark::report {
namespace {

using text::markup;

std::string paragraph(char const* name, std::string const& content) {
    return content.empty() ? "" : fmt::format("<p class=\"{}\">{}</p>\n", name, markup(content));
}

std::string row_html(answer_row const& row, figures const& f) {
    auto const quiet = [](std::string const& content) {
        return content.empty() ? "" : fmt::format(" <span class=\"quiet\">{}</span>", markup(content));
    };
    return fmt::format("<tr><th scope=\"row\">{} {}{}</th><td><strong>{}</strong>{}<span class=\"quiet "
                       "narrow\">{}</span></td>"
                       "<td class=\"spread\">{}</td><td>{}</td><td class=\"hidden-from\">{}</td></tr>\n",
                       mark_of(f.techniques[row.technique]), markup(row.name), quiet(row.use),
                       markup(row.extra), quiet(row.interval), markup(row.spread), markup(row.spread),
                       row.memory.empty() ? "not measured" : markup(row.memory),
                       row.hidden.empty() ? "any" : markup(row.hidden));
}

std::string prices_html(answer const& a, figures const& f) {
    if (a.rows.empty())
        return paragraph("note", a.rests_on);
    std::string rows;
    for (auto const& row : a.rows)
        rows += row_html(row, f);
    return "<table class=\"prices\">\n<thead><tr><th scope=\"col\">technique: use it when</th>"
           "<th scope=\"col\">extra time an item</th><th scope=\"col\" class=\"spread\">in most examples</th>"
           "<th scope=\"col\">memory</th><th scope=\"col\" class=\"hidden-from\">5 % of an item "
           "of</th></tr></thead>\n"
           "<tbody>\n" +
           rows + "</tbody>\n</table>\n" + paragraph("note", a.rests_on);
}

// The opening question with its answer; the page's script puts a form in its place.
std::string chooser_html(figures const& f) {
    std::string content;
    if (auto const models = models_of(*f.run); !models.empty())
        if (auto const q = opening_of(f, models.front().second))
            content = "<h2>Which one for your sequence?</h2>\n" +
                      paragraph("question", question_text(f, *q)) +
                      paragraph("chooser-answer", opening_answer(f, models.front().second, *q));
    return "<div id=\"chooser\" class=\"chooser\">" + content + "</div>\n";
}

std::string picture_html(answer const& a, figures const& f) {
    if (a.drawn.empty())
        return "";
    constexpr picture_size wide{640, 350};
    constexpr picture_size narrow{358, 380};
    return fmt::format(
        "<figure class=\"answer-picture\"><figcaption><h2>{}</h2><p class=\"note\">{}</p></figcaption>\n"
        "{}{}</figure>\n",
        markup(a.picture), markup(a.picture_note), answer_picture(a, f, wide, "wide"),
        answer_picture(a, f, narrow, "narrow"));
}

std::string facts_html(figures const& f) {
    std::string items;
    for (auto const& one : what_was_measured(f))
        items += fmt::format("<div><dt>{}</dt><dd>{}</dd></div>\n", markup(one.label), markup(one.text));
    return items.empty() ? "" : "<dl class=\"facts\">\n" + items + "</dl>\n";
}

std::string doubts_html(figures const& f) {
    std::string items;
    for (auto const& line : doubts(f))
        items += fmt::format("<li>{}</li>\n", markup(line));
    return items.empty()
               ? ""
               : "<div class=\"doubts\"><p>Read these numbers with care</p><ul>\n" + items + "</ul></div>\n";
}

// Open where the figures aren't what the plan promised, or where there is no answer above.
std::string about_html(answer const& a, figures const& f) {
    auto const content = facts_html(f) + doubts_html(f);
    if (content.empty())
        return "";
    auto const count = doubts(f).size();
    auto const open = a.rows.empty() || !f.run->complete;
    return fmt::format("<details class=\"about\"{}><summary>The machine, and what to keep in "
                       "mind{}</summary>\n{}</details>\n",
                       open ? " open" : "",
                       count == 0 ? "" : fmt::format(" ({})", text::counted(count, "remark")), content);
}

// Its lines stay lines.
std::string output_html(std::string const& output) {
    if (output.empty())
        return "";
    std::string lines;
    std::string_view rest = output;
    while (!rest.empty()) {
        auto const end = std::min(rest.find('\n'), rest.size());
        lines += markup(rest.substr(0, end)) + "\n";
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return "<pre tabindex=\"0\">" + lines + "</pre>";
}

std::string failures_html(results::run const& run) {
    if (run.failures.empty())
        return "";
    std::string items;
    for (auto const& one : run.failures)
        items += fmt::format("<li><strong>{}</strong>: {}{}</li>\n", markup(one.where), markup(one.what),
                             output_html(one.output));
    auto const title = run.failures.size() == 1
                           ? std::string("1 case or process failed")
                           : fmt::format("{} cases or processes failed", run.failures.size());
    return fmt::format("<details class=\"failures\"><summary>{}</summary><ul>\n{}</ul></details>\n", title,
                       items);
}

} // namespace

std::string answer_html(figures const& f, options const& how) {
    auto const a = answer_of(f);
    auto out =
        fmt::format("<header id=\"measured\" class=\"measured\">\n<p class=\"wordmark\">yieldmark{}</p>\n"
                    "<h1>{}</h1>\n",
                    how.title.empty() ? "" : " · " + markup(how.title), markup(a.headline));
    out += paragraph("lede", a.lede);
    for (auto const& other : a.others)
        out += paragraph("other", other);
    out += "<div class=\"sure\">\n" + paragraph("note", a.rows.empty() ? "" : a.noise) + about_html(a, f) +
           failures_html(*f.run) + "</div>\n";
    auto const picture = picture_html(a, f);
    out += fmt::format("<div class=\"answer{}\">\n<div class=\"answer-table\">\n{}</div>\n{}{}</div>\n",
                       picture.empty() ? " alone" : "", prices_html(a, f), chooser_html(f), picture);
    return out + "</header>\n";
}

} // namespace yieldmark::report
