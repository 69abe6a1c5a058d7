#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>

namespace yieldmark::probe {

/// A little memory for those who ask while the next allocator is still being looked up (dlsym may allocate).
/// Nothing is ever given back. Blocks are zeroed.
class bootstrap_arena {
public:
    static constexpr std::size_t capacity = 32 * 1024;

    /// `alignment` must be a power of two; below 16 it is 16. Null when the arena is used up.
    void* allocate(std::size_t size, std::size_t alignment = 16) noexcept {
        std::size_t const step = alignment < 16 ? 16 : alignment;
        if (size > capacity || step > capacity) {
            return nullptr;
        }
        std::size_t const needed = header + step + size;
        std::size_t const start = used_.fetch_add(needed, std::memory_order_relaxed);
        if (start > capacity || needed > capacity - start) {
            return nullptr;
        }
        auto const first = reinterpret_cast<std::uintptr_t>(bytes_.data()) + start + header;
        auto* const block = reinterpret_cast<unsigned char*>((first + step - 1) & ~(step - 1));
        *reinterpret_cast<std::size_t*>(block - header) = size;
        return block;
    }

    bool holds(void const* block) const noexcept {
        return reinterpret_cast<std::uintptr_t>(block) - reinterpret_cast<std::uintptr_t>(bytes_.data()) <
               capacity;
    }

    /// The size that `block` was asked for with; only for blocks that the arena holds.
    static std::size_t size_of(void const* block) noexcept {
        return *reinterpret_cast<std::size_t const*>(static_cast<unsigned char const*>(block) - header);
    }

private:
    static constexpr std::size_t header = 16;

    alignas(16) std::array<unsigned char, capacity> bytes_{};
    std::atomic<std::size_t> used_ = 0;
};

} // namespace yieldmark::probe
