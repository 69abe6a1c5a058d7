#pragma once
// What a report answers first, in words: the same in the page, in Markdown and in the terminal.

#include "harness/text/table.hpp"
#include "reports/prices.hpp"

#include <string>
#include <vector>

namespace yieldmark::report {

/// A technique's line in the table of prices.
struct answer_row {
    std::size_t technique = 0; // index into figures::techniques
    std::string name;          // "coroutine"
    std::string extra;         // "2.3 ns", "≈ 0": of an item, over the loop
    std::string interval;      // "2.2–2.4", in ns; empty: too few processes
    std::string spread;        // "1.0 to 5.3 ns": over the examples, without the lowest and highest tenth
    std::string memory;        // "160 B once", "8.0 B an item", "none"; empty: it was not measured
    std::string
        hidden; // "46 ns": from which time of an item on the price is below 5 % of it; empty: it costs nothing
    std::string use; // "the body reads best as a loop that yields"; may be empty
};

struct answer {
    std::string headline;
    std::string lede;  // what was compared, with what and where
    std::string where; // compilers, machine and date: "g++ 12.2.0 -O3; Test CPU, 2 cores; 2026-11-21"
    std::string noise; // how sure the figures are; empty: nothing is known
    std::vector<std::string> others; // what the run's other toolchains say
    std::vector<answer_row> rows;    // the least price first; empty where the run gives no price
    std::string rests_on;            // what the rows are taken over, or why there are none
    std::vector<std::size_t>
        drawn; // techniques of the picture, at most five of the tree's: indices into figures::techniques
    std::string picture; // the picture's heading; empty: there is nothing to draw
    std::string picture_note;
    prices figures;
};

/// Of the first toolchain; what the others say is in `others`. Of another project's program, or without a loop,
/// there are no prices: then the headline names what the report is of.
[[nodiscard]] answer answer_of(figures const& f);

/// As a Markdown section: the headline, the table of prices and what it rests on. Of a run without prices only what
/// is known. At most `room` bytes long, or empty.
[[nodiscard]] std::string answer_markdown(answer const& a, std::size_t room);

/// For a terminal of `how.width` columns: the same.
[[nodiscard]] std::string answer_terminal(answer const& a, text::look how);

} // namespace yieldmark::report
