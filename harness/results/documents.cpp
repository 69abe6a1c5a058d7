#include "harness/results/documents.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/results/unicode.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

namespace yieldmark::results {
namespace {

constexpr std::string_view white_space = " \t\r\n";

std::size_t past_blanks(std::string_view text, std::size_t from) {
    return std::min(text.find_first_not_of(white_space, from), text.size());
}

// Whether a document's object begins at this bracket.
bool begins_document(std::string_view text, std::size_t bracket) {
    auto const key = past_blanks(text, bracket + 1);
    constexpr std::array<std::string_view, 2> first_keys{"\"context\"", "\"benchmarks\""};
    return std::ranges::any_of(first_keys, [&](std::string_view name) {
        if (!text.substr(key).starts_with(name))
            return false;
        auto const colon = past_blanks(text, key + name.size());
        return colon < text.size() && text[colon] == ':';
    });
}

struct range {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::optional<std::size_t> next_document(std::string_view text, std::size_t from) {
    for (auto at = text.find('{', from); at != std::string_view::npos; at = text.find('{', at + 1))
        if (begins_document(text, at))
            return at;
    return std::nullopt;
}

// Behind the bracket that closes the object; the text's end where nothing does.
std::size_t end_of_object(std::string_view text, std::size_t bracket) {
    std::size_t depth = 0;
    for (auto i = bracket; i < text.size();) {
        if (text[i] == '"') {
            i = end_of_string(text, i);
            continue;
        }
        if (text[i] == '{')
            ++depth;
        if (text[i++] == '}' && --depth == 0)
            return i;
    }
    return text.size();
}

std::vector<range> ranges_in(std::string_view text) {
    std::vector<range> all;
    for (auto at = next_document(text, 0); at; at = next_document(text, all.back().end))
        all.push_back({*at, end_of_object(text, *at)});
    return all;
}

std::size_t lines_of(std::string_view text) {
    std::size_t lines = 0;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        if (text.substr(0, end).find_first_not_of(white_space) != std::string_view::npos)
            ++lines;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::size_t lines_outside(std::string_view text, std::vector<range> const& documents) {
    std::size_t lines = 0;
    std::size_t from = 0;
    for (auto const& one : documents) {
        lines += lines_of(text.substr(from, one.begin - from));
        from = one.end;
    }
    return lines + lines_of(text.substr(from));
}

json parse_one(std::string_view text, range const& one, std::string const& source) {
    try {
        return parse_json(text.substr(one.begin, one.end - one.begin), source);
    } catch (read_error const&) { // without the place within the whole text, which white_space before it give
    }
    std::string alone(text.substr(0, one.end));
    std::replace_if(
        alone.begin(), alone.begin() + static_cast<std::ptrdiff_t>(one.begin),
        [](char c) { return c != '\n'; }, ' ');
    return parse_json(alone, source);
}

std::vector<json> elements_or_whole(json whole) {
    bool const several = whole.is_array() && !whole.empty() &&
                         std::ranges::all_of(whole, [](json const& one) { return one.is_object(); });
    std::vector<json> all;
    if (!several) {
        all.push_back(std::move(whole));
        return all;
    }
    std::ranges::move(whole, std::back_inserter(all));
    return all;
}

} // namespace

found_documents documents_in(std::string_view given, std::string const& source) {
    auto const text = as_utf8(given);
    try {
        return {elements_or_whole(parse_json(text, source)), 0};
    } catch (read_error const&) {
        auto ranges = ranges_in(text);
        std::erase_if(ranges, [&](range const& one) {
            return text.substr(one.begin, one.end - one.begin).find("\"benchmarks\"") == std::string::npos;
        });
        if (ranges.empty() || (ranges.size() == 1 && lines_outside(text, ranges) == 0))
            throw;
        found_documents found{{}, lines_outside(text, ranges)};
        for (auto const& one : ranges)
            found.all.push_back(parse_one(text, one, source));
        return found;
    }
}

} // namespace yieldmark::results
