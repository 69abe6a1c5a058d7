#include "harness/system/leftover.hpp"

#include <cerrno>
#include <string>
#include <vector>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yieldmark::system {

namespace {

namespace fs = std::filesystem;

std::vector<fs::path> entries_like(fs::path const& folder, std::string_view beginning, std::size_t letters) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        auto const name = at->path().filename().string();
        if (name.starts_with(beginning) && name.size() == beginning.size() + letters)
            found.push_back(at->path());
    }
    return found;
}

bool is_own(fs::path const& path, mode_t kind) {
    struct stat is {};
    return lstat(path.c_str(), &is) == 0 && (is.st_mode & S_IFMT) == kind && is.st_uid == geteuid();
}

void sweep_one(fs::path const& entry, fs::path const& lock,
               std::function<void(fs::path const&)> const& remove) {
    auto const file = lock.empty() ? entry : entry / lock;
    if (!is_own(entry, lock.empty() ? S_IFREG : S_IFDIR) || !is_own(file, S_IFREG))
        return;
    int const fd = open(file.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0)
        return;
    if (flock(fd, LOCK_EX | LOCK_NB) == 0)
        remove(entry);
    close(fd);
}

} // namespace

bool lock_own(int fd) noexcept {
    while (flock(fd, LOCK_EX) != 0)
        if (errno != EINTR)
            return true;
    struct stat is {};
    return fstat(fd, &is) != 0 || is.st_nlink > 0;
}

void sweep(fs::path const& folder, std::string_view beginning, std::size_t letters, fs::path const& lock,
           std::function<void(fs::path const&)> const& remove) noexcept {
    try {
        for (auto const& entry : entries_like(folder, beginning, letters))
            sweep_one(entry, lock, remove);
    } catch (std::exception const&) {
        // What is left over does no harm; the next one sweeps again.
    }
}

} // namespace yieldmark::system
