#pragma once

#include "support/input_buffer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yieldmark {

/// A file in chunks of 1024 bytes, the last one as long as what is left. Each is good until the next is asked
/// for, or as long as the reader where the file is loaded whole. Throws as input_buffer does.
class chunk_reader {
public:
    static constexpr std::size_t chunk_size = 1024;

    explicit chunk_reader(std::string path, loading how = loading::buffered)
        : buffer_{std::move(path), content::bytes, how} {}

    /// The next chunk, or nothing at the end.
    std::optional<std::string_view> next() {
        while (buffer_.unread().size() < chunk_size && buffer_.read_more())
            continue;
        std::string_view const chunk = buffer_.unread_text().substr(0, chunk_size);
        buffer_.take(chunk.size());
        return chunk.empty() ? std::nullopt : std::optional{chunk};
    }

private:
    input_buffer buffer_;
};

} // namespace yieldmark
