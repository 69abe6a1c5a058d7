#include "harness/bench/inject.hpp"

#include "harness/bench/flags.hpp"
#include "harness/bench/opaque.hpp"

#include <fstream>
#include <sstream>

namespace yieldmark::bench {

injections read_injections(std::string const& path) {
    injections all;
    if (path.empty())
        return all;
    std::ifstream file{path};
    if (!file)
        throw usage_error{path + ": the file with the injected slowdowns can't be read"};
    for (std::string line; std::getline(file, line);) {
        std::istringstream fields{line};
        std::uint64_t steps = 0;
        std::string name;
        if (line.empty())
            continue;
        if (!(fields >> steps) || !std::getline(fields >> std::ws, name))
            throw usage_error{path + ": \"" + line + "\" is not of the form <steps> <case name>"};
        all[name] = steps;
    }
    return all;
}

std::uint64_t steps_of(injections const& all, std::string const& case_name) {
    auto const found = all.find(case_name);
    return found == all.end() ? 0 : found->second;
}

std::size_t extra_work(std::uint64_t steps, std::size_t n) {
    std::uint64_t x = n;
    for (; steps != 0; --steps)
        x = laundered(x * 6364136223846793005U + 1442695040888963407U);
    // 0 & x would be folded away, and the dependency with it.
    return n + static_cast<std::size_t>(x & laundered(std::uint64_t{0}));
}

} // namespace yieldmark::bench
