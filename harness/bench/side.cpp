#include "harness/bench/side.hpp"

#include "harness/bench/inject.hpp"
#include "harness/bench/oracle.hpp"
#include "harness/bench/registry.hpp"

#include <exception>
#include <string>
#include <vector>

namespace yieldmark::bench {
namespace {

struct all_of_it {
    std::vector<bench_case> cases = all_cases();
    std::vector<std::string> names;
    std::vector<yieldmark_side_case> listed;
    std::string wrong;
    yieldmark_side told{};
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

char const* run(std::uint64_t index, std::uint64_t iterations, std::uint64_t extra) {
    try {
        bench_case const& one = everything().cases.at(index);
        auto const input = input_of(one);
        auto const once = one.runs->once;
        std::size_t n = one.size.n;
        if (extra == 0)
            for (; iterations != 0; --iterations)
                once(input.get(), n);
        else
            for (; iterations != 0; --iterations) {
                once(input.get(), n);
                n = extra_work(extra, n);
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
    all.told = {YIELDMARK_SIDE_VERSION, all.listed.size(), all.listed.data(), &prepare, &run};
}

} // namespace
} // namespace yieldmark::bench

yieldmark_side const* yieldmark_side_1() {
    auto& all = yieldmark::bench::everything();
    if (all.told.version == 0)
        yieldmark::bench::fill(all);
    return &all.told;
}
