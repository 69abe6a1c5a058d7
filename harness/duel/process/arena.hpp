#pragma once
// Where the slices are measured.

#include "harness/duel/process/orders.hpp"
#include "harness/duel/process/side_object.hpp"

#include <array>
#include <cstdint>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

namespace yieldmark::duel {

/// One process's part of the duel.
class arena {
public:
    /// Loads both sides, in the order that the orders name, and opens the journal. Throws std::runtime_error.
    explicit arena(orders given);

    /// Runs every bout, in an order drawn from the seed, and writes each to the journal as it ends. A bout
    /// that goes wrong is written down with its error. Returns how many went wrong.
    int run();

private:
    struct indices { // of a case in each side
        std::array<std::uint64_t, 2> of{};
        bool now_first = false; // which side made its input first

        [[nodiscard]] std::uint64_t operator[](std::size_t side) const { return of[side]; }
    };

    void line(std::string const& text);
    void move_heap();
    [[nodiscard]] bool toss() { return (random_() >> 32U & 1U) != 0; }
    [[nodiscard]] indices prepared(bout const& one);
    [[nodiscard]] double nanoseconds(bout const& one, indices const& at, std::size_t side) const;
    [[nodiscard]] double one_iteration(bout one, indices const& at, std::size_t side) const;
    void calibrate(bout const& one);
    void measure(bout const& one);

    orders orders_;
    std::mt19937_64 random_;
    std::ofstream journal_;
    std::unique_ptr<side_object> sides_[2];
    std::vector<std::unique_ptr<char[]>> padding_;
};

} // namespace yieldmark::duel
