#pragma once
#include "support/chunk_reader.hpp"
#include "support/input_buffer.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::read_chunks {

/// A file's bytes and the chunks in them.
class whole_file {
public:
    explicit whole_file(std::string const& path) : file_{path, content::bytes, loading::whole} {
        file_.read_more();
        std::string_view const bytes = file_.unread_text();
        chunks_.reserve(bytes.size() / chunk_reader::chunk_size + 1);
        for (std::size_t at = 0; at < bytes.size(); at += chunk_reader::chunk_size)
            chunks_.push_back(bytes.substr(at, chunk_reader::chunk_size));
    }
    [[nodiscard]] auto begin() const { return chunks_.begin(); }
    [[nodiscard]] auto end() const { return chunks_.end(); }

private:
    input_buffer file_;
    std::vector<std::string_view> chunks_;
};

/// The chunks of 1024 bytes of the file at `path`, which is loaded whole before the first is read.
inline whole_file eager(std::string const& path) {
    return whole_file{path};
}

} // namespace yieldmark::read_chunks
