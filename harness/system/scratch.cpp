#include "harness/system/scratch.hpp"

#include "harness/system/errors.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>
#include <system_error>

namespace yieldmark::system {

scratch::scratch() {
    auto name = (std::filesystem::temp_directory_path() / "yieldmark-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw run_error(name + ": no folder can be made there: " + std::strerror(errno) +
                        "; free the disk, or say where with TMPDIR");
    path_ = name;
}

scratch::~scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace yieldmark::system
