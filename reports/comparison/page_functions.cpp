#include "reports/comparison/page_functions.hpp"

#include "reports/frame_table.hpp"

namespace yieldmark::report {
namespace {

constexpr int written_digits = 6;

void write_stacks(json_writer& json, std::vector<compare::stack_change> const& stacks) {
    frame_table names;
    json.key("s").begin_array();
    for (auto const& one : stacks) {
        json.begin_array().value(one.base, written_digits).value(one.now, written_digits);
        names.write_numbers(json, one.frames);
        json.end_array();
    }
    json.end_array();
    names.write_names(json);
}

} // namespace

void write_functions(json_writer& json, compare::explanation const& of) {
    json.key("x").begin_object();
    if (!of.why_not.empty()) {
        json.member("w", of.why_not).end_object();
        return;
    }
    json.key("b")
        .value(of.base, written_digits)
        .key("n")
        .value(of.now, written_digits)
        .key("f")
        .begin_array();
    for (auto const& one : of.functions)
        json.begin_array()
            .value(one.name)
            .value(one.base, written_digits)
            .value(one.now, written_digits)
            .end_array();
    json.end_array();
    write_stacks(json, of.stacks);
    json.end_object();
}

} // namespace yieldmark::report
