#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yieldmark {

/// `text` with a … z made A … Z, in `into`, whose room is used again.
inline std::string_view upper_case(std::string_view text, std::string& into) {
    into.resize(text.size());
    char* const made = into.data(); // a local: what is written through it can't change it
    for (std::size_t i = 0; i != text.size(); ++i) {
        char const letter = text[i];
        made[i] = static_cast<char>(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
    }
    return {made, text.size()};
}

} // namespace yieldmark
