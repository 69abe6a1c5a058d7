#pragma once
// What a measured process wrote down, line by line, while it ran.

#include "harness/system/growing_file.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::run {

/// One finished Google Benchmark run (repetition) of a case.
struct reading {
    double real_time = 0; // ns for one iteration by the wall clock
    double cpu_time = 0;  // the same by the processor's; 0: not known
    std::uint64_t iterations = 0;
    double speed_before = 0;
    double speed_after = 0;
    std::uint64_t items = 0;
    std::map<std::string, double> values{};       // metric -> value, for the metrics that are not time
    std::map<std::string, std::string> without{}; // metric -> why the case has none
    std::string label{};                          // what a foreign benchmark said of itself
    std::uint32_t threads = 1;                    // that a foreign benchmark ran with
};

class entry_stream;

/// How a journal is written.
enum class journal_format {
    lines,            // ours: one JSON object on each line
    google_benchmark, // --benchmark_out of a foreign program (see foreign_journal.hpp)
};

/// The journal of one process, read as it grows.
class journal {
public:
    /// A case counts as finished once it has that many readings, or another case begins after its first. In
    /// Google Benchmark's format each case says itself how many there will be.
    explicit journal(unsigned repetitions, journal_format format = journal_format::lines);
    ~journal();
    journal(journal&&) noexcept;
    journal& operator=(journal&&) noexcept;

    /// Takes the next bytes of the file. A line that isn't whole yet is kept until its end comes; one that
    /// never comes (the process was killed while it wrote) is left out. A line of ours that has no checksum or a wrong
    /// one, or no figures, or some that no measurement gives (a time of 0, something below 0), is counted in torn();
    /// the case that was open then isn't finished by this journal, so that it is measured again.
    void feed(std::string_view bytes);

    /// Whether it was written to its end.
    [[nodiscard]] bool ended() const;
    [[nodiscard]] unsigned torn() const { return torn_; }

    /// The case that was begun and has neither finished nor failed; empty if there is none.
    [[nodiscard]] std::string const& open_case() const { return open_; }

    [[nodiscard]] std::map<std::string, std::vector<reading>> const& finished() const { return finished_; }
    [[nodiscard]] std::map<std::string, std::string> const& errors() const { return errors_; }

    /// What Google Benchmark said about itself and the machine, as JSON text; empty in our own format, and
    /// until it is there.
    [[nodiscard]] std::string context() const;

private:
    void take_entry(std::string const& text);
    void take_line(std::string_view line);
    void take_object(nlohmann::json const& line);
    void take_result(std::string const& name, nlohmann::json const& line);
    void open(std::string const& name);
    void close_open();

    unsigned repetitions_;
    system::line_cutter lines_;
    std::string open_;
    std::vector<reading> open_readings_;
    std::map<std::string, std::vector<reading>> finished_;
    std::map<std::string, std::string> errors_;
    std::unique_ptr<entry_stream> entries_; // in Google Benchmark's format
    std::map<std::string, std::vector<reading>> begun_;
    bool ended_ = false;
    bool spoilt_ = false; // since the last case that was begun
    unsigned torn_ = 0;
};

} // namespace yieldmark::run
