#include "harness/agent/families.hpp"

#include "harness/agent/google_benchmark.hpp"
#include "harness/agent/next_function.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace yieldmark::agent {

namespace {

using benchmark::internal::Benchmark;

using iterations_function = Benchmark* (*)(Benchmark*, std::int64_t);
constexpr char const* iterations_name = "_ZN9benchmark8internal9Benchmark10IterationsEl";

struct family {
    Benchmark* of;
    bool own = false; // it has a number of iterations, or a least time
};

// Registered while the program's static objects are made, maybe before this file's.
std::vector<family>& families() {
    static std::vector<family> all;
    return all;
}

void has_own(Benchmark* of) {
    for (auto& one : families())
        one.own = one.own || one.of == of;
}

// What the library puts behind the number of iterations in a name.
bool stands_behind(std::string_view part) {
    constexpr std::array<std::string_view, 3> whole{"/process_time", "/real_time", "/manual_time"};
    return part.starts_with("/repeats:") || part.starts_with("/threads:") ||
           std::ranges::find(whole, part) != whole.end();
}

} // namespace

void fix_iterations(std::uint64_t count) {
    static auto const set = next_function<iterations_function>(iterations_name);
    if (set == nullptr)
        return;
    for (auto const& one : families())
        if (!one.own)
            set(one.of, static_cast<std::int64_t>(count));
}

std::string name_with_iterations(std::string const& name, std::uint64_t count) {
    for (auto const* own : {"/iterations:", "/min_time:", "/min_warmup_time:"})
        if (name.find(own) != std::string::npos)
            return {};
    auto at = name.size();
    for (auto slash = name.rfind('/'); slash != std::string::npos && slash > 0;
         slash = name.rfind('/', slash - 1)) {
        if (!stands_behind(std::string_view(name).substr(slash, at - slash)))
            break;
        at = slash;
    }
    return name.substr(0, at) + "/iterations:" + std::to_string(count) + name.substr(at);
}

} // namespace yieldmark::agent

// The program's own calls.
namespace benchmark {

namespace internal {

using yieldmark::agent::families;
using yieldmark::agent::next_function;

Benchmark* RegisterBenchmarkInternal(Benchmark* made) {
    static auto const real = next_function<Benchmark* (*)(Benchmark*)>(
        "_ZN9benchmark8internal25RegisterBenchmarkInternalEPNS0_9BenchmarkE");
    families().push_back({made});
    return real != nullptr ? real(made) : made;
}

Benchmark* Benchmark::Iterations(std::int64_t count) {
    static auto const real =
        next_function<yieldmark::agent::iterations_function>(yieldmark::agent::iterations_name);
    yieldmark::agent::has_own(this);
    return real(this, count);
}

Benchmark* Benchmark::MinTime(double seconds) {
    static auto const real =
        next_function<Benchmark* (*)(Benchmark*, double)>("_ZN9benchmark8internal9Benchmark7MinTimeEd");
    yieldmark::agent::has_own(this);
    return real(this, seconds);
}

Benchmark* Benchmark::MinWarmUpTime(double seconds) {
    static auto const real = next_function<Benchmark* (*)(Benchmark*, double)>(
        "_ZN9benchmark8internal9Benchmark13MinWarmUpTimeEd");
    yieldmark::agent::has_own(this);
    return real(this, seconds);
}

} // namespace internal

void ClearRegisteredBenchmarks() {
    static auto const real =
        yieldmark::agent::next_function<void (*)()>("_ZN9benchmark25ClearRegisteredBenchmarksEv");
    yieldmark::agent::families().clear();
    if (real != nullptr)
        real();
}

} // namespace benchmark
