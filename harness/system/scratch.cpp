#include "harness/system/scratch.hpp"

#include "harness/system/errors.hpp"
#include "harness/system/leftover.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace yieldmark::system {

namespace {

namespace fs = std::filesystem;

constexpr char const* beginning = "yieldmark-";
constexpr std::string_view unknown = "XXXXXX";
constexpr char const* lock_name = ".yieldmark.scratch";

[[noreturn]] void refuse(std::string const& name) {
    throw run_error(name + ": no folder can be made there: " + std::strerror(errno) +
                    "; free the disk, or say where with TMPDIR");
}

void clear(fs::path const& path) {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

} // namespace

scratch::scratch() {
    std::error_code error;
    auto const folder = fs::temp_directory_path(error);
    if (error)
        throw run_error("there is no folder for temporary files: " + error.message() +
                        "; set TMPDIR to one that exists, or unset it");
    system::sweep(folder, beginning, unknown.size(), lock_name, clear);
    do {
        if (lock_ >= 0)
            close(lock_);
        auto name = (folder / beginning).string().append(unknown);
        if (mkdtemp(name.data()) == nullptr)
            refuse(name);
        path_ = name;
        lock_ = open((path_ / lock_name).c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
        if (lock_ < 0) {
            auto const reason = errno;
            clear(path_);
            errno = reason;
            refuse(name);
        }
    } while (!system::lock_own(lock_));
}

scratch::~scratch() {
    clear(path_);
    close(lock_);
}

} // namespace yieldmark::system
