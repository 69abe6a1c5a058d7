#include "harness/bench/side.hpp"

#include "harness/bench/inject.hpp"
#include "harness/bench/oracle.hpp"
#include "harness/bench/registry.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <string>
#include <vector>

namespace yieldmark::bench {
namespace {

struct all_of_it {
    std::vector<bench_case> cases = all_cases();
    std::vector<std::string> names;
    std::vector<yieldmark_side_case> listed;
    std::string wrong;
    yieldmark_side table{};
};

all_of_it& everything() {
    static all_of_it all;
    return all;
}

char const* wrong(std::string text) {
    everything().wrong = std::move(text);
    return everything().wrong.c_str();
}

char const* prepare(std::uint64_t index) {
    try {
        auto const text = check(everything().cases.at(index)); // makes the input too
        return text ? wrong(*text) : nullptr;
    } catch (std::exception const& error) {
        return wrong(error.what());
    }
}

// So many iterations' extra work is done at once. After a single one the processor would run up to 50 ns of
// it beside the end of the iteration: a microsecond slowed down by 3 % would lose nothing.
std::uint64_t iterations_together(std::uint64_t extra) {
    constexpr std::uint64_t steps_together = 4000;
    return extra == 0 ? std::numeric_limits<std::uint64_t>::max()
                      : std::max<std::uint64_t>(steps_together / extra, 1);
}

char const* run(std::uint64_t index, std::uint64_t iterations, std::uint64_t extra) {
    try {
        bench_case const& one = everything().cases.at(index);
        auto const input = input_of(one);
        auto const once = one.runs->once;
        std::size_t n = one.size.n;
        auto const together = iterations_together(extra);
        while (iterations != 0) {
            auto const some = std::min(iterations, together);
            for (auto left = some; left != 0; --left)
                once(input.get(), n);
            n = extra_work(extra * some, n);
            iterations -= some;
        }
        return nullptr;
    } catch (std::exception const& error) {
        return wrong(error.what());
    }
}

void fill(all_of_it& all) {
    all.names.reserve(all.cases.size());
    for (bench_case const& one : all.cases) {
        all.names.push_back(one.name());
        all.listed.push_back({all.names.back().c_str(), one.size.n, one.of->parallel ? 1 : 0});
    }
    all.table = {YIELDMARK_SIDE_VERSION, all.listed.size(), all.listed.data(), &prepare, &run};
}

} // namespace
} // namespace yieldmark::bench

yieldmark_side const* yieldmark_side_1() {
    auto& all = yieldmark::bench::everything();
    if (all.table.version == 0)
        yieldmark::bench::fill(all);
    return &all.table;
}
