#pragma once

#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace yieldmark {

/// A file that lines were written to, complete.
struct written_file {
    std::string path;
    std::size_t bytes = 0;
};

/// Writes lines to a file through a buffer of 64 KiB. A file that is there is written over in place and cut
/// to length at the end: to empty it first makes ext4 write to the disk when it is closed (its
/// auto_da_alloc), whoever waits. Throws std::system_error naming the path if it can't be written. Destroyed
/// before finish(), it leaves the file as far as it got.
class line_writer {
public:
    explicit line_writer(std::string path)
        : path_{std::move(path)}, descriptor_{::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644)} {
        if (descriptor_ < 0)
            fail();
        buffer_.reserve(room);
    }
    line_writer(line_writer const&) = delete;
    line_writer& operator=(line_writer const&) = delete;
    ~line_writer() { ::close(descriptor_); }

    /// Appends `line` and a newline.
    void write(std::string_view line) {
        if (buffer_.size() + line.size() + 1 > room)
            flush();
        buffer_ += line;
        buffer_ += '\n';
    }

    /// Completes the file. Nothing may be written after.
    written_file finish() {
        flush();
        if (::ftruncate(descriptor_, static_cast<off_t>(bytes_)) != 0)
            fail();
        return {path_, bytes_};
    }

private:
    static constexpr std::size_t room = 65536;

    void flush() {
        std::string_view rest = buffer_;
        while (!rest.empty()) {
            ssize_t const put = ::write(descriptor_, rest.data(), rest.size());
            if (put < 0 && errno != EINTR)
                fail();
            rest.remove_prefix(put < 0 ? 0 : static_cast<std::size_t>(put));
        }
        bytes_ += buffer_.size();
        buffer_.clear();
    }

    [[noreturn]] void fail() const {
        throw std::system_error{errno, std::generic_category(), path_ + ": can't be written"};
    }

    std::string path_;
    int descriptor_;
    std::string buffer_;
    std::size_t bytes_ = 0;
};

} // namespace yieldmark
