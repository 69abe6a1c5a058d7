#pragma once
// What is shown while a run goes on: one line drawn again and again on a terminal, a plain line for each step
// elsewhere.

#include <chrono>
#include <cstddef>
#include <cstdio>
#include <string>

namespace yieldmark::system {

/// How far a run is.
struct state {
    std::string doing;    // "time process 3 of 9"
    std::size_t done = 0; // cases over all processes
    std::size_t total = 0;
    double seconds_left = 0;         // below 0: not known yet
    std::string of = "measurements"; // what is counted
};

/// Since it was made.
class stopwatch {
public:
    [[nodiscard]] double seconds() const {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
    }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
};

class progress {
public:
    enum class mode { quiet, plain, terminal };

    /// `silence`: seconds after which show() prints a line though no step is done (plain only).
    progress(std::FILE* out, mode how, bool color, double silence = 25)
        : out_(out), mode_(how), color_(color), silence_(silence) {}
    ~progress() { clear(); }
    progress(progress const&) = delete;
    progress& operator=(progress const&) = delete;

    /// Draws where the run is (terminal), or prints it after a long silence (plain).
    void show(state const& now);
    /// A step is done: a line for it (plain only).
    void step_done(state const& now);
    /// Something that must be read: shown in every mode but quiet.
    void note(std::string const& text);
    /// A failure: shown in every mode.
    void failure(std::string const& text);

private:
    void clear();

    std::FILE* out_;
    mode mode_;
    bool color_;
    bool drawn_ = false;
    double silence_;
    stopwatch silent_;
};

/// Seconds that `left` will take if it goes on as the `done` did, which took `spent` seconds: as state has
/// it, so below 0 as long as nothing is done.
[[nodiscard]] double seconds_left(double spent, std::size_t done, std::size_t left);

/// "45 s", "3 min 5 s", "1 h 2 min": seconds as people say them. Below 0 it is "?".
[[nodiscard]] std::string spoken(double seconds);

/// One line about `now`, as show and step_done print it.
[[nodiscard]] std::string line_of(state const& now);

} // namespace yieldmark::system
