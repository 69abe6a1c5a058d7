#include "harness/probe/address_ranges.hpp"

#include "harness/probe/pages.hpp"

#include <algorithm>
#include <cstring>

namespace yieldmark::probe {

namespace {

constexpr std::size_t first_capacity = 256;

} // namespace

void address_ranges::clear() noexcept {
    unmap_pages(ranges_, capacity_ * sizeof(address_range));
    abandon();
}

void address_ranges::abandon() noexcept {
    ranges_ = nullptr;
    capacity_ = 0;
    count_ = 0;
}

bool address_ranges::add(address_range added) noexcept {
    if (!grow_if_full()) {
        return false;
    }
    std::size_t first = first_ending_after(added.begin);
    std::size_t last = first;
    if (first > 0 && ranges_[first - 1].end == added.begin) {
        added.begin = ranges_[--first].begin;
    }
    if (last < count_ && ranges_[last].begin == added.end) {
        added.end = ranges_[last++].end;
    }
    replace(first, last, &added, 1);
    return true;
}

bool address_ranges::remove(address_range removed) noexcept {
    if (removed.bytes() == 0) {
        return true;
    }
    if (!grow_if_full()) {
        return false;
    }
    std::size_t const first = first_ending_after(removed.begin);
    std::size_t last = first;
    address_range left[2];
    std::size_t left_count = 0;
    for (; last < count_ && ranges_[last].begin < removed.end; ++last) {
        if (ranges_[last].begin < removed.begin) {
            left[left_count++] = {ranges_[last].begin, removed.begin};
        }
        if (ranges_[last].end > removed.end) {
            left[left_count++] = {removed.end, ranges_[last].end};
        }
    }
    replace(first, last, left, left_count);
    return true;
}

std::size_t address_ranges::overlap(address_range asked) const noexcept {
    std::size_t bytes = 0;
    for (std::size_t i = first_ending_after(asked.begin); i < count_ && ranges_[i].begin < asked.end; ++i) {
        bytes += std::min(ranges_[i].end, asked.end) - std::max(ranges_[i].begin, asked.begin);
    }
    return bytes;
}

bool address_ranges::grow_if_full() noexcept {
    if (count_ < capacity_) {
        return true;
    }
    std::size_t const new_capacity = capacity_ == 0 ? first_capacity : 2 * capacity_;
    auto* const fresh = static_cast<address_range*>(map_pages(new_capacity * sizeof(address_range)));
    if (fresh == nullptr) {
        return false;
    }
    std::copy_n(ranges_, count_, fresh);
    unmap_pages(ranges_, capacity_ * sizeof(address_range));
    ranges_ = fresh;
    capacity_ = new_capacity;
    return true;
}

std::size_t address_ranges::first_ending_after(std::uintptr_t address) const noexcept {
    auto const* const found =
        std::upper_bound(ranges_, ranges_ + count_, address,
                         [](std::uintptr_t value, address_range const& range) { return value < range.end; });
    return static_cast<std::size_t>(found - ranges_);
}

void address_ranges::replace(std::size_t first, std::size_t last, address_range const* with,
                             std::size_t with_count) noexcept {
    std::memmove(ranges_ + first + with_count, ranges_ + last, (count_ - last) * sizeof(address_range));
    std::copy_n(with, with_count, ranges_ + first);
    count_ = count_ - (last - first) + with_count;
}

} // namespace yieldmark::probe
