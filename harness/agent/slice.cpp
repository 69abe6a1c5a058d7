#include "harness/agent/slice.hpp"

#include "harness/agent/families.hpp"
#include "harness/agent/google_benchmark.hpp"
#include "harness/agent/pattern.hpp"

#include <array>
#include <sys/mman.h>
#include <unistd.h>

namespace yieldmark::agent {

namespace {

std::string all_of(int file) {
    std::string text;
    text.reserve(
        1U << 16U); // how long it is (it names the executable) must not change where the program's blocks lie
    std::array<char, 8192> block{};
    for (off_t at = 0;;) {
        auto const got = pread(file, block.data(), block.size(), at);
        if (got <= 0)
            return text;
        text.append(block.data(), static_cast<std::size_t>(got));
        at += got;
    }
}

std::string run_named(std::string const& name, slice_order const& order) {
    // In memory; each call of the library writes it anew.
    static int const results = memfd_create("yieldmark-slice", MFD_CLOEXEC);
    std::array<std::string, 6> const flags{"--benchmark_min_time=" + order.min_time,
                                           "--benchmark_repetitions=" + std::to_string(order.repetitions),
                                           "--benchmark_report_aggregates_only=false",
                                           "--benchmark_enable_random_interleaving=false",
                                           "--benchmark_out=/proc/self/fd/" + std::to_string(results),
                                           "--benchmark_out_format=json"};
    if (results < 0 || ftruncate(results, 0) != 0 ||
        !run_benchmarks("^" + escaped(name) + "$", flags.data(), flags.size()))
        return {};
    return all_of(results);
}

} // namespace

// Once iterations were fixed, the benchmarks have other names for good.
std::string run_slice(std::string const& name, slice_order const& order) {
    static std::uint64_t fixed = 0;
    if (order.iterations > 0 && order.iterations != fixed)
        fix_iterations(fixed = order.iterations);
    if (auto const other = fixed > 0 ? name_with_iterations(name, fixed) : std::string{}; !other.empty())
        if (auto said = run_named(other, order); !last_field(said, "run_name").empty())
            return said;
    return run_named(name, order);
}

std::string last_field(std::string const& json, std::string const& name) {
    auto const key = "\"" + name + "\": ";
    auto const at = json.rfind(key);
    if (at == std::string::npos)
        return {};
    auto begin = at + key.size();
    if (json[begin] != '"')
        return json.substr(begin, json.find_first_of(",}\n", begin) - begin);
    auto end = ++begin;
    while (end < json.size() && json[end] != '"')
        end += json[end] == '\\' ? 2U : 1U;
    return json.substr(begin, end - begin);
}

} // namespace yieldmark::agent
