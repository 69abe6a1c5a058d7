#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace yieldmark::probe {

/// The sizes of live blocks by address: a hash table with open addressing on memory of its own. Not
/// thread-safe. A table beside the blocks, rather than a header before each, leaves their addresses,
/// alignment and sizes as the allocator gives them, and knows a block from before the region by its absence.
class block_table {
public:
    constexpr block_table() = default;
    block_table(block_table const&) = delete;
    block_table& operator=(block_table const&) = delete;

    /// Forgets all blocks and gives the memory back.
    void clear() noexcept;

    /// Forgets all blocks without touching the memory: in a forked child it may be half-way through a change.
    void abandon() noexcept;

    /// Notes a block, of any size and at any address but 0. An address that is there already takes the new
    /// size. False when there is no memory to grow; the table is then as before.
    bool insert(std::uintptr_t address, std::size_t size) noexcept;

    /// Removes a block and returns its size; nothing when it is not here.
    std::optional<std::size_t> take(std::uintptr_t address) noexcept;

    std::size_t count() const noexcept { return count_; }

private:
    struct slot {
        std::uintptr_t address;
        std::size_t size;
    };

    bool grow() noexcept;
    std::size_t home(std::uintptr_t address) const noexcept;
    slot& find(std::uintptr_t address) noexcept;
    void close_gap(std::size_t gap) noexcept;

    slot* slots_ = nullptr;
    std::size_t capacity_ = 0; // 0 or a power of two
    std::size_t count_ = 0;
};

} // namespace yieldmark::probe
