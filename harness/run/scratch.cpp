#include "harness/run/scratch.hpp"

#include "harness/run/errors.hpp"

#include <cstdlib>
#include <string>
#include <system_error>

namespace yieldmark::run {

scratch::scratch() {
    auto name = (std::filesystem::temp_directory_path() / "yieldmark-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw run_error(name + ": no temporary folder can be made; free the disk or set TMPDIR");
    path_ = name;
}

scratch::~scratch() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace yieldmark::run
