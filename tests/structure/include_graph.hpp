#pragma once
// Which file of a source tree includes which, and what a table of layers says to it.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::test {

/// One #include "…" between two files of the tree. Paths are relative to the tree's root.
struct include {
    std::string from;
    int line;
    std::string to; // as it stands in the source where no file of the tree is meant
    bool found;
};

/// All #include "…" of the *.hpp, *.cpp and *.in below `folders`, in the order of their paths. A name is looked up as
/// the compiler does: beside the file, at the root, then in impls/. Folders that aren't there are left out, and so are
/// names with a @part@ that CMake fills in.
[[nodiscard]] std::vector<include> includes_of(std::filesystem::path const& root,
                                               std::vector<std::string> const& folders);

/// A table of layers: each room, and the rooms that its files may include besides their own.
///
/// One line or more for each room: "room: room room…". A room is a folder with all below it, or the files of one name
/// ("reports/format": format.hpp and format.cpp). A file belongs to the room with the longest name that fits.
/// "folder/*" makes a room of each folder in it, all with the same line. "#" begins a comment.
struct layers {
    std::map<std::string, std::set<std::string>> rooms;

    /// The room of `file`, without a "*": "impls/*" gives impls/fibonacci. "" if it has none.
    [[nodiscard]] std::string room_of(std::string_view file) const;

    /// May a file of room `from` include one of room `to` (both as room_of gives them)?
    [[nodiscard]] bool allows(std::string const& from, std::string const& to) const;
};

/// Throws std::runtime_error with the line's number if it can't be read, or a line names a room that has no line.
[[nodiscard]] layers parse_layers(std::string const& text);

/// What is wrong, one line each: includes that lead nowhere, files without a room, arrows that the table doesn't have.
[[nodiscard]] std::vector<std::string> wrong_arrows(std::vector<include> const& all, layers const& table);

/// Each circle once, as "a -> b -> a": of arrows that lead from a node to another. Nothing if there is none.
[[nodiscard]] std::vector<std::string> circles(std::map<std::string, std::set<std::string>> const& arrows);

/// The arrows between rooms that the includes make, and those between files.
[[nodiscard]] std::map<std::string, std::set<std::string>> arrows_of_rooms(std::vector<include> const& all,
                                                                           layers const& table);
[[nodiscard]] std::map<std::string, std::set<std::string>> arrows_of_files(std::vector<include> const& all);

/// The string literals of a C++ or TypeScript source, with the line that each begins in; comments are left out.
struct literal {
    std::string text;
    int line;
};
[[nodiscard]] std::vector<literal> literals_of(std::string_view source);

} // namespace yieldmark::test
