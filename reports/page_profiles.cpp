#include "reports/page_profiles.hpp"

#include "reports/frame_table.hpp"

#include <cmath>
#include <utility>

namespace yieldmark::report {
namespace {

void write_heap(json_writer& json, results::heap_timeline const& heap) {
    json.begin_object().key("steps").begin_array();
    for (auto const& step : heap.steps)
        if (std::isfinite(step.at) && std::abs(step.at) < 9e15)
            json.value(std::llround(step.at)).value(step.live);
    json.end_array();
    for (auto const& [name, at] :
         {std::pair{"first", heap.first_item}, {"last", heap.last_item}, {"release", heap.release}})
        json.member(name, std::isfinite(at) && std::abs(at) < 9e15 ? std::llround(at) : -1LL);
    json.member("peak", heap.peak_bytes).member("events", heap.events).end_object();
}

void write_cpu(json_writer& json, results::cpu_profile const& cpu) {
    frame_table names;
    json.begin_object().member("sampler", cpu.sampler).member("unit", cpu.unit).key("stacks").begin_array();
    for (auto const& stack : cpu.stacks) {
        json.begin_array().value(stack.weight);
        names.write_numbers(json, stack.frames);
        json.end_array();
    }
    json.end_array();
    names.write_names(json);
    json.end_object();
}

} // namespace

void write_profiles(json_writer& json, figures const& f) {
    json.key("profiles").begin_array();
    for (auto const& one : f.run->profiles) {
        auto const example = f.example(one.name.example);
        auto const technique = position(f.techniques, one.name.technique);
        auto const scenario = position(f.scenarios, one.name.scenario);
        if (example == f.examples.size() || technique == f.techniques.size() ||
            scenario == f.scenarios.size())
            continue;
        json.begin_object().member("e", example).member("t", technique).member("s", scenario);
        json.member("c", one.toolchain).member("n", one.name.n).key("heap");
        one.heap.steps.empty() ? static_cast<void>(json.null()) : write_heap(json, one.heap);
        json.key("cpu");
        one.cpu.stacks.empty() ? static_cast<void>(json.null()) : write_cpu(json, one.cpu);
        json.member("no_heap", one.no_heap).member("no_cpu", one.no_cpu).end_object();
    }
    json.end_array();
}

} // namespace yieldmark::report
