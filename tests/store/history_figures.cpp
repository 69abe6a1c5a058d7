// How long the history takes, and what its change points find, at a given size:
//   history-figures [REVISIONS=200] [CASES=500] [STORE]
// prints what is found of steps, and seconds; with STORE (a file, or postgresql://…) the made history is left there, for
// `yieldmark history list --store STORE`. The same sizes make the same history.
#include "harness/stats/long_series.hpp"
#include "harness/store/history.hpp"
#include "tests/store/made.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <ctime>
#include <random>
#include <span>

namespace {

using namespace yieldmark;

class stopwatch {
public:
    // Time since the last lap: of the clock, and of the processor (other programs take the clock's).
    std::string lap() {
        auto const now = std::chrono::steady_clock::now();
        auto const cpu = std::clock();
        auto const wall = std::chrono::duration<double>(now - std::exchange(last_, now)).count();
        auto const busy = static_cast<double>(cpu - std::exchange(last_cpu_, cpu)) / CLOCKS_PER_SEC;
        return fmt::format("{:.3f} s ({:.3f} s of processor)", wall, busy);
    }

private:
    std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
    std::clock_t last_cpu_ = std::clock();
};

// Ratios with the spread of duels, 0.15 to 0.3 %, and in every fifth case a step of 2 %.
std::vector<std::vector<double>> made_ratios(std::size_t cases, std::size_t revisions) {
    std::mt19937_64 bits(1);
    std::normal_distribution<double> normal;
    std::vector<std::vector<double>> all(cases, std::vector<double>(revisions));
    for (std::size_t c = 0; c < cases; ++c) {
        auto const spread = 0.0015 + 0.0015 * static_cast<double>(c) / static_cast<double>(cases);
        auto const step_at = c % 5 == 0 ? 4 + bits() % (revisions - 8) : revisions;
        for (std::size_t r = 0; r < revisions; ++r)
            all[c][r] = (r >= step_at ? 1.02 : 1.0) * std::exp(spread * normal(bits));
    }
    return all;
}

std::string case_name(std::size_t c) {
    return fmt::format("example{}/coroutine/drain/4096", c);
}

store::measurement revision_of(std::vector<std::vector<double>> const& ratios, std::size_t r) {
    std::vector<store::figure> figures;
    for (std::size_t c = 0; c < ratios.size(); ++c)
        figures.push_back(test::made_figure(case_name(c), ratios[c][r]));
    return test::made(static_cast<int>(r + 1), std::move(figures));
}

void print(std::string const& what, std::string const& lap) {
    fmt::print("{}: {}\n", what, lap);
    std::fflush(stdout);
}

// All but the last five at once; those one by one, as every night brings them.
void fill(store::history& to, std::vector<std::vector<double>> const& ratios) {
    auto const count = ratios.front().size();
    std::size_t r = 0;
    stopwatch watch;
    to.add_all([&] { return r < count - 5 ? std::optional(revision_of(ratios, r++)) : std::nullopt; },
               test::commit(1).name);
    print(fmt::format("{} revisions at once", count - 5), watch.lap());
    for (; r < count; ++r) {
        to.add(revision_of(ratios, r));
        print("adding one more revision", watch.lap());
    }
}

void read(std::string const& where, std::size_t cases) {
    stopwatch watch;
    auto const listed = store::history(where, store::access::read).list();
    auto const changed = std::ranges::count_if(listed, [](auto const& s) { return s.changes > 0; });
    print(fmt::format("list of {} series, {} of them changed", listed.size(), changed), watch.lap());
    store::series_filter one;
    one.cases = {case_name(cases / 2)};
    auto const shown = store::read_series(where, one);
    print(fmt::format("show of a series of {} points", shown.front().points.size()), watch.lap());
    auto const few = store::read_series(where, {}, 200'000);
    print(
        fmt::format("all {} series for the page, with {} points each", few.size(), few.front().points.size()),
        watch.lap());
}

void measure(std::size_t revisions, std::size_t cases, std::string const& where) {
    auto const ratios = made_ratios(cases, revisions);
    {
        store::history h(where, store::access::write);
        fill(h, ratios);
    }
    read(where, cases);
    if (where.find("://") == std::string::npos)
        fmt::print("size of the file: {:.1f} MB\n",
                   static_cast<double>(std::filesystem::file_size(where)) / 1e6);
}

// What the change points find of a step of 2 % in 200 values, and find where there is none, at a spread.
void detect(double spread, double share_of_outliers) {
    constexpr int trials = 600;
    std::mt19937_64 bits(1);
    std::normal_distribution<double> normal;
    std::uniform_real_distribution<double> uniform;
    std::size_t falsely = 0;
    std::vector<std::size_t> errors;
    for (int trial = 0; trial < trials; ++trial) {
        std::vector<double> values(200);
        for (auto& v : values)
            v = std::exp(spread * normal(bits) +
                         (uniform(bits) < share_of_outliers ? 0.4 * (uniform(bits) - 0.5) : 0));
        falsely += stats::find_change_points(values).size();
        auto const at = 5 + bits() % 190;
        for (auto i = at; i < values.size(); ++i)
            values[i] *= trial % 2 == 0 ? 1.02 : 1 / 1.02;
        for (auto const& c : stats::find_change_points(values))
            if (auto const error = c.at > at ? c.at - at : at - c.at; error <= 5) {
                errors.push_back(error);
                break;
            }
    }
    std::ranges::sort(errors);
    fmt::print("spread {:.2f} %, {:.0f} % outliers: {:.1f} % of the steps found, 9 of 10 within {}; {:.1f} "
               "false in 60 quiet "
               "series\n",
               100 * spread, 100 * share_of_outliers, 100.0 * static_cast<double>(errors.size()) / trials,
               errors.empty() ? 0 : errors[errors.size() * 9 / 10],
               static_cast<double>(falsely) * 60 / trials);
}

// False changes and steps found in long series, which are judged in parts.
void detect_in_long_ones() {
    constexpr std::size_t length = 5000;
    auto const all = made_ratios(60, length);
    auto const find = [](std::span<double const> values) { return stats::find_change_points(values); };
    std::size_t falsely = 0;
    std::size_t found = 0;
    for (std::size_t c = 0; c < all.size(); ++c) {
        auto const changes = stats::continue_changes({}, all[c], find);
        auto const count = changes.settled.size() + changes.open.size();
        found += c % 5 == 0 && count > 0 ? 1 : 0;
        falsely += c % 5 == 0 ? (count > 0 ? count - 1 : 0) : count;
    }
    fmt::print(
        "60 series of {} values, spread 0.15 to 0.3 %: {} of 12 steps of 2 % found, {} false changes\n",
        length, found, falsely);
}

} // namespace

int main(int argc, char** argv) {
    auto const number = [&](int at, std::size_t otherwise) {
        return argc > at ? static_cast<std::size_t>(std::stoull(argv[at])) : otherwise;
    };
    if (argc < 4) {
        for (double const spread : {0.0015, 0.003, 0.006, 0.01, 0.02})
            detect(spread, 0);
        detect(0.003, 0.03);
        detect_in_long_ones();
    }
    test::temporary_folder const folder;
    measure(std::max<std::size_t>(number(1, 200), 20), std::max<std::size_t>(number(2, 500), 1),
            argc > 3 ? argv[3] : folder.file());
}
