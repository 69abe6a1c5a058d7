#pragma once
// Typed access to a JSON object's fields, with errors that name the path. For harness/results and
// harness/compare.

#include "harness/results/json_text.hpp"

#include <concepts>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace yieldmark::results {

/// A JSON object within a file. It keeps references: the value and the source must outlive it. A missing
/// field gives `otherwise`; one of another type throws read_error.
class fields {
public:
    /// Throws read_error if `value` isn't an object.
    fields(json const& value, std::string path, std::string const& source);

    [[nodiscard]] bool has(char const* key) const { return find(key) != nullptr; }
    [[nodiscard]] json const& value() const { return value_; }
    [[nodiscard]] std::string const& path() const { return path_; }

    [[nodiscard]] double number(char const* key, std::optional<double> otherwise = std::nullopt) const;
    /// The same from `least` to `most`; one that isn't a number at all ("NaN") is taken. Throws read_error otherwise.
    [[nodiscard]] double number_from(char const* key, double least, double most,
                                     std::optional<double> otherwise = std::nullopt) const;
    [[nodiscard]] std::string text(char const* key,
                                   std::optional<std::string> otherwise = std::nullopt) const;
    [[nodiscard]] bool flag(char const* key, bool otherwise) const;

    /// A whole number that fits T.
    template <std::unsigned_integral T> [[nodiscard]] T count(char const* key, T otherwise) const {
        return static_cast<T>(whole(key, otherwise, std::numeric_limits<T>::max()));
    }

    [[nodiscard]] std::vector<double> numbers(char const* key) const;
    [[nodiscard]] std::vector<std::string> texts(char const* key) const;
    [[nodiscard]] std::map<std::string, std::string> text_map(char const* key) const;

    /// Throws read_error if the field is missing.
    [[nodiscard]] fields object(char const* key) const;

    /// Calls `visit` with each object of the array `key`, if there is one.
    void each(char const* key, std::function<void(fields const&)> const& visit) const;

    /// The path of a field: `benchmarks[3].real_time`.
    [[nodiscard]] std::string path_of(std::string const& key) const;

    /// Throws read_error: `<source>: <path of key> <what>`.
    [[noreturn]] void fail(std::string const& key, std::string const& what) const;

private:
    [[nodiscard]] json const* find(char const* key) const;
    [[nodiscard]] json const* array(char const* key) const;
    [[nodiscard]] std::uint64_t whole(char const* key, std::uint64_t otherwise, std::uint64_t most) const;
    [[noreturn]] void wrong_type(std::string const& key, json const& found, char const* expected) const;
    [[noreturn]] void missing(char const* key) const;

    json const& value_;
    std::string path_;
    std::string const& source_;
};

} // namespace yieldmark::results
