#include "harness/bench/timeline.hpp"

#include "harness/bench/marks.hpp"
#include "harness/bench/oracle.hpp"
#include "harness/probe/client.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <thread>
#include <time.h>

namespace yieldmark::bench {
namespace {

using step = results::heap_timeline::step;

std::uint64_t now() {
    timespec t{};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<std::uint64_t>(t.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(t.tv_nsec);
}

// Plain numbers: the listener runs in the recorded region and must not allocate.
struct arrivals {
    std::uint64_t first = 0;
    std::uint64_t last = 0;
};
constinit arrivals seen;

void note_item() {
    seen.last = now();
    if (seen.first == 0)
        seen.first = seen.last;
}

// In a thread of its own, as the heap pass does: frames and stacks recycled from before would hide what is
// needed.
template <class Work> void in_fresh_thread(Work work) {
    std::exception_ptr wrong;
    std::thread{[&] {
        try {
            work();
        } catch (...) {
            wrong = std::current_exception();
        }
    }}.join();
    if (wrong)
        std::rethrow_exception(wrong);
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

template <class Region> recording record(Region region) {
    recording made;
    std::uint64_t released = 0;
    seen = {};
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
    made.timeline = {{},        since(seen.first), since(seen.last), since(released), made.figures.peak_bytes,
                     raw.events};
    for (std::uint64_t i = 0; i < raw.count; ++i)
        made.timeline.steps.push_back({static_cast<double>(raw.steps[i].at_ns), raw.steps[i].live_bytes});
    return made;
}

bool same(probe::figures const& a, probe::figures const& b) {
    return a.peak_bytes == b.peak_bytes && a.allocations == b.allocations && a.total_bytes == b.total_bytes;
}

std::vector<std::size_t> worth_keeping(std::vector<step> const& steps, std::size_t begin, std::size_t end) {
    auto const first = steps.begin() + static_cast<std::ptrdiff_t>(begin);
    auto const last = steps.begin() + static_cast<std::ptrdiff_t>(end);
    auto const [least, most] =
        std::minmax_element(first, last, [](step const& a, step const& b) { return a.live < b.live; });
    auto const index = [&](auto at) { return static_cast<std::size_t>(at - steps.begin()); };
    std::set<std::size_t> const kept{index(least), index(most), end - 1};
    return {kept.begin(), kept.end()};
}

nlohmann::json to_json(results::heap_timeline const& timeline) {
    auto steps = nlohmann::json::array();
    for (step const& one : thinned(timeline.steps, shown_steps)) {
        steps.push_back(one.at);
        steps.push_back(one.live);
    }
    return {{"steps", std::move(steps)},         {"first_item", timeline.first_item},
            {"last_item", timeline.last_item},   {"release", timeline.release},
            {"peak_bytes", timeline.peak_bytes}, {"events", timeline.events}};
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

results::heap_timeline record_timeline(bench_case const& one) {
    auto const input = input_of(one);
    std::size_t const n = one.size.n;
    auto const most = one.scenario.how == suites::use::first ? 1U : std::numeric_limits<std::uint64_t>::max();
    auto const timed = [&] { one.runs->once(input.get(), n); };
    auto const plain = figures_of(timed);
    item_arrived = note_item;
    auto watched = record([&] { one.runs->digest(input.get(), n, most); });
    item_arrived = nullptr;
    return same(watched.figures, plain) ? std::move(watched.timeline) : record(timed).timeline;
}

std::vector<step> thinned(std::vector<step> const& steps, std::size_t most) {
    if (steps.size() <= most)
        return steps;
    std::size_t const stretches = (most - 1) / 3;
    double const length = steps.back().at / static_cast<double>(stretches);
    std::vector<step> kept{steps.front()};
    std::size_t begin = 1;
    for (std::size_t stretch = 1; stretch <= stretches; ++stretch) {
        double const until = stretch == stretches ? steps.back().at : length * static_cast<double>(stretch);
        auto end = begin;
        while (end < steps.size() && steps[end].at <= until)
            ++end;
        if (end > begin)
            for (std::size_t const index : worth_keeping(steps, begin, end))
                kept.push_back(steps[index]);
        begin = end;
    }
    return kept;
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
