#include "harness/profile/process.hpp"

#include "harness/profile/record.hpp"
#include "harness/system/errors.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace yieldmark::profile {

namespace fs = std::filesystem;

system::completed run_stoppable(system::command const& what, std::chrono::milliseconds limit,
                                std::atomic<int> const* stop) {
    auto const done = system::run_to_end(what, limit, stop);
    if (done.stopped)
        throw stopped{};
    return done;
}

std::string describe(system::completed const& process) {
    std::string text =
        process.timed_out ? "took too long and was ended" : system::describe_status(process.status);
    auto errors = process.errors;
    while (!errors.empty() && errors.back() == '\n')
        errors.pop_back();
    if (errors.empty())
        return text;
    auto const line = errors.rfind('\n');
    return text + ": " + (line == errors.npos ? errors : errors.substr(line + 1));
}

std::string text_of(fs::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!file || (file.peek() != std::ifstream::traits_type::eof() && !(text << file.rdbuf())))
        throw system::run_error(path.string() + " can't be read");
    return text.str();
}

} // namespace yieldmark::profile
