#include "harness/results/google_benchmark.hpp"
#include "harness/system/leftover.hpp"
#include "harness/system/output_place.hpp"

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <system_error>
#include <thread>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yieldmark::results {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(fs::path const& path, char const* what) {
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

// mkstemp makes the file for its owner alone: it gets the mode of the one that it replaces, otherwise it is
// for whoever may read the folder.
bool set_mode(int fd, system::output_place const& as) {
    if (!as.exists) {
        auto const mask = ::umask(0);
        ::umask(mask);
        return ::fchmod(fd, static_cast<mode_t>(0666 & ~mask)) == 0;
    }
    // Only root can give a file away; to anyone else it is theirs already.
    static_cast<void>(::fchown(fd, as.owner, as.group) == 0);
    return ::fchmod(fd, as.mode) == 0;
}

void flush_folder(fs::path const& path) {
    descriptor const folder(::open(system::folder_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    // Some file systems can't flush a folder (EINVAL); the file itself is safe by then.
    if (folder.get() < 0 || (::fsync(folder.get()) != 0 && errno != EINVAL))
        fail(path, "flush its folder");
}

class temporary {
public:
    explicit temporary(fs::path const& target)
        : beginning_("." + target.filename().string() + ".yieldmark-"), fd_(make_beside(target)) {
        if (fd_.get() < 0)
            fail(target, "be written: no new file can be made beside it");
    }
    temporary(temporary const&) = delete;
    temporary& operator=(temporary const&) = delete;
    ~temporary() {
        if (exists_)
            ::unlink(name_.c_str());
    }

    void fill(system::output_place const& place, std::string_view text) {
        if (!write_all(fd_.get(), text) || !set_mode(fd_.get(), place) || ::fsync(fd_.get()) != 0)
            fail(place.target, "be written");
    }

    void become(fs::path const& target) {
        if (::rename(name_.c_str(), target.c_str()) != 0)
            fail(target, "be replaced");
        exists_ = false;
        // Only now, as the lock goes with it. What a disk says so late it would have said to fsync.
        if (!fd_.close())
            fail(target, "be written");
    }

private:
    // What others have left there goes first: they were killed while they wrote.
    int make_beside(fs::path const& target) {
        constexpr std::string_view unknown = "XXXXXX";
        auto const folder = system::folder_of(target);
        system::sweep(folder, beginning_, unknown.size(), {},
                      [](fs::path const& left) { ::unlink(left.c_str()); });
        for (;;) {
            name_ = (folder / beginning_).string().append(unknown);
            int const fd = ::mkostemp(name_.data(), O_CLOEXEC);
            exists_ = fd >= 0;
            if (fd < 0 || system::lock_own(fd))
                return fd;
            ::close(fd);
        }
    }

    std::string beginning_;
    std::string name_;
    bool exists_ = false;
    descriptor fd_;
};

// Where nobody reads from a FIFO, the open would wait without end: a reader that comes is waited for, but not
// long.
int open_stream(fs::path const& path) {
    constexpr std::chrono::seconds patience{5};
    auto const end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        int const fd = ::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        if (fd >= 0) {
            ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) & ~O_NONBLOCK);
            return fd;
        }
        if (errno != EINTR &&
            (errno != ENXIO || !fs::is_fifo(path) || std::chrono::steady_clock::now() >= end))
            return fd;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

void write_to_stream(fs::path const& path, std::string_view text) {
    descriptor stream(open_stream(path));
    if (stream.get() < 0 && errno == ENXIO && fs::is_fifo(path))
        errno = EPIPE;
    if (stream.get() < 0)
        fail(path, errno == EPIPE ? "be written: nobody reads from it" : "be written");
    if (!write_all(stream.get(), text) || !stream.close())
        fail(path, "be written");
}

// What stands in our own buffer for it comes first.
void write_to_descriptor(fs::path const& path, int fd, std::string_view text) {
    if ((fd == STDOUT_FILENO && std::fflush(stdout) != 0) || !write_all(fd, text))
        fail(path, "be written");
}

void replace_file(system::output_place const& place, std::string_view text) {
    temporary file(place.target);
    file.fill(place, text);
    file.become(place.target);
    flush_folder(place.target);
}

} // namespace

void write_file_atomically(fs::path const& path, std::string_view text) {
    auto const place = system::place_of_output(path);
    switch (place.is) {
    case system::output_kind::file:
        return replace_file(place, text);
    case system::output_kind::stream:
        return write_to_stream(path, text);
    case system::output_kind::descriptor:
        return write_to_descriptor(path, place.descriptor, text);
    }
}

} // namespace yieldmark::results
