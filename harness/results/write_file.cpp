#include "harness/results/google_benchmark.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yieldmark::results {
namespace {

[[noreturn]] void fail(std::filesystem::path const& path, char const* what) {
    throw std::system_error(errno, std::generic_category(), path.string() + ": can't " + what);
}

class descriptor {
public:
    explicit descriptor(int fd) : fd_(fd) {}
    descriptor(descriptor const&) = delete;
    descriptor& operator=(descriptor const&) = delete;
    ~descriptor() {
        if (fd_ >= 0)
            ::close(fd_);
    }

    [[nodiscard]] int get() const { return fd_; }
    // A disk that is full or gone may say so only here.
    [[nodiscard]] bool close() { return ::close(std::exchange(fd_, -1)) == 0; }

private:
    int fd_;
};

std::filesystem::path folder_of(std::filesystem::path const& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

bool write_all(int fd, std::string_view text) {
    while (!text.empty()) {
        auto const written = ::write(fd, text.data(), text.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return false;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

// mkstemp makes the file for its owner alone; a result is for whoever may read the folder.
bool set_usual_mode(int fd) {
    auto const mask = ::umask(0);
    ::umask(mask);
    return ::fchmod(fd, static_cast<mode_t>(0666 & ~mask)) == 0;
}

void flush_folder(std::filesystem::path const& path) {
    descriptor const folder(::open(folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems can't flush a folder (EINVAL); the file itself is safe by then.
    if (folder.get() < 0 || (::fsync(folder.get()) != 0 && errno != EINVAL))
        fail(path, "flush its folder");
}

class temporary {
public:
    explicit temporary(std::filesystem::path const& target)
        : name_((folder_of(target) / ("." + target.filename().string() + ".XXXXXX")).string()),
          fd_(::mkostemp(name_.data(), O_CLOEXEC)), exists_(fd_.get() >= 0) {
        if (!exists_)
            fail(target, "be written: no new file can be made beside it");
    }
    temporary(temporary const&) = delete;
    temporary& operator=(temporary const&) = delete;
    ~temporary() {
        if (exists_)
            ::unlink(name_.c_str());
    }

    void fill(std::filesystem::path const& target, std::string_view text) {
        if (!write_all(fd_.get(), text) || !set_usual_mode(fd_.get()) || ::fsync(fd_.get()) != 0 ||
            !fd_.close())
            fail(target, "be written");
    }

    void become(std::filesystem::path const& target) {
        if (::rename(name_.c_str(), target.c_str()) != 0)
            fail(target, "be replaced");
        exists_ = false;
    }

private:
    std::string name_;
    descriptor fd_;
    bool exists_;
};

} // namespace

void write_file_atomically(std::filesystem::path const& path, std::string_view text) {
    temporary file(path);
    file.fill(path, text);
    file.become(path);
    flush_folder(path);
}

} // namespace yieldmark::results
