#pragma once
// A run's folder as something that may be in the way: whether this program made it, and what of it may go.

#include <filesystem>

namespace yieldmark::run {

/// Whether the folder is a run's that this program made: its request.json says so, or, where that is damaged,
/// everything else in it. An empty folder is nobody's, and counts as ours.
[[nodiscard]] bool is_run_folder(std::filesystem::path const& folder);

/// Removes what a run puts into its folder, and the folder if nothing else is in it. What can't be removed
/// stays.
void remove_run_folder(std::filesystem::path const& folder) noexcept;

/// The first of FOLDER/STEM.1ENDING, FOLDER/STEM.2ENDING … that isn't there, not even as a link that leads
/// nowhere.
[[nodiscard]] std::filesystem::path unused_name(std::filesystem::path const& folder, std::string const& stem,
                                                std::string const& ending = "");

} // namespace yieldmark::run
