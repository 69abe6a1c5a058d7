#include "reports/page_profiles.hpp"

#include "reports/frame_table.hpp"

#include <cmath>
#include <set>
#include <utility>

namespace yieldmark::report {
namespace {

// Per mille of the items that the consumer had at that step.
std::uint64_t progress(results::heap_timeline const& heap, std::uint64_t items) {
    return static_cast<std::uint64_t>(
        std::llround(static_cast<double>(items) * 1000 / static_cast<double>(heap.handed_over)));
}

// Of the steps at one thousandth of the items no more than can be seen: the least, the most and the last.
void write_over_items(json_writer& json, results::heap_timeline const& heap) {
    auto const& steps = heap.steps;
    for (std::size_t begin = 0; begin < steps.size();) {
        auto const at = progress(heap, steps[begin].items);
        auto end = begin;
        auto least = begin;
        auto most = begin;
        for (; end < steps.size() && progress(heap, steps[end].items) == at; ++end) {
            least = steps[end].live < steps[least].live ? end : least;
            most = steps[end].live > steps[most].live ? end : most;
        }
        for (auto const index : std::set<std::size_t>{least, most, end - 1})
            json.value(at).value(steps[index].live);
        begin = end;
    }
}

void write_heap(json_writer& json, results::heap_timeline const& heap) {
    json.begin_object().member("items", heap.handed_over).key("steps").begin_array();
    if (heap.handed_over != 0)
        write_over_items(json, heap);
    else
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
