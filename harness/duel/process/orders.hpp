#pragma once
// What the process of a duel is ordered to do: one format for both ends, the conductor that writes the orders
// and the process that reads them.

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <stdexcept>
#include <string>
#include <vector>

namespace yieldmark::duel {

/// The orders make no sense. The process ends with 2.
struct orders_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The process ends with this where a bout went wrong; what it measured of the others is in its journal.
inline constexpr int status_bout_failed = 3;

/// The two sides, as an index.
enum side_index : std::size_t { base_side = 0, now_side = 1 };

/// One case and how much of it is measured; calibrated beforehand, the same in every process.
struct bout {
    std::string name;
    std::uint64_t iterations = 1;    // of one slice, the same for both sides
    unsigned slices = 10;            // a side; even, so that both orders come up equally often
    std::uint64_t extra[2] = {0, 0}; // steps of extra work after each iteration
};

struct orders {
    std::string objects[2]; // paths of the two shared objects
    side_index loaded_first = base_side;
    std::uint64_t seed = 0; // of all that is drawn within the process
    std::string journal_file{};
    bool calibrate = false; // find out how long an iteration takes instead of measuring slices
    std::vector<bout> bouts{};
};

/// The flags of a process with these orders, whose bouts are in the file `cases` (write_bouts).
[[nodiscard]] std::vector<std::string> flags_of(orders const& given, std::string const& cases);

/// One bout a line: `<iterations> <slices> <extra of base> <extra of now> <name>`.
void write_bouts(std::ostream& to, std::vector<bout> const& bouts);

/// Reads what flags_of and write_bouts give. Throws orders_error.
[[nodiscard]] orders read_orders(int argc, char** argv);

} // namespace yieldmark::duel
