#include "harness/run/foreign_output.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <sstream>
#include <string_view>
#include <vector>

namespace yieldmark::run {

namespace {

// Each line of the banner but the program's name, by its beginning.
constexpr std::array<std::string_view, 9> banner{"Run on (",
                                                 "CPU Caches:",
                                                 "  L1 ",
                                                 "  L2 ",
                                                 "  L3 ",
                                                 "  L4 ",
                                                 "Load Average: ",
                                                 "***WARNING*** CPU scaling is enabled",
                                                 "***WARNING*** Library was built as DEBUG"};

// "2026-11-27T09:24:00+00:00"
bool is_date(std::string_view line) {
    constexpr std::string_view form = "dddd-dd-ddTdd:dd:dd";
    return line.size() >= form.size() &&
           std::equal(form.begin(), form.end(), line.begin(), [](char f, char c) {
               return f == 'd' ? std::isdigit(static_cast<unsigned char>(c)) != 0 : f == c;
           });
}

bool is_number(std::string const& word) {
    char* end = nullptr;
    static_cast<void>(std::strtod(word.c_str(), &end));
    return !word.empty() && end == word.c_str() + word.size();
}

bool is_unit(std::string const& word) {
    return word == "ns" || word == "us" || word == "ms" || word == "s" || word == "%";
}

// "BM_Sort/8   12.3 ns   12.2 ns   57344 items_per_second=8M/s", and the head "Benchmark  Time  CPU  Iterations".
bool is_of_table(std::string_view line) {
    if (line.find_first_not_of('-') == std::string_view::npos && line.size() >= 20)
        return true;
    std::istringstream in{std::string(line)};
    std::vector<std::string> words;
    for (std::string word; in >> word;)
        words.push_back(std::move(word));
    if (words.size() >= 4 && words[0] == "Benchmark" && words[1] == "Time" && words[2] == "CPU")
        return true;
    if (!words.empty() && (words[0].ends_with("_BigO") || words[0].ends_with("_RMS")))
        return true;
    for (std::size_t i = 1; i + 4 < words.size(); ++i)
        if (is_number(words[i]) && is_unit(words[i + 1]) && is_number(words[i + 2]) &&
            is_unit(words[i + 3]) && is_number(words[i + 4]))
            return true;
    return false;
}

bool is_of_banner(std::string_view line, bool after_date) {
    // The agent calls the program so; its lines may come without the date, which goes another way.
    return is_date(line) || line == "Running yieldmark" || (after_date && line.starts_with("Running ")) ||
           std::ranges::any_of(banner, [&](auto begin) { return line.starts_with(begin); });
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

} // namespace

std::string own_words(std::string const& output) {
    constexpr std::size_t most = 5;
    std::vector<std::string> own;
    bool after_date = false;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        if (!is_blank(line) && !is_of_banner(line, after_date) && !is_of_table(line))
            own.push_back(line.substr(0, line.find_last_not_of(" \t\r") + 1));
        after_date = is_date(line);
    }
    std::string text;
    for (std::size_t i = own.size() - std::min(most, own.size()); i < own.size(); ++i)
        text += (text.empty() ? "" : "\n") + own[i];
    return text;
}

} // namespace yieldmark::run
