#include "harness/project/toml_table.hpp"

#include "harness/system/characters.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace yieldmark::project {

namespace {

bool is_one_line(std::string_view text) {
    return std::ranges::none_of(text,
                                [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

} // namespace

void fail_at(std::string const& source, toml::source_region const& where, std::string const& what) {
    // Words of the file, or of the library about it, may stand in it.
    throw system::usage_error(system::printable(fmt::format("{}:{}: {}", source, where.begin.line, what)));
}

std::vector<std::pair<std::string, toml::node const*>> in_order(toml::table const& table) {
    std::vector<std::pair<std::string, toml::node const*>> all;
    for (auto const& [key, value] : table)
        all.emplace_back(key.str(), &value);
    std::ranges::sort(all, [](auto const& a, auto const& b) {
        auto const& left = a.second->source().begin;
        auto const& right = b.second->source().begin;
        return std::tuple(left.line, left.column, a.first) < std::tuple(right.line, right.column, b.first);
    });
    return all;
}

toml_table::toml_table(toml::table const& table, std::string source, std::string title,
                       std::vector<std::string> known)
    : table_(&table), source_(std::move(source)), title_(std::move(title)) {
    for (auto const& [key, value] : in_order(table))
        if (std::ranges::find(known, key) == known.end())
            fail(*value, fmt::format("{} has no key {}; the nearest one is {}",
                                     title_.empty() ? "the file" : title_, key, system::nearest(key, known)));
}

void toml_table::fail(toml::node const& at, std::string const& what) const {
    fail_at(source_, at.source(), what);
}

unsigned toml_table::line() const {
    return table_->source().begin.line;
}

toml::node const* toml_table::find(std::string_view key) const {
    return table_->get(key);
}

std::string toml_table::called(std::string_view key) const {
    return title_.empty() ? std::string(key) : fmt::format("{} of {}", key, title_);
}

std::string toml_table::string_of(toml::node const& node, std::string const& what) const {
    auto const* text = node.as_string();
    if (!text)
        fail(node, what + " must be a string in quotes");
    if (!is_one_line(text->get()))
        fail(node, what + " must be one line without control characters");
    return text->get();
}

std::string toml_table::text(std::string_view key) const {
    auto const* node = find(key);
    return node ? string_of(*node, called(key)) : std::string{};
}

std::string toml_table::required(std::string_view key, std::string_view example) const {
    auto const all = text(key);
    if (all.find_first_not_of(" \t") == std::string::npos)
        fail_at(
            source_, table_->source(),
            fmt::format("{} is missing or empty; say for example: {} = \"{}\"", called(key), key, example));
    return all;
}

std::vector<std::string> toml_table::list(std::string_view key) const {
    std::vector<std::string> all;
    auto const* node = find(key);
    if (!node)
        return all;
    if (!node->is_array())
        fail(*node, called(key) + " must be a list of strings, as in [\"one\", \"two\"]");
    for (auto const& one : *node->as_array()) {
        all.push_back(string_of(one, "each of " + called(key)));
        if (all.back().empty())
            fail(one, "one of " + called(key) + " is empty; take it out");
    }
    return all;
}

std::vector<std::pair<std::string, std::string>> toml_table::pairs(std::string_view key) const {
    std::vector<std::pair<std::string, std::string>> all;
    auto const* node = find(key);
    if (!node)
        return all;
    if (!node->is_table())
        fail(*node, called(key) + " must be a table of strings, as in { NAME = \"value\" }");
    for (auto const& [name, value] : in_order(*node->as_table()))
        all.emplace_back(name, string_of(*value, name + " of " + called(key)));
    return all;
}

} // namespace yieldmark::project
