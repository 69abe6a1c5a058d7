#pragma once
// What the process of a duel is told.

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace yieldmark::duel {

/// The request makes no sense. The process ends with 2.
struct usage_error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The two sides, as an index.
enum side_index : std::size_t { base = 0, now = 1 };

/// One case and how much of it is measured; calibrated beforehand, the same in every process.
struct bout {
    std::string name;
    std::uint64_t iterations = 0;    // of one slice, the same for both sides
    unsigned slices = 10;            // a side; even, so that both orders come up equally often
    std::uint64_t extra[2] = {0, 0}; // steps of extra work after each iteration
};

struct orders {
    std::string objects[2]; // paths of the two shared objects
    side_index loaded_first = base;
    std::uint64_t seed = 0; // of all that is drawn within the process
    std::string journal_file;
    bool calibrate = false; // find out how long an iteration takes instead of measuring slices
    std::vector<bout> bouts;
};

/// Reads the command line and the file with the cases: `<iterations> <slices> <extra of base> <extra of now>
/// <name>`, one case a line. Throws usage_error.
[[nodiscard]] orders read_orders(int argc, char** argv);

} // namespace yieldmark::duel
