#pragma once
// A folder for what is made on the way.

#include <filesystem>

namespace yieldmark::system {

/// A fresh folder among the system's temporary files, removed at its end with all that is in it. What earlier programs
/// have left that were killed is removed before.
class scratch {
public:
    /// Throws run_error if none can be made.
    scratch();
    ~scratch();
    scratch(scratch const&) = delete;
    scratch& operator=(scratch const&) = delete;

    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

    /// Where `name` lies, or would, in the folder.
    [[nodiscard]] std::filesystem::path operator/(std::filesystem::path const& name) const {
        return path_ / name;
    }

private:
    std::filesystem::path path_;
    int lock_ = -1; // of a file in it
};

} // namespace yieldmark::system
