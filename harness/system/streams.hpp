#pragma once
// The program's standard streams. What can't be printed is never an exception and never a signal: a message
// that nobody can read ends no measurement. Whether the standard output took all is asked once, at the end.

#include <fmt/format.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <utility>

namespace yieldmark::system {

/// To be called first in main. A standard stream that is closed is opened, so that no file of ours gets its
/// number: reading from it or writing to it fails as before. A pipe that nobody reads any more, or a file
/// that may not grow, is from now on an error of the write, and no signal that ends the program.
void prepare_streams() noexcept;

/// Prints `text`, which may hold anything, without what drives a terminal or a CI (see characters.hpp). What the stream
/// doesn't take is lost. Throws std::bad_alloc alone.
void print_text(std::FILE* to, std::string_view text);

/// The same to the standard output for text that was made with colours, which pass to a terminal: what others have
/// written is made printable before it stands among them.
void print_coloured(std::string_view text);

/// Prints the text of a JSON value to the standard output; the value that is read from there is the same.
void print_json(std::string_view json);

/// Prints `text` as it is: what drives the terminal or the CI on purpose, and has nobody else's text in it that could.
/// What the stream doesn't take is lost.
void print_as_it_is(std::FILE* to, std::string_view text) noexcept;

/// Prints to the standard output.
template <class... T> void print_output(fmt::format_string<T...> text, T&&... values) {
    print_text(stdout, fmt::format(text, std::forward<T>(values)...));
}

/// Prints to the standard error.
template <class... T> void print_error(fmt::format_string<T...> text, T&&... values) {
    print_text(stderr, fmt::format(text, std::forward<T>(values)...));
}

/// How many columns the terminal behind `stream` has; 80 if it doesn't say.
[[nodiscard]] std::size_t columns_of(std::FILE* stream) noexcept;

/// Flushes the standard output. 0 if it took all that was printed, otherwise the errno of the first write
/// that failed.
[[nodiscard]] int flush_output() noexcept;

/// All of the standard input. Throws run_error if it can't be read to its end.
[[nodiscard]] std::string read_input();

/// Ends the program as a pipe that nobody reads ends any other: by SIGPIPE, without a word. Does nothing if
/// that signal was ignored when the program began.
void end_by_closed_pipe() noexcept;

} // namespace yieldmark::system
