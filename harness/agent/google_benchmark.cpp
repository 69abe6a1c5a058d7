#include "harness/agent/google_benchmark.hpp"

#include "harness/agent/next_function.hpp"
#include "harness/agent/pass.hpp"
#include "harness/agent/serve.hpp"

#include <string>
#include <utility>
#include <vector>

namespace yieldmark::agent {

namespace {

using run_function = std::size_t (*)(benchmark::BenchmarkReporter*, benchmark::BenchmarkReporter*,
                                     std::string);
using create_function = benchmark::BenchmarkReporter* (*)();
using initialize_function = void (*)(int*, char**, void (*)());

constexpr char const* run_name = "_ZN9benchmark22RunSpecifiedBenchmarksEPNS_17BenchmarkReporterES1_NSt7__"
                                 "cxx1112basic_stringIcSt11char_traitsIcESaIcEEE";
// With a function that prints the help (1.6 and later), which is never called, and without.
constexpr char const* initialize_names[] = {"_ZN9benchmark10InitializeEPiPPcPFvvE",
                                            "_ZN9benchmark10InitializeEPiPPc"};

// What prints to the terminal. Without one given, 1.7 makes its own at each call and frees it at the next, when it is in
// use. The versions before this function was there are in order.
benchmark::BenchmarkReporter* display() {
    static auto const create =
        next_function<create_function>("_ZN9benchmark28CreateDefaultDisplayReporterEv");
    static auto* const made = create != nullptr ? create() : nullptr;
    return made;
}

} // namespace

// Whether the program's call is the agent's to answer.
bool takes_over() {
    return serve() || measure_pass();
}

bool run_benchmarks(std::string const& filter, std::string const* flags, std::size_t count) {
    auto const run = next_function<run_function>(run_name);
    initialize_function initialize = nullptr;
    for (auto const* name : initialize_names)
        if (initialize == nullptr)
            initialize = next_function<initialize_function>(name);
    if (run == nullptr || initialize == nullptr)
        return false;
    std::vector<std::string> texts{"yieldmark"};
    texts.insert(texts.end(), flags, flags + count);
    std::vector<char*> arguments;
    for (auto& text : texts)
        arguments.push_back(text.data());
    auto given = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    initialize(&given, arguments.data(), nullptr);
    run(display(), nullptr, filter);
    return true;
}

} // namespace yieldmark::agent

// Every form of the call serves the conductor's orders instead, if there is one; otherwise it is passed on. The program's
// own reporters have nothing to report then.
namespace benchmark {

namespace {

// The conductor's orders if there is one; otherwise what the library's function of that name answers.
template <class... Parameters> std::size_t answered(char const* name, Parameters... what) {
    if (yieldmark::agent::takes_over())
        return 0;
    using function = std::size_t (*)(Parameters...);
    auto const real = yieldmark::agent::next_function<function>(name);
    return real != nullptr ? real(std::move(what)...) : 0;
}

} // namespace

std::size_t RunSpecifiedBenchmarks() {
    return answered("_ZN9benchmark22RunSpecifiedBenchmarksEv");
}

std::size_t RunSpecifiedBenchmarks(std::string filter) {
    return answered(
        "_ZN9benchmark22RunSpecifiedBenchmarksENSt7__cxx1112basic_stringIcSt11char_traitsIcESaIcEEE",
        std::move(filter));
}

std::size_t RunSpecifiedBenchmarks(BenchmarkReporter* display) {
    return answered("_ZN9benchmark22RunSpecifiedBenchmarksEPNS_17BenchmarkReporterE", display);
}

std::size_t RunSpecifiedBenchmarks(BenchmarkReporter* display, std::string filter) {
    return answered("_ZN9benchmark22RunSpecifiedBenchmarksEPNS_17BenchmarkReporterENSt7__cxx1112basic_"
                    "stringIcSt11char_traitsIcESaIcEEE",
                    display, std::move(filter));
}

std::size_t RunSpecifiedBenchmarks(BenchmarkReporter* display, BenchmarkReporter* file) {
    return answered("_ZN9benchmark22RunSpecifiedBenchmarksEPNS_17BenchmarkReporterES1_", display, file);
}

std::size_t RunSpecifiedBenchmarks(BenchmarkReporter* display, BenchmarkReporter* file, std::string filter) {
    return answered(yieldmark::agent::run_name, display, file, std::move(filter));
}

} // namespace benchmark
