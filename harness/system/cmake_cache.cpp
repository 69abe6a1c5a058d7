#include "harness/system/cmake_cache.hpp"

#include <fstream>

namespace yieldmark::system {

std::map<std::string, std::string> cmake_cache(std::filesystem::path const& build) {
    std::map<std::string, std::string> entries;
    std::ifstream cache(build / "CMakeCache.txt");
    for (std::string line; std::getline(cache, line);) { // NAME:TYPE=VALUE
        auto const colon = line.find(':');
        auto const equals = line.find('=', colon == std::string::npos ? line.size() : colon);
        if (equals != std::string::npos)
            entries[line.substr(0, colon)] = line.substr(equals + 1);
    }
    return entries;
}

std::string type_flags_variable(std::string const& type) {
    std::string name = "CMAKE_CXX_FLAGS_";
    for (auto const c : type)
        name += 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return name;
}

} // namespace yieldmark::system
