#include "harness/probe/block_table.hpp"

#include "harness/probe/pages.hpp"

#include <bit>

namespace yieldmark::probe {

namespace {

constexpr std::size_t first_capacity = 4096;

} // namespace

void block_table::clear() noexcept {
    unmap_pages(slots_, capacity_ * sizeof(slot));
    abandon();
}

void block_table::abandon() noexcept {
    slots_ = nullptr;
    capacity_ = 0;
    count_ = 0;
}

bool block_table::insert(std::uintptr_t address, std::size_t size) noexcept {
    if (2 * count_ >= capacity_ && !grow()) {
        return false;
    }
    slot& place = find(address);
    count_ += place.address == 0 ? 1 : 0;
    place = {address, size};
    return true;
}

std::optional<std::size_t> block_table::take(std::uintptr_t address) noexcept {
    if (count_ == 0) {
        return std::nullopt;
    }
    slot& place = find(address);
    if (place.address == 0) {
        return std::nullopt;
    }
    std::size_t const size = place.size;
    --count_;
    close_gap(static_cast<std::size_t>(&place - slots_));
    return size;
}

bool block_table::grow() noexcept {
    std::size_t const old_capacity = capacity_;
    std::size_t const new_capacity = old_capacity == 0 ? first_capacity : 2 * old_capacity;
    auto* const fresh = static_cast<slot*>(map_pages(new_capacity * sizeof(slot)));
    if (fresh == nullptr) {
        return false;
    }
    slot* const old = slots_;
    slots_ = fresh;
    capacity_ = new_capacity;
    for (std::size_t i = 0; i < old_capacity; ++i) {
        if (old[i].address != 0) {
            find(old[i].address) = old[i];
        }
    }
    unmap_pages(old, old_capacity * sizeof(slot));
    return true;
}

// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4): blocks stand at even steps, whose low
// bits say nothing.
std::size_t block_table::home(std::uintptr_t address) const noexcept {
    auto const mixed = static_cast<std::uint64_t>(address) * 0x9E37'79B9'7F4A'7C15u;
    return static_cast<std::size_t>(mixed >> (64 - std::countr_zero(capacity_)));
}

block_table::slot& block_table::find(std::uintptr_t address) noexcept {
    std::size_t i = home(address);
    while (slots_[i].address != 0 && slots_[i].address != address) {
        i = (i + 1) & (capacity_ - 1);
    }
    return slots_[i];
}

// Moving later entries back, rather than leaving a mark, keeps searches short however many blocks come and
// go.
void block_table::close_gap(std::size_t gap) noexcept {
    std::size_t const mask = capacity_ - 1;
    for (std::size_t i = (gap + 1) & mask; slots_[i].address != 0; i = (i + 1) & mask) {
        std::size_t const distance_from_home = (i - home(slots_[i].address)) & mask;
        std::size_t const distance_from_gap = (i - gap) & mask;
        if (distance_from_home >= distance_from_gap) {
            slots_[gap] = slots_[i];
            gap = i;
        }
    }
    slots_[gap] = {};
}

} // namespace yieldmark::probe
