#include "harness/results/fields.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/characters.hpp"

#include <fmt/format.h>

#include <cmath>

namespace yieldmark::results {
namespace {

std::string type_of(json const& value) {
    switch (value.type()) {
    case json::value_t::object:
        return "an object";
    case json::value_t::array:
        return "an array";
    case json::value_t::string:
        return "a string";
    case json::value_t::null:
        return "null";
    case json::value_t::boolean:
        return "true or false";
    default:
        return "a number";
    }
}

std::optional<double> as_number(json const& value) {
    if (value.is_number())
        return value.get<double>();
    if (value.is_string())
        return non_finite(value.get_ref<std::string const&>());
    return std::nullopt;
}

constexpr double two_to_the_64 = 18446744073709551616.0;

std::optional<std::uint64_t> as_whole(json const& value) {
    if (value.is_number_unsigned())
        return value.get<std::uint64_t>();
    if (!value.is_number_float())
        return std::nullopt;
    double const number = value.get<double>();
    if (!(number >= 0 && number < two_to_the_64) || std::trunc(number) != number)
        return std::nullopt;
    return static_cast<std::uint64_t>(number);
}

} // namespace

fields::fields(json const& value, std::string path, std::string const& source)
    : value_(value), path_(std::move(path)), source_(source) {
    if (!value.is_object())
        throw read_error(
            fmt::format("{}: {} is {}, an object is expected; correct the file, or measure again", source_,
                        path_.empty() ? "the whole" : path_, type_of(value)));
}

json const* fields::find(char const* key) const {
    auto const found = value_.find(key);
    return found == value_.end() ? nullptr : &*found;
}

std::string fields::path_of(std::string const& key) const {
    return path_.empty() ? key : path_ + '.' + key;
}

void fields::fail(std::string const& key, std::string const& what) const {
    // A key comes from the file and may hold anything; an error is one line.
    throw read_error(fmt::format("{}: {} {}", source_, system::printable(path_of(key)), what));
}

void fields::wrong_type(std::string const& key, json const& found, char const* expected) const {
    fail(key,
         fmt::format("is {}, {} is expected; correct the file, or measure again", type_of(found), expected));
}

void fields::missing(char const* key) const {
    fail(key, "is missing; correct the file, or measure again");
}

double fields::number(char const* key, std::optional<double> otherwise) const {
    auto const* found = find(key);
    if (found == nullptr) {
        if (!otherwise)
            missing(key);
        return *otherwise;
    }
    auto const result = as_number(*found);
    if (!result)
        wrong_type(key, *found, "a number");
    return *result;
}

double fields::number_from(char const* key, double least, double most,
                           std::optional<double> otherwise) const {
    auto const value = number(key, otherwise);
    if (value < least || value > most)
        fail(key, fmt::format("is {}, {} is expected; correct the file, or measure again", value,
                              std::isinf(most) ? fmt::format("a number not below {}", least)
                                               : fmt::format("a number from {} to {}", least, most)));
    return value;
}

std::string fields::text(char const* key, std::optional<std::string> otherwise) const {
    auto const* found = find(key);
    if (found == nullptr) {
        if (!otherwise)
            missing(key);
        return *otherwise;
    }
    if (!found->is_string())
        wrong_type(key, *found, "a string");
    return found->get<std::string>();
}

bool fields::flag(char const* key, bool otherwise) const {
    auto const* found = find(key);
    if (found == nullptr)
        return otherwise;
    if (!found->is_boolean())
        wrong_type(key, *found, "true or false");
    return found->get<bool>();
}

std::uint64_t fields::whole(char const* key, std::uint64_t otherwise, std::uint64_t most) const {
    auto const* found = find(key);
    if (found == nullptr)
        return otherwise;
    if (!found->is_number())
        wrong_type(key, *found, "a number");
    auto const result = as_whole(*found);
    if (!result || *result > most)
        fail(key,
             fmt::format("is {}, a whole number from 0 to {} is expected; correct the file, or measure again",
                         found->dump(), most));
    return *result;
}

json const* fields::array(char const* key) const {
    auto const* found = find(key);
    if (found != nullptr && !found->is_array())
        wrong_type(key, *found, "an array");
    return found;
}

std::vector<double> fields::numbers(char const* key) const {
    std::vector<double> result;
    auto const* found = array(key);
    if (found == nullptr)
        return result;
    for (auto const& element : *found) {
        auto const number = as_number(element);
        if (!number)
            wrong_type(fmt::format("{}[{}]", key, result.size()), element, "a number");
        result.push_back(*number);
    }
    return result;
}

std::vector<std::string> fields::texts(char const* key) const {
    std::vector<std::string> result;
    auto const* found = array(key);
    if (found == nullptr)
        return result;
    for (auto const& element : *found) {
        if (!element.is_string())
            wrong_type(fmt::format("{}[{}]", key, result.size()), element, "a string");
        result.push_back(element.get<std::string>());
    }
    return result;
}

std::map<std::string, std::string> fields::text_map(char const* key) const {
    std::map<std::string, std::string> result;
    if (!has(key))
        return result;
    auto const inner = object(key);
    for (auto const& [name, element] : inner.value().items()) {
        if (!element.is_string())
            inner.wrong_type(name, element, "a string");
        result.emplace(name, element.get<std::string>());
    }
    return result;
}

fields fields::object(char const* key) const {
    auto const* found = find(key);
    if (found == nullptr)
        missing(key);
    return {*found, path_of(key), source_};
}

void fields::each(char const* key, std::function<void(fields const&)> const& visit) const {
    auto const* found = array(key);
    if (found == nullptr)
        return;
    std::size_t index = 0;
    for (auto const& element : *found)
        visit(fields(element, fmt::format("{}[{}]", path_of(key), index++), source_));
}

} // namespace yieldmark::results
