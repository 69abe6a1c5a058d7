#include "harness/results/profiles_json.hpp"

#include "harness/results/read_run.hpp"

#include <fmt/format.h>

#include <map>

namespace yieldmark::results {
namespace {

using ordered = nlohmann::ordered_json;

ordered heap_json(heap_timeline const& heap) {
    auto steps = ordered::array();
    for (auto const& one : heap.steps) {
        steps.push_back(one.at);
        steps.push_back(one.live);
    }
    ordered made{{"steps", std::move(steps)}, {"first_item", heap.first_item}, {"last_item", heap.last_item},
                 {"release", heap.release},   {"peak_bytes", heap.peak_bytes}, {"events", heap.events}};
    if (heap.handed_over != 0) {
        auto items = ordered::array();
        for (auto const& one : heap.steps)
            items.push_back(one.items);
        made["items"] = std::move(items);
        made["handed_over"] = heap.handed_over;
    }
    return made;
}

ordered cpu_json(cpu_profile const& cpu) {
    std::map<std::string, std::size_t> known;
    auto names = ordered::array();
    auto stacks = ordered::array();
    for (auto const& stack : cpu.stacks) {
        auto written = ordered::array({stack.weight});
        for (auto const& frame : stack.frames) {
            auto const [at, added] = known.try_emplace(frame, known.size());
            if (added)
                names.push_back(frame);
            written.push_back(at->second);
        }
        stacks.push_back(std::move(written));
    }
    return {{"sampler", cpu.sampler},
            {"unit", cpu.unit},
            {"names", std::move(names)},
            {"stacks", std::move(stacks)}};
}

// Older files, and timelines of other programs, have none.
void read_items(fields const& from, heap_timeline& into) {
    auto const items = from.numbers("items");
    into.handed_over = from.count<std::uint64_t>("handed_over", 0);
    if (into.handed_over == 0)
        return;
    if (items.size() != into.steps.size())
        from.fail("items", "has not one number for each of the steps; correct the file, or profile again");
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!(items[i] >= 0 && items[i] <= static_cast<double>(into.handed_over)))
            from.fail(fmt::format("items[{}]", i),
                      "isn't from 0 to handed_over; correct the file, or profile again");
        into.steps[i].items = static_cast<std::uint64_t>(items[i]);
    }
}

heap_timeline read_heap(fields const& from) {
    heap_timeline heap;
    auto const flat = from.numbers("steps");
    if (flat.size() % 2 != 0)
        from.fail("steps", "has an odd number of values; correct the file, or profile again");
    for (std::size_t i = 0; i < flat.size(); i += 2) {
        if (!(flat[i + 1] >= 0 && flat[i + 1] < 9e15))
            from.fail(fmt::format("steps[{}]", i + 1),
                      "isn't a number of bytes; correct the file, or profile again");
        heap.steps.push_back({flat[i], static_cast<std::uint64_t>(flat[i + 1])});
    }
    heap.first_item = from.number("first_item", -1);
    heap.last_item = from.number("last_item", -1);
    heap.release = from.number("release", -1);
    heap.peak_bytes = from.count<std::uint64_t>("peak_bytes", 0);
    heap.events = from.count<std::uint64_t>("events", 0);
    read_items(from, heap);
    return heap;
}

cpu_profile::stack read_stack(fields const& from, json const& written,
                              std::vector<std::string> const& names) {
    auto const bad = [&] {
        from.fail(
            "stacks",
            "contains one that isn't [weight, index into names, …]; correct the file, or profile again");
    };
    if (!written.is_array() || written.empty())
        bad();
    cpu_profile::stack made;
    for (auto const& value : written) {
        if (!value.is_number_unsigned())
            bad();
        auto const number = value.get<std::uint64_t>();
        if (&value == &written.front())
            made.weight = number;
        else if (number < names.size())
            made.frames.push_back(names[number]);
        else
            bad();
    }
    return made;
}

cpu_profile read_cpu(fields const& from) {
    cpu_profile cpu{from.text("sampler", ""), from.text("unit", ""), {}};
    auto const names = from.texts("names");
    auto const found = from.value().find("stacks");
    if (found == from.value().end())
        return cpu;
    if (!found->is_array())
        from.fail("stacks", "isn't an array; correct the file, or profile again");
    for (auto const& written : *found)
        cpu.stacks.push_back(read_stack(from, written, names));
    return cpu;
}

} // namespace

ordered profiles_json(std::vector<profile> const& profiles) {
    auto all = ordered::array();
    for (auto const& one : profiles)
        all.push_back({{"name",
                        {{"example", one.name.example},
                         {"technique", one.name.technique},
                         {"scenario", one.name.scenario},
                         {"n", one.name.n}}},
                       {"toolchain", one.toolchain},
                       {"heap", heap_json(one.heap)},
                       {"cpu", cpu_json(one.cpu)},
                       {"no_heap", one.no_heap},
                       {"no_cpu", one.no_cpu}});
    return all;
}

void read_profiles(fields const& own, run& into) {
    own.each("profiles", [&](fields const& from) {
        profile made;
        auto const name = from.object("name");
        made.name = {name.text("example"), name.text("technique", ""), name.text("scenario", ""),
                     name.count<std::uint64_t>("n", 0)};
        made.toolchain = index_within(from, "toolchain", into.toolchains.size(), "toolchains");
        if (from.has("heap"))
            made.heap = read_heap(from.object("heap"));
        if (from.has("cpu"))
            made.cpu = read_cpu(from.object("cpu"));
        made.no_heap = from.text("no_heap", "");
        made.no_cpu = from.text("no_cpu", "");
        into.profiles.push_back(std::move(made));
    });
}

} // namespace yieldmark::results
