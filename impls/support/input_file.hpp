#pragma once

#include <cerrno>
#include <cstddef>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace yieldmark {

/// A file open for reading. Throws std::system_error naming the path if it can't be opened or read.
class input_file {
public:
    explicit input_file(std::string path)
        : path_{std::move(path)}, descriptor_{::open(path_.c_str(), O_RDONLY | O_CLOEXEC)} {
        if (descriptor_ < 0)
            fail("can't be opened");
    }
    input_file(input_file const&) = delete;
    input_file& operator=(input_file const&) = delete;
    ~input_file() { ::close(descriptor_); }

    [[nodiscard]] std::string const& path() const { return path_; }

    /// Bytes in a regular file; 0 where only reading tells (a pipe).
    [[nodiscard]] std::size_t size() const {
        struct stat status {};
        bool const known = ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
        return known ? static_cast<std::size_t>(status.st_size) : 0;
    }

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

private:
    [[noreturn]] void fail(char const* what) const {
        throw std::system_error{errno, std::generic_category(), path_ + ": " + what};
    }

    std::string path_;
    int descriptor_;
};

} // namespace yieldmark
