#include "harness/profile/process.hpp"

#include "harness/profile/record.hpp"
#include "harness/system/errors.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace yieldmark::profile {

namespace fs = std::filesystem;

run::completed run_stoppable(run::command const& what, std::chrono::milliseconds limit,
                             std::atomic<int> const* stop) {
    auto const done = run::run_to_end(what, limit, stop);
    if (done.stopped)
        throw stopped{};
    return done;
}

std::string describe(run::completed const& process) {
    std::string text =
        process.timed_out ? "took too long and was ended" : run::describe_status(process.status);
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
        throw run::run_error(path.string() + " can't be read");
    return text.str();
}

} // namespace yieldmark::profile
