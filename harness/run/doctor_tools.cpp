#include "harness/run/doctor.hpp"
#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

// The programs and libraries that a measurement needs.

namespace yieldmark::run {

namespace {

system::completed answer_of(std::vector<std::string> arguments) {
    try {
        return system::run_to_end({.arguments = std::move(arguments),
                                   .environment = system::clean_environment(),
                                   .cpu = std::nullopt,
                                   .keep_all = true},
                                  std::chrono::seconds(10));
    } catch (system::run_error const& e) {
        return {.status = 127 << 8, .timed_out = false, .output = "", .errors = e.what()};
    }
}

} // namespace

doctor_finding look_for_valgrind() {
    auto const answer = answer_of({"valgrind", "--version"});
    if (answer.good())
        return {"valgrind", doctor_verdict::ok, system::first_line(answer.output), ""};
    return {"valgrind", doctor_verdict::missing,
            "not installed, so instructions can't be counted with Callgrind", "apt-get install valgrind"};
}

doctor_finding look_for_probe(bench const& measured) {
    if (measured.why_no_heap.empty())
        return {"heap probe", doctor_verdict::ok, measured.probe.string(), ""};
    return {"heap probe", doctor_verdict::missing, measured.why_no_heap, "build the target yieldmark-probe"};
}

doctor_finding look_for_linker(bench const& measured) {
    if (!measured.manifest)
        return {
            "relinking", doctor_verdict::doubtful,
            "every process has the layout that the build linked, so part of any difference may be luck (" +
                measured.why_one_layout + ")",
            "measure from a build folder, with the compiler installed"};
    auto const answer = answer_of({measured.manifest->linker, "--version"});
    if (answer.good())
        return {"relinking", doctor_verdict::ok, system::first_line(answer.output), ""};
    return {"relinking", doctor_verdict::missing,
            measured.manifest->linker + " doesn't run: " + system::first_line(answer.errors),
            "install the compiler that built the executable"};
}

doctor_finding look_at_library_build(bench const& measured) {
    auto const build = library_build(measured);
    if (build == "release")
        return {"Google Benchmark", doctor_verdict::ok, "built without assertions", ""};
    if (build.empty())
        return {"Google Benchmark", doctor_verdict::missing,
                "the executable doesn't say how its library was built", ""};
    return {"Google Benchmark", doctor_verdict::doubtful,
            "the library was built with assertions (" + build +
                "); they are outside the timed loop, "
                "but may slow very short cases",
            "link a library built with NDEBUG"};
}

} // namespace yieldmark::run
