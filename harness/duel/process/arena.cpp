#include "harness/duel/process/arena.hpp"

#include "harness/bench/inject.hpp"
#include "harness/bench/opaque.hpp"
#include "harness/bench/processors.hpp"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <utility>

namespace yieldmark::duel {
namespace {

using nlohmann::json;
using clock = std::chrono::steady_clock;

constexpr char const* side_names[2] = {"base", "now"};

double since(clock::time_point begin) {
    return std::chrono::duration<double, std::nano>(clock::now() - begin).count();
}

// std::shuffle's order is the library's own affair; this one is the same everywhere.
template <class T> void shuffle(std::vector<T>& values, std::mt19937_64& random) {
    for (std::size_t left = values.size(); left > 1; --left)
        std::swap(values[left - 1], values[random() % left]);
}

// ns for one step of extra work.
double step_length() {
    constexpr std::uint64_t steps = 20000;
    double least = std::numeric_limits<double>::infinity();
    for (int i = 0; i < 20; ++i) {
        auto const begin = clock::now();
        bench::opaque(bench::extra_work(steps, 1));
        least = std::min(least, since(begin));
    }
    return least / steps;
}

} // namespace

arena::arena(orders given) : orders_{std::move(given)}, random_{orders_.seed} {
    journal_.open(orders_.journal_file, std::ios::app);
    if (!journal_)
        throw std::runtime_error{orders_.journal_file + ": the journal can't be opened for writing"};
    for (std::size_t const side :
         {std::size_t{orders_.loaded_first}, std::size_t{1} - orders_.loaded_first}) {
        move_heap();
        sides_[side] = std::make_unique<side_object>(orders_.objects[side]);
    }
}

void arena::line(std::string const& text) {
    journal_ << text << '\n' << std::flush;
    if (!journal_)
        throw std::runtime_error{"the journal can't be written (disk full?)"};
}

// A block of random size that stays: what is allocated next lies elsewhere in each process, and so do the two
// sides' inputs with regard to each other.
void arena::move_heap() {
    padding_.push_back(std::make_unique<char[]>(16 * (1 + random_() % 255)));
}

arena::indices arena::prepared(bout const& one) {
    indices at{.of = {}, .now_first = toss()};
    for (std::size_t const side : {std::size_t{at.now_first}, std::size_t{!at.now_first}}) {
        move_heap();
        auto const found = sides_[side]->find(one.name);
        if (!found)
            throw std::runtime_error{std::string{side_names[side]} + " has no such case"};
        at.of[side] = *found;
        try {
            sides_[side]->prepare(*found);
        } catch (std::runtime_error const& error) {
            throw std::runtime_error{std::string{side_names[side]} + ": " + error.what()};
        }
    }
    return at;
}

double arena::nanoseconds(bout const& one, indices const& at, std::size_t side) const {
    auto const begin = clock::now();
    sides_[side]->run(at[side], one.iterations, one.extra[side]);
    return since(begin) / static_cast<double>(one.iterations);
}

double arena::one_iteration(bout one, indices const& at, std::size_t side) const {
    constexpr double enough = 0.3e6;
    one.iterations = 1;
    double least = nanoseconds(one, at, side);
    while (least * static_cast<double>(one.iterations) < enough) {
        auto const wanted = enough / std::max(least, 1.0) + 1;
        one.iterations = std::max(one.iterations * 2, static_cast<std::uint64_t>(wanted));
        least = nanoseconds(one, at, side);
    }
    for (int i = 0; i < 2; ++i)
        least = std::min(least, nanoseconds(one, at, side));
    return least;
}

void arena::calibrate(bout const& one) {
    auto const at = prepared(one);
    std::optional<bench::all_processors> wide;
    if (sides_[base_side]->is_parallel(at[base_side]) || sides_[now_side]->is_parallel(at[now_side]))
        wide.emplace();
    line(json{{"name", one.name},
              {"base", {one_iteration(one, at, base_side)}},
              {"now", {one_iteration(one, at, now_side)}}}
             .dump());
}

void arena::measure(bout const& one) {
    auto const at = prepared(one);
    std::optional<bench::all_processors> wide;
    if (sides_[base_side]->is_parallel(at[base_side]) || sides_[now_side]->is_parallel(at[now_side]))
        wide.emplace();
    std::vector<double> slices[2];
    bool const now_begins = toss();
    // A B B A: a machine that gets slower or faster meanwhile does the same to both.
    for (auto [left, second] = std::pair{one.slices, now_begins}; left != 0; --left, second = !second)
        for (std::size_t const side : {std::size_t{second}, std::size_t{!second}})
            slices[side].push_back(nanoseconds(one, at, side));
    // Which side was first in what: not needed to judge, but to find out what would favour one.
    line(json{{"name", one.name},
              {"base", slices[base_side]},
              {"now", slices[now_side]},
              {"prepared_first", side_names[at.now_first]},
              {"began", side_names[now_begins]}}
             .dump());
}

int arena::run() {
    int failed = 0;
    if (orders_.calibrate)
        line(json{{"step", step_length()}}.dump());
    shuffle(orders_.bouts, random_);
    for (bout const& one : orders_.bouts) {
        line(json{{"begin", one.name}}.dump());
        try {
            orders_.calibrate ? calibrate(one) : measure(one);
        } catch (std::exception const& error) {
            ++failed;
            line(json{{"name", one.name}, {"error", error.what()}}.dump());
        }
    }
    line(json{{"end", true}}.dump());
    return failed;
}

} // namespace yieldmark::duel
