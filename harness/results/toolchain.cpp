#include "harness/results/toolchain.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace yieldmark::results {

namespace {

bool decides_code(std::string_view flag) {
    constexpr std::array beside{"-D",
                                "-U",
                                "-W",
                                "-g",
                                "-ffile-prefix-map=",
                                "-fdebug-prefix-map=",
                                "-fmacro-prefix-map=",
                                "-fdiagnostics-"};
    return std::ranges::none_of(beside, [&](char const* start) { return flag.starts_with(start); });
}

} // namespace

std::string telling_flags(std::string_view flags) {
    std::istringstream words{std::string(flags)};
    std::string level;
    std::string others;
    bool any = false;
    for (std::string word; words >> word; any = true)
        if (word.starts_with("-O"))
            level = word;
        else if (decides_code(word))
            others += " " + word;
    if (!any)
        return "";
    return (level.empty() ? "-O0" : level) + others;
}

std::string toolchain_id(std::string_view compiler_id, std::string_view flags) {
    auto const telling = telling_flags(flags);
    if (telling.empty() || telling == "-O3")
        return std::string(compiler_id);
    std::string id(compiler_id);
    for (std::size_t i = 0; i < telling.size(); ++i)
        if (telling[i] == '/')
            id += '_';
        else if (telling[i] != ' ')
            id += telling[i];
        else if (telling[i + 1] != '-')
            id += '_';
    return id;
}

bool same_toolchain(toolchain const& a, toolchain const& b) {
    return a.compiler == b.compiler && telling_flags(a.flags) == telling_flags(b.flags) &&
           (!a.compiler.empty() || a.id == b.id);
}

} // namespace yieldmark::results
