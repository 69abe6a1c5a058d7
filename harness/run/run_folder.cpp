#include "harness/run/run_folder.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <string_view>
#include <vector>

namespace yieldmark::run {

namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;

// "000012.heap.0.jsonl", "000012.cases": what a process is given, and what it writes.
bool is_of_a_process(std::string_view name) {
    auto const digits = std::ranges::find_if(name, [](unsigned char c) { return std::isdigit(c) == 0; });
    return digits - name.begin() >= 6 && digits != name.end() && *digits == '.';
}

bool is_own_name(std::string_view name) {
    constexpr std::array whole{"request.json", "finished", "failures.jsonl", "results.json"};
    constexpr std::array beginnings{"layout-", ".request.json.", ".finished.", ".results.json."};
    return is_of_a_process(name) || std::ranges::find(whole, name) != whole.end() ||
           std::ranges::any_of(beginnings, [&](auto const* one) { return name.starts_with(one); });
}

std::vector<std::string> names_in(fs::path const& folder) {
    std::vector<std::string> names;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
        names.push_back(at->path().filename().string());
    return names;
}

} // namespace

bool is_run_folder(fs::path const& folder) {
    if (!fs::is_directory(folder))
        return false;
    std::ifstream file(folder / "request.json");
    auto const request = json::parse(file, nullptr, false);
    if (request.is_object() && request.contains("identity") && request.contains("start"))
        return true;
    auto const names = names_in(folder);
    return std::ranges::all_of(names, is_own_name) &&
           (std::ranges::any_of(names, is_of_a_process) ||
            std::ranges::find(names, "request.json") == names.end());
}

void remove_run_folder(fs::path const& folder) noexcept {
    try {
        std::error_code ignored;
        for (auto const& name : names_in(folder))
            if (is_own_name(name))
                fs::remove(folder / name, ignored);
        fs::remove(folder, ignored);
    } catch (std::exception const&) { // a name that is too long for the memory that is left: it stays
    }
}

fs::path unused_name(fs::path const& folder, std::string const& stem, std::string const& ending) {
    for (unsigned i = 1;; ++i)
        if (auto name = folder / fmt::format("{}.{}{}", stem, i, ending);
            !fs::exists(fs::symlink_status(name)))
            return name;
}

} // namespace yieldmark::run
