#include "harness/system/output_place.hpp"

#include "harness/system/errors.hpp"

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yieldmark::system {
namespace {

namespace fs = std::filesystem;

constexpr int most_links = 40; // as the kernel has it

[[noreturn]] void refuse(fs::path const& path, int error, std::string const& why = "") {
    throw std::system_error(error, std::generic_category(),
                            path.string() + ": can't be written" + (why.empty() ? "" : ": " + why));
}

// Links below /proc/self/fd only look like paths: what they stand for is an open file.
std::optional<int> own_descriptor(fs::path const& path) {
    std::error_code error;
    auto const folder = fs::canonical(folder_of(path), error);
    if (error || folder != fs::canonical("/proc/self/fd", error) || error)
        return std::nullopt;
    auto const name = path.filename().string();
    int fd = -1;
    auto const [end, wrong] = std::from_chars(name.data(), name.data() + name.size(), fd);
    return wrong == std::errc{} && end == name.data() + name.size() ? std::optional(fd) : std::nullopt;
}

// A file is replaced by its folder's leave alone; one that is protected from writing is not ours to replace.
output_place file_at(fs::path const& path, fs::path target) {
    output_place place{.target = std::move(target)};
    struct stat is {};
    if (::lstat(place.target.c_str(), &is) == 0) {
        if (::access(place.target.c_str(), W_OK) != 0)
            refuse(path, errno);
        place.exists = true;
        place.mode = is.st_mode & 07777;
        place.owner = is.st_uid;
        place.group = is.st_gid;
    } else if (errno != ENOENT) {
        refuse(path, errno);
    }
    return place;
}

} // namespace

fs::path folder_of(fs::path const& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

output_place place_of_output(fs::path const& path) {
    auto at = path;
    for (int links = 0; links <= most_links; ++links) {
        if (auto const fd = own_descriptor(at))
            return {.is = output_kind::descriptor, .target = {}, .descriptor = *fd};
        struct stat is {};
        if (::lstat(at.c_str(), &is) != 0 || S_ISREG(is.st_mode))
            return file_at(path, at);
        if (S_ISFIFO(is.st_mode) || S_ISCHR(is.st_mode))
            return {.is = output_kind::stream, .target = at};
        if (S_ISDIR(is.st_mode))
            refuse(path, EISDIR);
        if (!S_ISLNK(is.st_mode))
            refuse(path, EINVAL, S_ISBLK(is.st_mode) ? "it is a disk" : "it is a socket");
        std::error_code error;
        auto const next = fs::read_symlink(at, error);
        if (error)
            refuse(path, error.value());
        at = next.is_absolute() ? next : folder_of(at) / next;
    }
    refuse(path, ELOOP);
}

void require_writable(fs::path const& path) {
    auto const place = place_of_output(path);
    if (place.is == output_kind::descriptor) {
        int const flags = ::fcntl(place.descriptor, F_GETFL);
        if (flags < 0 || (flags & O_ACCMODE) == O_RDONLY)
            refuse(path, EBADF);
    }
    if (place.is == output_kind::file && ::access(folder_of(place.target).c_str(), W_OK | X_OK) != 0)
        refuse(path, errno, "its folder");
}

void require_folder(fs::path const& folder, std::string_view option) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (fs::is_directory(folder)) {
        auto name = (folder / ".yieldmark.XXXXXX").string();
        error = ::mkdtemp(name.data()) ? std::error_code() : std::error_code(errno, std::generic_category());
        if (!error)
            fs::remove(name, error);
    }
    auto const why = folder.string() + " can't be written to: " + error.message();
    if (error == std::errc::no_space_on_device)
        throw run_error(why + "; make room, or give another folder with " + std::string(option));
    if (error)
        throw usage_error(why + "; give another folder with " + std::string(option));
}

} // namespace yieldmark::system
