#include "harness/results/json_text.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/results/plain_numbers.hpp"
#include "harness/results/unicode.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

namespace yieldmark::results {
namespace {

struct word {
    std::string_view bare;
    std::string_view quoted; // as long as the bare one, so that positions in errors stay right
};

// Google Benchmark prints the long ones since 1.5; the short ones are those of printf and iostreams.
constexpr std::array<word, 8> words{{{"-Infinity", "\"-\"      "},
                                     {"Infinity", "\"+\"     "},
                                     {"-NaN", "\"?\" "},
                                     {"NaN", "\"?\""},
                                     {"-nan", "\"?\" "},
                                     {"nan", "\"?\""},
                                     {"-inf", "\"-\" "},
                                     {"inf", "\"+\""}}};

bool may_start_word(char c) {
    return c == '-' || c == 'I' || c == 'N' || c == 'n' || c == 'i';
}

word const* word_at(std::string_view rest) {
    auto const found = std::ranges::find_if(words, [&](word const& w) { return rest.starts_with(w.bare); });
    return found == words.end() ? nullptr : &*found;
}

// Google Benchmark escapes quotes and line breaks, but prints other control characters as they are.
void blank_control_characters(std::string& text, std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i)
        if (static_cast<unsigned char>(text[i]) < 0x20)
            text[i] = ' ';
}

// The keys of the objects that are open.
class open_objects {
public:
    void open() { objects_.emplace_back(); }
    void close() {
        if (!objects_.empty())
            objects_.pop_back();
    }

    // Whether the innermost object has this key already; from now on it does.
    bool repeats(std::string_view key) {
        if (objects_.empty() || key.empty())
            return false;
        auto& [keys, marks] = objects_.back();
        // Most keys differ from all others in this already.
        auto const mark = std::uint64_t{1} << ((static_cast<unsigned char>(key.front()) +
                                                5U * static_cast<unsigned char>(key.back()) + key.size()) %
                                               64);
        if ((marks & mark) != 0 && std::ranges::find(keys, key) != keys.end())
            return true;
        marks |= mark;
        keys.push_back(key);
        return false;
    }

private:
    struct object {
        std::vector<std::string_view> keys;
        std::uint64_t marks = 0;
    };
    std::vector<object> objects_;
};

bool is_key(std::string_view text, std::size_t end) {
    auto const next = text.find_first_not_of(" \t\r\n", end);
    return next != std::string_view::npos && text[next] == ':';
}

std::string make_json(std::string_view text) {
    std::string result(text);
    open_objects objects;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == '"') {
            auto const end = end_of_string(text, i);
            blank_control_characters(result, i, end);
            if (is_key(text, end) && objects.repeats(text.substr(i + 1, end - i - 2)))
                result[i + 1] = repeated_key;
            i = end;
        } else if (text[i] == '{' || text[i] == '}') {
            text[i++] == '{' ? objects.open() : objects.close();
        } else if (auto const* w = may_start_word(text[i]) ? word_at(text.substr(i)) : nullptr) {
            result.replace(i, w->quoted.size(), w->quoted);
            i += w->bare.size();
        } else {
            ++i;
        }
    }
    return result;
}

std::string place(std::string_view text, std::size_t offset) {
    auto const before = text.substr(0, offset);
    auto const line = std::ranges::count(before, '\n') + 1;
    auto const line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return fmt::format("{}:{}", line, offset - line_start + 1);
}

std::string describe(char c) {
    auto const byte = static_cast<unsigned char>(c);
    if (byte >= 0x20 && byte < 0x7f)
        return fmt::format("'{}'", c);
    return fmt::format("byte 0x{:02x}", byte);
}

char const* way_out(std::string_view text) {
    return text.find("\"benchmarks\"") == std::string_view::npos
               ? "give a file that --benchmark_out_format=json or yieldmark wrote"
               : "if something else was printed into it, as a log, let Google Benchmark write a file of its "
                 "own: "
                 "--benchmark_out=FILE --benchmark_out_format=json";
}

[[noreturn]] void fail_at(std::string_view text, std::string const& source, json::parse_error const& error) {
    auto const offset = error.byte > 0 ? error.byte - 1 : 0;
    if (offset >= text.size())
        throw read_error(
            fmt::format("{}:{}: the text ends too early: the file was cut short; copy it again, or "
                        "measure again",
                        source, place(text, text.size())));
    bool const utf8 = std::string_view(error.what()).find("UTF-8") != std::string_view::npos;
    throw read_error(fmt::format("{}:{}: {} {}; {}", source, place(text, offset),
                                 utf8 ? "not UTF-8: unexpected" : "not JSON: unexpected",
                                 describe(text[offset]), utf8 ? "convert the file to UTF-8" : way_out(text)));
}

} // namespace

std::size_t end_of_string(std::string_view text, std::size_t opening) {
    std::size_t i = opening + 1;
    while (i < text.size() && text[i] != '"')
        i += text[i] == '\\' ? 2 : 1;
    return std::min(i + 1, text.size());
}

json parse_json(std::string_view given, std::string const& source) {
    auto const text = as_utf8(given);
    if (text.find_first_not_of(" \t\r\n") == std::string::npos)
        throw read_error(source + ": the file is empty; give one that --benchmark_out or yieldmark wrote");
    try {
        auto parsed = json::parse(make_json(text), nullptr, false);
        if (parsed.is_discarded())
            parsed = json::parse(make_json(with_plain_numbers(text)));
        return parsed;
    } catch (json::parse_error const& error) {
        fail_at(text, source, error);
    } catch (json::exception const&) {
        throw read_error(source + ": a number in it is too large for a double; correct it, or measure again");
    }
}

std::optional<double> non_finite(std::string_view text) {
    if (text == "?" || text == "NaN")
        return std::numeric_limits<double>::quiet_NaN();
    if (text == "+" || text == "Infinity")
        return std::numeric_limits<double>::infinity();
    if (text == "-" || text == "-Infinity")
        return -std::numeric_limits<double>::infinity();
    return std::nullopt;
}

json number_json(double value) {
    if (std::isfinite(value))
        return value;
    if (std::isnan(value))
        return "NaN";
    return value > 0 ? "Infinity" : "-Infinity";
}

} // namespace yieldmark::results
