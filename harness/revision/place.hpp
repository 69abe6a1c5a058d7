#pragma once
// Where builds stand in the cache: their folders, locks and links, and how a finished build is found again.

#include "harness/revision/revision.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace yieldmark::compare {

/// One builder for one place: the other waits and finds it built.
class place_lock {
public:
    /// Throws system::run_error if the file can't be made.
    explicit place_lock(std::filesystem::path const& path);
    ~place_lock();
    place_lock(place_lock const&) = delete;
    place_lock& operator=(place_lock const&) = delete;

    /// Waits for it, and says so of `what`. False if it was stopped.
    [[nodiscard]] bool take(std::string const& what, system::progress& shown,
                            std::atomic<int> const& stop) const;

private:
    int fd_;
};

/// A new folder CACHE/<key>.XXXXXX with our mark. It is removed again with all that is in it, unless it is kept.
class build_folder {
public:
    /// Throws system::run_error if it can't be made.
    build_folder(recipe const& what, std::string const& key);
    ~build_folder();
    build_folder(build_folder const&) = delete;
    build_folder& operator=(build_folder const&) = delete;

    void keep() { kept_ = true; }
    [[nodiscard]] std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path root_;
    std::filesystem::path path_;
    bool kept_ = false;
};

/// A link, a log and a lock are what we put under a key's names, and all that we replace there. Throws
/// system::usage_error if something else is there.
void require_free(recipe const& what, std::string const& key);

/// Removes what killed builds of this key left: folders with our mark and no link. Only with the lock held.
void sweep(recipe const& what, std::string const& key);

/// The first of the executables that the command makes in `folder`; empty if none is there: a project's older
/// revision may lack some.
[[nodiscard]] std::filesystem::path first_made(recipe const& what, std::filesystem::path const& folder);

/// What stands in a finished place; empty where the executable isn't there.
[[nodiscard]] std::optional<built> built_in(recipe const& what, std::filesystem::path const& place,
                                            bool reused);

/// What a link leads to. A link whose build is gone is removed.
[[nodiscard]] std::optional<built> find_built(recipe const& what, std::filesystem::path const& link);
/// A build of the same revision that has all these examples, and others: each is compiled by itself, so that it
/// serves as well.
[[nodiscard]] std::optional<built> find_wider(recipe const& what);

/// Makes the link to a finished place, as a whole or not at all.
void publish(std::filesystem::path const& link, std::filesystem::path const& place);

} // namespace yieldmark::compare
