#include "harness/results/unicode.hpp"

#include <boost/locale/encoding_utf.hpp>

#include <array>
#include <cstddef>

namespace yieldmark::results {
namespace {

using namespace std::string_view_literals;

struct encoding {
    std::string_view mark;
    std::size_t width; // bytes of a unit
    bool big_endian;
    std::string_view ascii; // which bytes of the first units are zero ('0') where the text has no mark
};

// The longer marks first: that of UTF-32 begins like that of UTF-16.
constexpr std::array encodings{
    encoding{"\xff\xfe\0\0"sv, 4, false, "x000x000"}, encoding{"\0\0\xfe\xff"sv, 4, true, "000x000x"},
    encoding{"\xff\xfe"sv, 2, false, "x0x0"}, encoding{"\xfe\xff"sv, 2, true, "0x0x"}};
constexpr std::string_view utf8_mark = "\xef\xbb\xbf";

bool looks_like(std::string_view text, std::string_view ascii) {
    if (text.size() < ascii.size())
        return false;
    for (std::size_t i = 0; i < ascii.size(); ++i)
        if ((text[i] == '\0') != (ascii[i] == '0'))
            return false;
    return true;
}

template <typename Unit> std::string decoded(std::string_view text, bool big_endian) {
    std::basic_string<Unit> units;
    for (std::size_t at = 0; at + sizeof(Unit) <= text.size(); at += sizeof(Unit)) {
        Unit unit = 0;
        for (std::size_t i = 0; i < sizeof(Unit); ++i) {
            auto const byte = static_cast<unsigned char>(text[at + (big_endian ? i : sizeof(Unit) - 1 - i)]);
            unit = static_cast<Unit>((unit << 8U) | byte);
        }
        units += unit;
    }
    return boost::locale::conv::utf_to_utf<char>(units.data(), units.data() + units.size());
}

} // namespace

std::string as_utf8(std::string_view text) {
    if (text.starts_with(utf8_mark))
        return std::string(text.substr(utf8_mark.size()));
    for (auto const& one : encodings) {
        auto const marked = text.starts_with(one.mark);
        if (!marked && !looks_like(text, one.ascii))
            continue;
        auto const rest = text.substr(marked ? one.mark.size() : 0);
        return one.width == 4 ? decoded<char32_t>(rest, one.big_endian)
                              : decoded<char16_t>(rest, one.big_endian);
    }
    return std::string(text);
}

} // namespace yieldmark::results
