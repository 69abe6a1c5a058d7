#include "harness/probe/ledger.hpp"

#include <algorithm>

namespace yieldmark::probe {

void ledger::begin() noexcept {
    figures_ = {};
    complete_ = true;
    paused_ = false;
    ++region_;
    recorded_ = {};
}

bool ledger::begin_recorded() noexcept {
    if (!recorder_.start()) {
        return false;
    }
    begin();
    return true;
}

std::optional<yieldmark_probe_figures> ledger::end() noexcept {
    blocks_.clear();
    mappings_.clear();
    if (recorder_.on()) {
        recorder_.stop();
        recorded_ = recorder_.recorded();
    }
    return complete_ ? std::optional(figures_) : std::nullopt;
}

void ledger::abandon() noexcept {
    blocks_.abandon();
    mappings_.abandon();
    recorder_.stop();
}

void ledger::allocated(void const* block, std::size_t size) noexcept {
    if (paused_) {
        return;
    }
    note(block, size);
    count(size);
    change_live(0, size);
}

void ledger::freed(void const* block) noexcept {
    if (auto const size = blocks_.take(reinterpret_cast<std::uintptr_t>(block))) {
        change_live(*size, 0);
    }
}

ledger::resize ledger::resize_begins(void const* block) noexcept {
    return {region_, blocks_.take(reinterpret_cast<std::uintptr_t>(block))};
}

void ledger::resize_ends(resize const& begun, void const* new_block, std::size_t new_size) noexcept {
    if (paused_ && !begun.old_size) {
        return;
    }
    note(new_block, new_size);
    if (!paused_) {
        count(new_size);
    }
    change_live(still_live(begun), new_size);
}

void ledger::resize_failed(resize const& begun, void const* block) noexcept {
    if (begun.region == region_ && begun.old_size) {
        note(block, *begun.old_size);
    }
}

void ledger::resize_freed(resize const& begun) noexcept {
    change_live(still_live(begun), 0);
}

void ledger::mapped(address_range range) noexcept {
    remapped({range.begin, range.begin}, range);
}

void ledger::unmapped(address_range range) noexcept {
    std::size_t const known = mappings_.overlap(range);
    if (known != 0) {
        complete_ = mappings_.remove(range) && complete_;
        change_live(known, 0);
    }
}

void ledger::remapped(address_range before, address_range after) noexcept {
    if (paused_ && !knows(before)) {
        unmapped(after);
        return;
    }
    std::size_t released = mappings_.overlap(before);
    complete_ = mappings_.remove(before) && complete_;
    released += mappings_.overlap(after);
    complete_ = mappings_.remove(after) && mappings_.add(after) && complete_;
    if (!paused_) {
        count(after.bytes());
    }
    change_live(released, after.bytes());
}

bool ledger::knows(address_range range) const noexcept {
    return range.bytes() != 0 && mappings_.overlap(range) == range.bytes();
}

void ledger::count(std::size_t size) noexcept {
    ++figures_.allocations;
    figures_.total_bytes += size;
}

void ledger::change_live(std::size_t minus, std::size_t plus) noexcept {
    figures_.live_bytes = figures_.live_bytes - minus + plus;
    figures_.peak_bytes = std::max(figures_.peak_bytes, figures_.live_bytes);
    if (recorder_.on() && minus != plus) {
        recorder_.note(figures_.live_bytes);
    }
}

void ledger::note(void const* block, std::size_t size) noexcept {
    complete_ = blocks_.insert(reinterpret_cast<std::uintptr_t>(block), size) && complete_;
}

std::size_t ledger::still_live(resize const& begun) const noexcept {
    return begun.region == region_ ? begun.old_size.value_or(0) : 0;
}

} // namespace yieldmark::probe
