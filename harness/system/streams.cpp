#include "harness/system/streams.hpp"

#include "harness/system/characters.hpp"
#include "harness/system/errors.hpp"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace yieldmark::system {

namespace {

int first_output_error = 0;
bool pipes_end_it = true;

void note_output_error(int error) noexcept {
    if (first_output_error == 0)
        first_output_error = error == 0 ? EIO : error;
}

void print_guarded(std::FILE* to, std::string_view text, bool colours) {
    static stream_guard output;
    static stream_guard errors;
    stream_guard other; // a file that a test reads
    auto& guard = to == stdout ? output : to == stderr ? errors : other;
    print_as_it_is(to, guard.passed(text, colours));
}

} // namespace

void prepare_streams() noexcept {
    // The other way round: the input can't be read and the outputs can't be written, as when they were
    // closed.
    for (int const fd : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
            static_cast<void>(open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY));
    pipes_end_it = std::signal(SIGPIPE, SIG_IGN) != SIG_IGN;
    std::signal(SIGXFSZ, SIG_IGN);
}

void print_text(std::FILE* to, std::string_view text) {
    print_guarded(to, text, false);
}

void print_coloured(std::string_view text) {
    print_guarded(stdout, text, isatty(STDOUT_FILENO) == 1);
}

void print_json(std::string_view json) {
    print_text(stdout, printable_json(json));
}

void print_as_it_is(std::FILE* to, std::string_view text) noexcept {
    errno = 0;
    if (std::fwrite(text.data(), 1, text.size(), to) != text.size() && to == stdout)
        note_output_error(errno);
}

std::size_t columns_of(std::FILE* stream) noexcept {
    winsize size{};
    return ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

int flush_output() noexcept {
    errno = 0;
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
        note_output_error(errno);
    return first_output_error;
}

std::string read_input() {
    std::string text;
    char block[1 << 16];
    while (auto const got = std::fread(block, 1, sizeof block, stdin))
        text.append(block, got);
    if (std::ferror(stdin) != 0)
        throw run_error(std::string("the standard input can't be read to its end: ") + std::strerror(errno));
    return text;
}

void end_by_closed_pipe() noexcept {
    if (!pipes_end_it)
        return;
    std::signal(SIGPIPE, SIG_DFL);
    std::raise(SIGPIPE);
}

} // namespace yieldmark::system
