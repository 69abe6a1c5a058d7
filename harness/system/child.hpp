#pragma once
// One child process: started apart from us, watched, ended with all that it started itself.

#include <atomic>
#include <chrono>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace yieldmark::system {

struct command {
    std::vector<std::string> arguments;   // [0] is the program, by path or looked for along PATH
    std::vector<std::string> environment; // "NAME=value"; nothing else is passed on
    std::optional<int> cpu;               // run on this CPU alone
    std::string directory{};              // works there; empty: where we do
    bool keep_all = false;                // keep all of standard output, not only the end of what is printed
};

/// The environment that every child gets: PATH, where libraries, caches and input files are, the sanitizers' options,
/// LC_ALL=C.
[[nodiscard]] std::vector<std::string> clean_environment();

/// The CPUs that this process may use, in rising order; empty if the system doesn't say.
[[nodiscard]] std::vector<int> allowed_cpus();

/// The CPU to measure on: the last of them, since the first one usually serves the interrupts. None if the
/// system doesn't say.
[[nodiscard]] std::optional<int> quietest_cpu();

class child {
public:
    /// Starts it in a process group of its own, without core files, to be killed if we die.
    /// Throws run_error if no process can be made; a program that can't be executed ends with status 127.
    explicit child(command const& what);
    ~child(); // kills it if it still runs
    child(child const&) = delete;
    child& operator=(child const&) = delete;

    /// Descriptors that get readable when it prints or ends; -1 once closed.
    [[nodiscard]] int output_fd() const { return pipes_[0]; }
    [[nodiscard]] int error_fd() const { return pipes_[1]; }

    /// Takes what it has printed by now. Never blocks.
    void read_output();

    /// Its wait status once it has ended (all it printed is read by then). Never blocks.
    [[nodiscard]] std::optional<int> ended();

    /// Kills the whole group and waits for its first process.
    void kill();

    /// Standard output in full (keep_all) or the end of all that it printed.
    [[nodiscard]] std::string const& output() const { return output_; }
    [[nodiscard]] std::string const& errors() const { return errors_; }

private:
    void drain(int which);
    void close_pipes();

    pid_t pid_ = -1;
    int pipes_[2] = {-1, -1};
    bool keep_all_ = false;
    std::optional<int> status_;
    std::string output_;
    std::string errors_;
};

/// The first line of what a program printed, after blanks and empty lines; empty if there is none.
[[nodiscard]] std::string first_line(std::string const& text);

/// The last line that isn't blank, without blanks at its end.
[[nodiscard]] std::string last_line(std::string const& text);

/// The last whole lines of `text`, at most `most` bytes of them; the end of the last line if that alone is longer.
[[nodiscard]] std::string last_lines(std::string const& text, std::size_t most);

/// "exited with 1", "crashed with signal 11 (SIGSEGV)": a wait status in words.
[[nodiscard]] std::string describe_status(int status);

struct completed {
    int status = 0; // wait status
    bool timed_out = false;
    bool stopped = false;
    std::string output;
    std::string errors;

    [[nodiscard]] bool good() const { return status == 0 && !timed_out && !stopped; }
};

/// Runs it to its end, or kills it after `limit` (without what this program
/// stood still), or once `*stop` isn't 0. Throws run_error if it can't be
/// started.
[[nodiscard]] completed run_to_end(command const& what, std::chrono::milliseconds limit,
                                   std::atomic<int> const* stop = nullptr);

/// Waits until one of the children prints or ends, or `limit` has passed, or a signal comes.
void wait_for_news(std::vector<child*> const& children, std::chrono::milliseconds limit);

} // namespace yieldmark::system
