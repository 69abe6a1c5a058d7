#pragma once

#include "support/bad_input.hpp"
#include "support/input_file.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace yieldmark {

/// How a file comes into memory: 64 KiB at a time (more only for a record that is longer), or all of it
/// before its first byte is looked at. Loaded whole, it stays where it is until the buffer is destroyed.
enum class loading { buffered, whole };

/// What a file is to hold. A NUL byte tells that it is not text, as grep and git have it.
enum class content { bytes, text };

/// The bytes of a file between reading and use. Throws std::system_error where input_file does, or when there
/// is no memory to load the file whole; throws bad_input at a NUL byte in a text, once what stands before it
/// is used up.
class input_buffer {
public:
    input_buffer(std::string path, content holds, loading how = loading::buffered)
        : file_{std::move(path)}, holds_{holds}, how_{how} {}

    [[nodiscard]] std::string const& path() const { return file_.path(); }

    /// What is read and not taken. Good until read_more().
    [[nodiscard]] std::span<char> unread() { return {data_.get() + begin_, end_ - begin_}; }
    [[nodiscard]] std::string_view unread_text() const { return {data_.get() + begin_, end_ - begin_}; }

    /// Marks the first `size` bytes of unread() as used; they stay until read_more().
    void take(std::size_t size) { begin_ += size; }

    /// Reads further bytes behind unread(). False at the end of the file.
    bool read_more() {
        if (nul_)
            throw bad_input{path(), "byte", before_ + end_ + 1, "NUL, so that this is not a text file"};
        std::size_t const got = how_ == loading::whole ? load() : refill();
        if (holds_ == content::text)
            stop_at_nul(got);
        return got != 0;
    }

private:
    static constexpr std::size_t usual = 65536;

    // On a line of the cache, wherever the allocator happens to be: how fast the kernel copies depends on it.
    static constexpr std::align_val_t cache_line{64};
    struct aligned_delete {
        void operator()(char* bytes) const { ::operator delete[](bytes, cache_line); }
    };
    using bytes = std::unique_ptr<char[], aligned_delete>;

    std::size_t refill() {
        std::size_t const kept = end_ - begin_;
        if (data_ == nullptr || kept == capacity_)
            grow(std::max(usual, capacity_ * 2));
        else
            std::memmove(data_.get(), data_.get() + begin_, kept);
        before_ += begin_;
        begin_ = 0;
        end_ = kept;
        std::size_t const got = file_.read(data_.get() + end_, capacity_ - end_);
        end_ += got;
        return got;
    }

    std::size_t load() {
        if (data_ != nullptr)
            return 0;
        grow(file_.size() + 1); // one byte more, so that the end is seen without growing
        while (std::size_t const got = file_.read(data_.get() + end_, capacity_ - end_)) {
            end_ += got;
            if (end_ == capacity_)
                grow(std::max(usual, capacity_ * 2));
        }
        return end_;
    }

    void grow(std::size_t capacity) try {
        bytes wider{new (cache_line) char[capacity]};
        std::copy_n(data_.get() + begin_, end_ - begin_, wider.get());
        data_ = std::move(wider);
        capacity_ = capacity;
    } catch (std::bad_alloc const&) {
        throw std::system_error{std::make_error_code(std::errc::not_enough_memory),
                                path() + ": doesn't fit in memory"};
    }

    void stop_at_nul(std::size_t got) {
        char* const fresh = data_.get() + end_ - got;
        auto* const nul = static_cast<char*>(std::memchr(fresh, '\0', got));
        if (nul != nullptr) {
            end_ = static_cast<std::size_t>(nul - data_.get());
            nul_ = true;
        }
    }

    input_file file_;
    content holds_;
    loading how_;
    bool nul_ = false;
    bytes data_;
    std::size_t capacity_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t before_ = 0; // bytes of the file before data_[0]
};

} // namespace yieldmark
