#pragma once
// One process of a duel, from its start to what it wrote down.

#include "harness/duel/process/orders.hpp"
#include "harness/system/growing_file.hpp"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::duel {

/// A process to be run: where, and with which orders.
struct process_setup {
    std::filesystem::path program; // yieldmark-duel
    std::filesystem::path files;   // its case list and journal are this with another ending
    orders what{};                 // the journal's name is filled in from `files`
    std::optional<int> cpu{};
    double stall_limit = 60; // seconds that it may go without news
};

/// What a process wrote down: for each case ns for one iteration, slice by slice.
struct duel_slices {
    std::vector<double> base;
    std::vector<double> now;
};

/// The journal of a process, read as it grows. A torn last line is left out.
class duel_journal {
public:
    void feed(std::string_view bytes);

    /// Takes over what a later process of the same pair wrote down.
    void add(duel_journal const& later);

    [[nodiscard]] std::map<std::string, duel_slices> const& finished() const { return finished_; }
    [[nodiscard]] std::map<std::string, std::string> const& errors() const { return errors_; }
    [[nodiscard]] std::string const& open_case() const { return open_; } // begun, neither finished nor failed
    [[nodiscard]] double step() const { return step_; } // ns for a step of extra work; 0: not known
    [[nodiscard]] bool ended() const { return ended_; }

private:
    void take_line(std::string_view bytes);

    system::line_cutter cut_;
    std::string open_;
    std::map<std::string, duel_slices> finished_;
    std::map<std::string, std::string> errors_;
    double step_ = 0;
    bool ended_ = false;
};

struct duel_process_end {
    duel_journal lines;
    std::string wrong;  // what ended it badly, in words; empty: it ended well or was stopped
    std::string output; // the end of what it printed
};

/// Runs one process to its end. `meanwhile` is called again and again with what there is so far. Throws
/// run_error if it can't be started or its files can't be written.
[[nodiscard]] duel_process_end run_process(process_setup setup, std::atomic<int> const& stop,
                                           std::function<void(duel_journal const&)> const& meanwhile);

} // namespace yieldmark::duel
