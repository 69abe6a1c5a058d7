#pragma once

#include <filesystem>

namespace yieldmark::system {

/// The folder of the program that runs, links resolved: beside it stand the others of its build or installation.
/// Empty where /proc can't be read.
[[nodiscard]] std::filesystem::path own_folder();

} // namespace yieldmark::system
