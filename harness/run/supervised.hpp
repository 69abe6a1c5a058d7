#pragma once
// What watches a process that measures: its journal, how long it goes without news, how it ended in words,
// and when it is useless to start another.

#include "harness/system/awake_time.hpp"
#include "harness/system/child.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace yieldmark::run {

/// A process and the journal that it writes.
class supervised_process {
public:
    using reader = std::function<void(std::string_view)>; // of the journal's bytes, piece by piece

    /// Starts it. `stall_limit`: seconds that it may go without news, of those in
    /// which this program ran itself. Throws run_error as child does.
    supervised_process(system::command const& what, std::filesystem::path journal, double stall_limit);

    /// To wait on (wait_for_news).
    [[nodiscard]] system::child& waited_for() { return process_; }

    /// Takes what it has printed and written by now. Never blocks. Whether it is time for end(): it ended, or
    /// hangs.
    [[nodiscard]] bool is_over(reader const& take);

    /// Kills it if it still runs, and takes the rest.
    void end(reader const& take);

    /// Of one that was ended: killed since it went too long without news.
    [[nodiscard]] bool hung() const { return hung_; }

    /// Of one that was ended: "crashed with signal 11 (SIGSEGV)", "hung: no news for 60 s, so it was killed".
    /// Empty if it ended well, with 0 or `also_good`, or if it was ended without hanging.
    [[nodiscard]] std::string what_went_wrong(int also_good = 0) const;

    /// Of one that ended by itself: its wait status.
    [[nodiscard]] std::optional<int> status() const { return status_; }

    /// The end of what it printed.
    [[nodiscard]] std::string const& output() const { return process_.output(); }

private:
    std::filesystem::path journal_;
    double stall_limit_;
    std::uintmax_t offset_ = 0;
    system::awake_time without_news_{};
    bool stalled_ = false;
    bool hung_ = false;
    std::optional<int> status_;
    system::child process_;
};

/// So many processes in a row that measured nothing end what they belong to.
inline constexpr unsigned fruitless_limit = 3;

/// Processes in a row that went wrong and measured nothing.
class fruitless_row {
public:
    /// One more went wrong, at the case `open_case` (empty: at none), after `measured` cases. Whether it was
    /// fruitless: it measured nothing, and no case is to blame.
    bool count(std::string const& open_case, std::size_t measured);

    void reset() { length_ = 0; }
    [[nodiscard]] bool is_too_long() const { return length_ >= fruitless_limit; }

    /// "3 processes in a row measured nothing".
    [[nodiscard]] static std::string text();

private:
    unsigned length_ = 0;
};

/// "failed: time process 3, fibonacci/loop/sum/1: exited with 1"; an empty name is left out.
[[nodiscard]] std::string failure_line(std::string const& where, std::string const& case_name,
                                       std::string const& what);

} // namespace yieldmark::run
