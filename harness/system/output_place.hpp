#pragma once
// What an output file's path leads to, and whether it may be written.

#include <filesystem>
#include <string_view>

#include <sys/types.h>

namespace yieldmark::system {

enum class output_kind {
    file,       // a regular file, or none yet: it is made beside and renamed into place
    stream,     // a FIFO, a terminal or another character device: it is written to
    descriptor, // one of this process's own (/dev/stdout, /dev/fd/3): it is written to where it stands
};

struct output_place {
    output_kind is = output_kind::file;
    std::filesystem::path target; // file: what the path leads to, through all of its links
    int descriptor = -1;
    bool exists = false; // file: and then what it has
    mode_t mode = 0;
    uid_t owner = 0;
    gid_t group = 0;
};

/// The folder that a file lies in: "." for a name alone.
[[nodiscard]] std::filesystem::path folder_of(std::filesystem::path const& path);

/// Where what is written to `path` goes. Throws std::system_error, whose text names `path`, if it can't or
/// mustn't be written: a folder, a disk or a socket, a file or folder without permission, links in a circle.
[[nodiscard]] output_place place_of_output(std::filesystem::path const& path);

/// Throws as place_of_output does, where a file would have to be made in a folder that isn't there or has no
/// permission, and for a descriptor that isn't open for writing. For before a measurement: so that its result
/// will have a place.
void require_writable(std::filesystem::path const& path);

/// Makes `folder`, which `option` names, if it isn't there, and tries whether something can be made in it: before any
/// work, so that a place that can't be used costs none. Throws usage_error if it can't; run_error if the disk is full.
void require_folder(std::filesystem::path const& folder, std::string_view option);

} // namespace yieldmark::system
