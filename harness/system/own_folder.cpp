#include "harness/system/own_folder.hpp"

namespace yieldmark::system {

std::filesystem::path own_folder() {
    std::error_code none;
    return std::filesystem::read_symlink("/proc/self/exe", none).parent_path();
}

} // namespace yieldmark::system
