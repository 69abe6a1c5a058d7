#include "reports/answer_page.hpp"
#include "reports/page_data.hpp"
#include "reports/page_template.hpp"
#include "reports/report.hpp"

#include <stdexcept>

namespace yieldmark::report {

bool page_available() {
    return !page_head().empty();
}

std::string html(results::run const& run, options const& how) {
    return html(compute(run), how);
}

std::string html(figures const& f, options const& how) {
    if (!page_available())
        throw std::logic_error("this build has no HTML page: it was configured without node and npm");
    constexpr std::string_view place = "<!--answer-->";
    std::string page(page_head());
    page.replace(page.find(place), place.size(), answer_html(f, how));
    page += page_data(f, how);
    page += page_tail();
    return page;
}

} // namespace yieldmark::report
