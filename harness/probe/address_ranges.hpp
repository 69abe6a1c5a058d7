#pragma once

#include <cstddef>
#include <cstdint>

namespace yieldmark::probe {

/// From `begin` up to, without, `end`.
struct address_range {
    std::uintptr_t begin;
    std::uintptr_t end;

    std::size_t bytes() const noexcept { return end - begin; }
};

/// A set of addresses, kept as sorted ranges with gaps between them, on memory of its own. Not thread-safe.
/// Mappings are kept so, and not by where they began, as munmap may take any part of one, or of several at
/// once.
class address_ranges {
public:
    constexpr address_ranges() = default;
    address_ranges(address_ranges const&) = delete;
    address_ranges& operator=(address_ranges const&) = delete;

    /// Forgets all ranges and gives the memory back.
    void clear() noexcept;

    /// Forgets all ranges without touching the memory: in a forked child it may be half-way through a change.
    void abandon() noexcept;

    /// Adds a range of which no address is in the set yet. False when there is no memory to grow; the set is
    /// then as before.
    bool add(address_range added) noexcept;

    /// Takes all addresses of `removed` that are in the set out of it. False when there is no memory to grow
    /// (a hole makes two ranges of one); the set is then as before.
    bool remove(address_range removed) noexcept;

    /// How many addresses of `asked` are in the set.
    std::size_t overlap(address_range asked) const noexcept;

    /// The number of ranges; neighbours that touch are one.
    std::size_t count() const noexcept { return count_; }

private:
    bool grow_if_full() noexcept;
    std::size_t first_ending_after(std::uintptr_t address) const noexcept;
    void replace(std::size_t first, std::size_t last, address_range const* with,
                 std::size_t with_count) noexcept;

    address_range* ranges_ = nullptr;
    std::size_t capacity_ = 0;
    std::size_t count_ = 0;
};

} // namespace yieldmark::probe
