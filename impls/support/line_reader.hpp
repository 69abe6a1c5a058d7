#pragma once
// Lines of a file through one buffer: what every technique of the files suite reads with.

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace yieldmark {

/// A file open for reading. Throws std::system_error naming the path if it can't be opened or read.
class input_file {
public:
    explicit input_file(std::string path) : path_{std::move(path)}, descriptor_{::open(path_.c_str(), O_RDONLY)} {
        if (descriptor_ < 0)
            fail("can't be opened");
    }
    input_file(input_file const&) = delete;
    input_file& operator=(input_file const&) = delete;
    ~input_file() { ::close(descriptor_); }

    /// Up to `size` bytes into `into`; 0 at the end of the file.
    std::size_t read(char* into, std::size_t size) {
        ssize_t got = 0;
        do
            got = ::read(descriptor_, into, size);
        while (got < 0 && errno == EINTR);
        if (got < 0)
            fail("can't be read");
        return static_cast<std::size_t>(got);
    }

    /// All that is left, in one string.
    std::string read_all() {
        std::string all(static_cast<std::size_t>(std::max<off_t>(::lseek(descriptor_, 0, SEEK_END), 0)), '\0');
        ::lseek(descriptor_, 0, SEEK_SET);
        std::size_t filled = 0;
        while (std::size_t const got = read(all.data() + filled, all.size() - filled))
            filled += got;
        all.resize(filled);
        return all;
    }

private:
    [[noreturn]] void fail(char const* what) const {
        throw std::system_error{errno, std::generic_category(), path_ + ": " + what};
    }

    std::string path_;
    int descriptor_;
};

/// The lines of a file, one at a time, without their newlines; a last line may lack its newline. Each is good until
/// the next is asked for. The buffer holds 64 KiB and grows only for a line longer than that.
class line_reader {
public:
    explicit line_reader(std::string path) : file_{std::move(path)} {}

    /// The next line, or nothing at the end.
    std::optional<std::string_view> next() {
        std::size_t searched = begin_;
        while (true) {
            if (void* const newline = std::memchr(buffer_.data() + searched, '\n', end_ - searched))
                return cut(static_cast<std::size_t>(static_cast<char*>(newline) - buffer_.data()), 1);
            std::size_t const kept = end_ - begin_;
            if (!fill())
                return end_ == begin_ ? std::nullopt : std::optional{cut(end_, 0)};
            searched = begin_ + kept;
        }
    }

private:
    std::string_view cut(std::size_t end, std::size_t newline) {
        std::string_view const line{buffer_.data() + begin_, end - begin_};
        begin_ = end + newline;
        return line;
    }

    // Moves what is left to the front and reads behind it. False at the end of the file.
    bool fill() {
        std::copy(buffer_.data() + begin_, buffer_.data() + end_, buffer_.data());
        end_ -= begin_;
        begin_ = 0;
        if (end_ == buffer_.size())
            buffer_.resize(buffer_.size() * 2);
        std::size_t const got = file_.read(buffer_.data() + end_, buffer_.size() - end_);
        end_ += got;
        return got != 0;
    }

    input_file file_;
    std::vector<char> buffer_ = std::vector<char>(65536);
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

} // namespace yieldmark
