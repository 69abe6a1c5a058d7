#include "harness/results/model.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string_view>
#include <utility>

namespace yieldmark::results {
namespace {

constexpr std::size_t parts = 4;

std::optional<std::array<std::string_view, parts>> split(std::string_view text) {
    std::array<std::string_view, parts> result;
    for (std::size_t i = 0; i < parts; ++i) {
        auto const slash = text.find('/');
        if ((slash == std::string_view::npos) != (i + 1 == parts))
            return std::nullopt;
        result[i] = text.substr(0, slash);
        if (result[i].empty())
            return std::nullopt;
        text.remove_prefix(slash == std::string_view::npos ? text.size() : slash + 1);
    }
    return result;
}

// Only digits as text() writes them, so that a name that was split can be put together again.
std::optional<std::uint64_t> parse_size(std::string_view digits) {
    if (digits.size() > 1 && digits.front() == '0')
        return std::nullopt;
    std::uint64_t n = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return n;
}

// Of others' names many end in several numbers (BM_copy/8/64/512): those are arguments.
bool is_word(std::string_view part) {
    return part.front() < '0' || part.front() > '9';
}

} // namespace

std::string case_name::text() const {
    if (foreign())
        return example;
    return example + '/' + technique + '/' + scenario + '/' + std::to_string(n);
}

case_name parse_case_name(std::string const& text) {
    if (auto const part = split(text)) {
        if (auto const n = parse_size((*part)[3]); n && is_word((*part)[1]) && is_word((*part)[2]))
            return {std::string((*part)[0]), std::string((*part)[1]), std::string((*part)[2]), *n};
    }
    return foreign_name(text);
}

case_name foreign_name(std::string text) {
    return {std::move(text), "", "", 0};
}

bool says_skipped(std::string const& error) {
    return error.starts_with("skipped: ");
}

bool all_foreign(run const& r) {
    return !r.cases.empty() &&
           std::ranges::all_of(r.cases, [](case_result const& c) { return c.name.foreign(); });
}

} // namespace yieldmark::results
