#include "reports/page_template.hpp"

#ifdef YIELDMARK_HAS_PAGE
extern "C" {
// Defined by page_template.S.
extern char const yieldmark_page_head_begin;
extern char const yieldmark_page_head_end;
extern char const yieldmark_page_tail_begin;
extern char const yieldmark_page_tail_end;
}
#endif

namespace yieldmark::report {

#ifdef YIELDMARK_HAS_PAGE
std::string_view page_head() {
    return {&yieldmark_page_head_begin, &yieldmark_page_head_end};
}
std::string_view page_tail() {
    return {&yieldmark_page_tail_begin, &yieldmark_page_tail_end};
}
#else
std::string_view page_head() {
    return {};
}
std::string_view page_tail() {
    return {};
}
#endif

} // namespace yieldmark::report
