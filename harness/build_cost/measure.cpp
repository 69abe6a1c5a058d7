#include "harness/build_cost/measure.hpp"

#include "harness/build_cost/object_size.hpp"
#include "harness/claims/source_lines.hpp"
#include "harness/results/text_file.hpp"
#include "harness/results/toolchain.hpp"
#include "harness/system/child.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sys/resource.h>

namespace yieldmark::build_cost {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes time_limit{10};

double seconds_of_children() {
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    auto const seconds = [](timeval const& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::string first_error(std::string const& said) {
    auto at = said.find("error: ");
    at = at == std::string::npos ? 0 : said.rfind('\n', at) + 1;
    return said.substr(at, said.find('\n', at) - at);
}

class workbench {
public:
    explicit workbench(build_cost_request const& what)
        : what_(what), compiler_(compile_command(what.measured)), costs_(what.units.size()) {
        for (std::size_t i = 0; i < costs_.size(); ++i) {
            auto const& u = what.units[i];
            costs_[i].example = u.example;
            costs_[i].technique = u.technique;
            costs_[i].code_lines = claims::source_lines(results::text_if_any(u.source));
            if (std::ofstream file(source(i)); !(file << drained_unit(u)).flush())
                throw system::run_error(source(i).string() + " can't be written; is the disk full?");
        }
    }

    // Of the same file, so once is enough.
    void measure_size(std::size_t i) {
        auto const made = object(i);
        if (!compile(i, {"-E", "-P", "-o", made.string() + ".ii"}))
            return;
        auto const text = results::text_if_any(made.string() + ".ii");
        fs::remove(made.string() + ".ii");
        costs_[i].preprocessed_lines = static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
        costs_[i].text_bytes = text_bytes(made);
    }

    double compile_once(std::size_t i) {
        auto const before = seconds_of_children();
        static_cast<void>(compile(i, {"-c", "-o", object(i).string()}));
        return seconds_of_children() - before;
    }

    [[nodiscard]] bool failed(std::size_t i) const { return !costs_[i].error.empty(); }
    void keep(std::size_t i, double seconds) { costs_[i].compile_seconds.push_back(seconds); }
    std::vector<results::build_cost> take() { return std::move(costs_); }

private:
    [[nodiscard]] fs::path source(std::size_t i) const { return what_.scratch / fmt::format("{}.cpp", i); }
    [[nodiscard]] fs::path object(std::size_t i) const { return what_.scratch / fmt::format("{}.o", i); }

    bool compile(std::size_t i, std::vector<std::string> const& how) {
        system::command one{
            .arguments = compiler_, .environment = system::clean_environment(), .cpu = std::nullopt};
        one.environment.emplace_back(
            "CCACHE_DISABLE=1"); // a compiler found through ccache would be called once
        one.keep_all = true;
        one.arguments.push_back(source(i).string());
        one.arguments.insert(one.arguments.end(), how.begin(), how.end());
        auto const end = system::run_to_end(one, time_limit);
        if (end.good())
            return true;
        costs_[i].error = end.timed_out
                              ? fmt::format("the compiler took more than {} minutes", time_limit.count())
                              : first_error(end.errors);
        if (costs_[i].error.empty())
            costs_[i].error = "the compiler " + system::describe_status(end.status);
        return false;
    }

    build_cost_request const& what_;
    std::vector<std::string> compiler_;
    std::vector<results::build_cost> costs_;
};

} // namespace

std::vector<results::build_cost> measure(build_cost_request const& what, system::progress& shown,
                                         std::atomic<int> const& stop) {
    workbench bench(what);
    auto const count = what.units.size();
    system::stopwatch const watch;
    std::size_t done = 0;
    for (unsigned round = 0; round < what.rounds; ++round) {
        std::vector<double> seconds(count, 0);
        for (std::size_t k = 0; k < count; ++k) {
            auto const i = (k + round) % count;
            if (bench.failed(i))
                continue;
            system::state now{.doing = fmt::format("round {} of {}, {}/{}", round + 1, what.rounds,
                                                   what.units[i].example, what.units[i].technique),
                              .done = done,
                              .total = count * what.rounds,
                              .seconds_left =
                                  system::seconds_left(watch.seconds(), done, count * what.rounds - done)};
            shown.show(now);
            seconds[i] = bench.compile_once(i);
            if (stop.load() != 0)
                return bench.take();
            if (bench.failed(i))
                shown.failure(fmt::format("failed: {}/{}", what.units[i].example, what.units[i].technique));
            else if (round == 0)
                bench.measure_size(i);
            now.done = ++done;
            now.seconds_left = system::seconds_left(watch.seconds(), done, now.total - done);
            if (k + 1 == count)
                shown.step_done(now);
        }
        for (std::size_t i = 0; i < count; ++i)
            if (!bench.failed(i))
                bench.keep(i, seconds[i]);
    }
    return bench.take();
}

void merge(results::run& into, std::vector<results::build_cost> costs, results::toolchain const& by) {
    auto const found = std::ranges::find_if(
        into.toolchains, [&](results::toolchain const& t) { return results::same_toolchain(t, by); });
    if (found == into.toolchains.end())
        throw system::usage_error("these results have nothing that was built by " + by.compiler +
                                  " with these flags; give results that were measured with the same build");
    auto const toolchain = static_cast<std::uint32_t>(found - into.toolchains.begin());
    for (auto& one : costs) {
        one.toolchain = toolchain;
        std::erase_if(into.builds, [&](results::build_cost const& old) {
            return old.example == one.example && old.technique == one.technique && old.toolchain == toolchain;
        });
        into.builds.push_back(std::move(one));
    }
}

} // namespace yieldmark::build_cost
