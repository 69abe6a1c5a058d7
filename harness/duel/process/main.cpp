// The process of a duel: both builds loaded side by side, their slices measured in turn. docs/duel.md says
// why.

#include "harness/bench/heap_limits.hpp"
#include "harness/duel/process/arena.hpp"

#include <cstdio>
#include <cstdlib>
#include <exception>

namespace {

constexpr int good = 0;
constexpr int wrong_usage = 2;
constexpr int could_not_measure = 3;

int run(int argc, char** argv) {
    using namespace yieldmark::duel;
    try {
        auto given = read_orders(argc, argv);
        yieldmark::bench::keep_freed_memory();
        return arena{std::move(given)}.run() == 0 ? good : status_bout_failed;
    } catch (orders_error const& error) {
        std::fprintf(stderr, "yieldmark-duel: %s\n", error.what());
        return wrong_usage;
    } catch (std::exception const& error) {
        std::fprintf(stderr, "yieldmark-duel: %s\n", error.what());
        return could_not_measure;
    }
}

} // namespace

int main(int argc, char** argv) {
    // All that counts is in the journal; two sets of destructors of static objects are none of it.
    int const status = run(argc, argv);
    std::fflush(nullptr);
    std::_Exit(status);
}
