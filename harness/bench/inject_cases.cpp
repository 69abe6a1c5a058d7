#include "harness/bench/inject.hpp"
#include "harness/bench/registry.hpp"

namespace yieldmark::bench {

void seed_slowdowns(std::vector<bench_case>& cases, std::string const& path) {
    if (path.empty())
        return;
    auto const all = read_injections(path);
    for (bench_case& one : cases)
        one.extra = steps_of(all, one.name());
}

measured_call::measured_call(bench_case const& one, void const* input)
    : once_{one.runs->once}, input_{input}, steps_{one.extra} {}

std::uint64_t measured_call::with_extra_work(void const* call, std::size_t n) {
    auto const& one = *static_cast<measured_call const*>(call);
    auto const result = one.once_(one.input_, n);
    return result + (extra_work(one.steps_, n) - n);
}

} // namespace yieldmark::bench
