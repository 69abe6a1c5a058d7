#include "reports/json_writer.hpp"

#include "harness/text/format.hpp"

#include <fmt/format.h>

#include <cmath>

namespace yieldmark::report {
namespace {

bool must_escape(unsigned char c) {
    return c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0x7f;
}

} // namespace

std::string json_string(std::string_view text) {
    std::string result = "\"";
    auto const clean = text::valid_utf8(text);
    for (std::size_t i = 0; i < clean.size(); ++i) {
        std::string_view const rest(clean.data() + i, clean.size() - i);
        if (rest.starts_with("\u2028") || rest.starts_with("\u2029")) {
            result += rest.starts_with("\u2028") ? "\\u2028" : "\\u2029";
            i += 2;
        } else if (auto const c = static_cast<unsigned char>(clean[i]); c == '\n') {
            result += "\\n";
        } else if (must_escape(c)) {
            result += fmt::format("\\u{:04x}", c);
        } else {
            result += clean[i];
        }
    }
    return result + '"';
}

std::string json_number(double value, int digits) {
    if (!std::isfinite(value))
        return "null";
    if (value == std::floor(value) && std::abs(value) < 1e4)
        return fmt::format("{:.0f}", value == 0 ? 0.0 : value);
    // Rounded, the largest doubles would be read as infinite.
    constexpr double safe = 1.7e308;
    auto text = fmt::format("{:.{}g}", value, std::abs(value) > safe ? 17 : digits);
    if (auto const e = text.find('e'); e != std::string::npos)
        text = text.substr(0, e) + "e" + std::to_string(std::stoi(text.substr(e + 1)));
    return text;
}

json_writer& json_writer::key(std::string_view name) {
    separate();
    text_ += json_string(name);
    text_ += ':';
    comma_ = false;
    return *this;
}

json_writer& json_writer::open(char bracket) {
    separate();
    text_ += bracket;
    comma_ = false;
    return *this;
}

json_writer& json_writer::close(char bracket) {
    text_ += bracket;
    comma_ = true;
    return *this;
}

json_writer& json_writer::raw(std::string_view text) {
    separate();
    text_ += text;
    comma_ = true;
    return *this;
}

void json_writer::separate() {
    if (comma_)
        text_ += ',';
}

} // namespace yieldmark::report
