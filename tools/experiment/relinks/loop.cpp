// One small loop for each KIND, 0 to 11. How fast it is depends on where it happens to lie.

#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>

namespace {

constexpr std::size_t size = 512;

std::array<std::uint32_t, size> made() {
    std::array<std::uint32_t, size> all{};
    std::uint32_t x = 2463534242U;
    for (auto& one : all) {
        x ^= x << 13U;
        x ^= x >> 17U;
        x ^= x << 5U;
        one = x;
    }
    return all;
}

[[gnu::noinline]] std::uint64_t loop(std::array<std::uint32_t, size> const& data) {
    std::uint64_t sum = KIND;
    for (std::size_t i = 0; i < size; ++i) {
        std::uint64_t const x = data[i];
#if KIND == 0
        sum = sum * 31 + x;
#elif KIND == 1
        sum += (x & 1U) != 0 ? x : sum >> 3U;
#elif KIND == 2
        sum ^= x << (sum & 7U);
#elif KIND == 3
        if (x % 5 != 0)
            sum += x;
        benchmark::DoNotOptimize(sum);
#elif KIND == 4
        sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U) ^ x;
#elif KIND == 5
        sum += data[(x + i) % size];
#elif KIND == 6
        for (auto y = x & 255U; y != 0; y &= y - 1)
            ++sum;
#elif KIND == 7
        sum = sum > x ? sum - x : x - sum;
#elif KIND == 8
        for (auto y = x & 15U; y > 1; y = (y & 1U) != 0 ? 3 * y + 1 : y / 2)
            ++sum;
#elif KIND == 9
        sum += x < 0x80000000U ? 1 : 2;
        benchmark::DoNotOptimize(sum);
#elif KIND == 10
        sum = (sum << 5U | sum >> 59U) + x;
#else
        if (x > 0x40000000U)
            continue;
        sum += x;
        benchmark::DoNotOptimize(sum);
#endif
    }
    return sum;
}

void run(benchmark::State& state) {
    auto const data = made();
    for (auto _ : state)
        benchmark::DoNotOptimize(loop(data));
}

[[maybe_unused]] auto const* const registered =
    benchmark::RegisterBenchmark(("loop/" + std::to_string(KIND)).c_str(), run);

} // namespace
