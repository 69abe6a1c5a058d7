#include "harness/bench/timeline.hpp"

#include "harness/bench/fresh_thread.hpp"
#include "harness/bench/marks.hpp"
#include "harness/bench/oracle.hpp"
#include "harness/bench/thinned.hpp"
#include "harness/probe/client.hpp"

#include <algorithm>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <time.h>
#include <vector>

namespace yieldmark::bench {
namespace {

std::uint64_t now() {
    timespec t{};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<std::uint64_t>(t.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(t.tv_nsec);
}

// Plain numbers: the listener runs in the recorded region and must not allocate.
struct arrivals {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    std::uint64_t items = 0;
    std::uint64_t* each = nullptr; // room for `room` of them, made before the region
    std::uint64_t room = 0;
};
constinit arrivals seen;

void note_item() {
    seen.last = now();
    if (seen.first == 0)
        seen.first = seen.last;
    if (seen.items < seen.room)
        seen.each[seen.items] = seen.last;
    ++seen.items;
}

struct recording {
    probe::figures figures{};
    results::heap_timeline timeline;
};

template <class Region> probe::figures figures_of(Region region) {
    probe::figures found{};
    in_fresh_thread([&] {
        probe::probe_begin();
        region();
        found = probe::probe_end();
    });
    return found;
}

// How many items the consumer had at each step. An item arrives after what its making allocated.
void count_items(results::heap_timeline& into, std::vector<std::uint64_t> const& arrived,
                 std::uint64_t began) {
    if (seen.items == 0 || seen.items > arrived.size())
        return; // nobody listened, or not to all of them
    into.handed_over = seen.items;
    auto const end = arrived.begin() + static_cast<std::ptrdiff_t>(seen.items);
    for (auto& step : into.steps)
        step.items = static_cast<std::uint64_t>(
            std::lower_bound(arrived.begin(), end, began + static_cast<std::uint64_t>(step.at)) -
            arrived.begin());
}

// `most`: items that are listened to.
template <class Region> recording record(Region region, std::uint64_t most) {
    recording made;
    std::uint64_t released = 0;
    std::vector<std::uint64_t> arrived(most);
    seen = {.first = 0, .last = 0, .items = 0, .each = arrived.data(), .room = most};
    in_fresh_thread([&] {
        probe::probe_begin_recorded();
        region();
        released = now();
        made.figures = probe::probe_end();
    });
    auto const raw = probe::probe_recorded();
    auto const since = [&](std::uint64_t at) {
        return at < raw.began_ns ? -1.0 : static_cast<double>(at - raw.began_ns);
    };
    made.timeline = {
        {}, since(seen.first), since(seen.last), since(released), made.figures.peak_bytes, raw.events, 0};
    for (std::uint64_t i = 0; i < raw.count; ++i)
        made.timeline.steps.push_back({static_cast<double>(raw.steps[i].at_ns), raw.steps[i].live_bytes});
    count_items(made.timeline, arrived, raw.began_ns);
    return made;
}

bool same(probe::figures const& a, probe::figures const& b) {
    return a.peak_bytes == b.peak_bytes && a.allocations == b.allocations && a.total_bytes == b.total_bytes;
}

nlohmann::json to_json(results::heap_timeline const& timeline) {
    auto const steps = thinned(timeline.steps, shown_steps);
    auto items = nlohmann::json::array();
    for (auto const& step : steps)
        items.push_back(step.items);
    return {{"steps", flat(steps)},
            {"first_item", timeline.first_item},
            {"last_item", timeline.last_item},
            {"release", timeline.release},
            {"peak_bytes", timeline.peak_bytes},
            {"events", timeline.events},
            {"items", std::move(items)},
            {"handed_over", timeline.handed_over}};
}

nlohmann::json timeline_line(bench_case const& one) {
    try {
        if (auto const wrong = check(one))
            return {{"error", *wrong}};
        return to_json(record_timeline(one));
    } catch (std::exception const& error) {
        return {{"error", error.what()}};
    }
}

} // namespace

// 32 MiB of moments: no case of a quick plan has more items.
static constexpr std::uint64_t most_listened = std::uint64_t{1} << 22;

results::heap_timeline record_timeline(bench_case const& one) {
    auto const input = input_of(one);
    std::size_t const n = one.size.n;
    auto const most = one.scenario.how == suites::use::first ? 1U : std::numeric_limits<std::uint64_t>::max();
    auto const timed = [&] { one.runs->once(input.get(), n); };
    auto const plain = figures_of(timed);
    item_arrived = note_item;
    auto watched =
        record([&] { one.runs->digest(input.get(), n, most); }, std::min(items_of(one), most_listened));
    item_arrived = nullptr;
    return same(watched.figures, plain) ? std::move(watched.timeline) : record(timed, 0).timeline;
}

int write_timelines(std::vector<bench_case> const& cases, std::string const& path) {
    probe::detail::require_probe();
    std::ofstream file{path, std::ios::app};
    int wrong = 0;
    for (bench_case const& one : cases) {
        auto line = timeline_line(one);
        wrong += line.contains("error") ? 1 : 0;
        line["name"] = one.name();
        file << line.dump() << '\n' << std::flush;
    }
    if (!file)
        throw std::runtime_error{path +
                                 ": the timelines can't be written; name a file with --yieldmark_journal"};
    return wrong;
}

} // namespace yieldmark::bench
