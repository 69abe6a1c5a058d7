#pragma once
// A TOML table of which only known keys are read, with errors that name file and line. Private to
// harness/project: it compiles toml++, which is large.

#include <toml++/toml.h>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yieldmark::project {

/// Throws system::usage_error "SOURCE:LINE: what".
[[noreturn]] void fail_at(std::string const& source, toml::source_region const& where,
                          std::string const& what);

class toml_table {
public:
    /// `title` is what errors call it: "[[executable]]"; empty for the whole file. Throws system::usage_error if
    /// it has a key that isn't among `known`.
    toml_table(toml::table const& table, std::string source, std::string title,
               std::vector<std::string> known);

    /// A string in one line; empty if the key is missing.
    [[nodiscard]] std::string text(std::string_view key) const;
    /// A string that must be there and hold something; `example` is what errors show.
    [[nodiscard]] std::string required(std::string_view key, std::string_view example) const;
    /// An array of strings; empty if the key is missing.
    [[nodiscard]] std::vector<std::string> list(std::string_view key) const;
    /// A table of strings, in the file's order; empty if the key is missing.
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> pairs(std::string_view key) const;
    [[nodiscard]] toml::node const* find(std::string_view key) const;

    [[noreturn]] void fail(toml::node const& at, std::string const& what) const;
    [[nodiscard]] std::string const& source() const { return source_; }
    [[nodiscard]] unsigned line() const;

private:
    [[nodiscard]] std::string string_of(toml::node const& node, std::string const& what) const;
    [[nodiscard]] std::string called(std::string_view key) const;

    toml::table const* table_;
    std::string source_;
    std::string title_;
};

/// Key and value of each entry, in the file's order.
[[nodiscard]] std::vector<std::pair<std::string, toml::node const*>> in_order(toml::table const& table);

} // namespace yieldmark::project
