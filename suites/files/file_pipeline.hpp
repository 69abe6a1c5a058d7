#pragma once
#include "suites/contract.hpp"
#include "suites/files/read_lines.hpp"
#include "support/line_writer.hpp"

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <unistd.h>
#include <utility>

namespace yieldmark {

/// What the digest takes of a file that was written: all that is in it now.
template <class Digest> void digest_words(written_file const& file, Digest& into) {
    std::ifstream in{file.path, std::ios::binary};
    into.text(std::string{std::istreambuf_iterator<char>{in}, {}});
}

} // namespace yieldmark

namespace yieldmark::file_pipeline {

/// A technique reads and transforms; its consumer, the same for all (loop has it within), writes each line to
/// the other file through a 64 KiB buffer (support/line_writer.hpp). Items are the lines as written, borrowed
/// and good until the next is asked for, and behind the last line the written file, of which the check
/// digests every byte and the measurement nothing. A file that can't be opened, read or written is a
/// std::system_error from every technique, what is not text a bad_input; the written file is then as far as
/// it got.
struct contract : suites::contract {
    static constexpr std::string_view documents = "001";
    static constexpr std::string_view asks = "The n lines of a text file, some 64 bytes each, read, put in "
                                             "upper case and written to another file.";

    static constexpr bool chained = true;

    /// The two files; the written one is removed when the process is done with it.
    class files {
    public:
        explicit files(std::string from_path)
            : from{std::move(from_path)}, to{from + ".upper." + std::to_string(getpid())} {}
        files(files&& other) noexcept : from{std::move(other.from)}, to{std::exchange(other.to, {})} {}
        ~files() {
            if (!to.empty())
                ::unlink(to.c_str());
        }

        std::string from;
        std::string to;
    };

    static std::vector<suites::size> sizes() { return read_lines::contract::sizes(); }

    static files input(std::size_t n, std::uint64_t parameter) {
        return files{read_lines::contract::input(n, parameter)};
    }

    /// For `loop`; the others get the first.
    static std::tuple<std::string const&, std::string const&> arguments(files const& of) {
        return {of.from, of.to};
    }

    template <class Technique, class Sink>
    static void consume(Technique technique, files const& of, std::size_t /*n*/, Sink& sink) {
        line_writer writer{of.to};
        auto&& lines = technique(of.from);
        for (std::string_view const line : lines) {
            writer.write(line);
            if (!sink(line))
                return;
        }
        sink(writer.finish());
    }

    static std::uint64_t fold(std::uint64_t sum, std::string_view line) { return sum + line.size(); }
    static std::uint64_t fold(std::uint64_t sum, written_file const& file) { return sum + file.bytes; }
};

} // namespace yieldmark::file_pipeline
