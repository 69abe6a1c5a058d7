#pragma once

#include "harness/probe/address_ranges.hpp"
#include "harness/probe/block_table.hpp"
#include "harness/probe/probe.hpp"
#include "harness/probe/recorder.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace yieldmark::probe {

/// The books of one region: which blocks and mappings of it are live, and the figures. Not thread-safe, knows
/// nothing of malloc: the caller says what happened. See probe.hpp for what counts.
class ledger {
public:
    /// A block whose resize is under way: its address may be given to another thread at any moment, its bytes
    /// are still live.
    struct resize {
        std::uint64_t region;
        std::optional<std::size_t> old_size; ///< nothing for a block that is not of the region
    };

    constexpr ledger() = default;

    /// Starts a region; the last one must have ended.
    void begin() noexcept;
    /// The same, and records how the live bytes go. False if there is no memory to; no region is started
    /// then.
    bool begin_recorded() noexcept;

    /// The figures since begin, and empties the books; nothing when memory for them ran out.
    std::optional<yieldmark_probe_figures> end() noexcept;

    /// Whether new blocks and mappings stay outside of the region from now on; what it has is followed still.
    void pause(bool paused) noexcept { paused_ = paused; }

    /// What was recorded of the last region; no steps if it was not begun recorded.
    [[nodiscard]] yieldmark_probe_recording recorded() const noexcept { return recorded_; }

    /// For a forked child: forgets everything and touches no table.
    void abandon() noexcept;

    void allocated(void const* block, std::size_t size) noexcept;
    void freed(void const* block) noexcept;

    /// A resize is reported in two steps, before and after the allocator is called.
    resize resize_begins(void const* block) noexcept;
    void resize_ends(resize const& begun, void const* new_block, std::size_t new_size) noexcept;
    void resize_failed(resize const& begun, void const* block) noexcept;
    void resize_freed(resize const& begun) noexcept;

    /// Ranges are in whole pages.
    void mapped(address_range range) noexcept;
    void unmapped(address_range range) noexcept;
    /// A known mapping was resized, in place or not.
    void remapped(address_range before, address_range after) noexcept;
    /// Whether all of `range` was mapped in the region.
    bool knows(address_range range) const noexcept;

private:
    void count(std::size_t size) noexcept;
    void change_live(std::size_t minus, std::size_t plus) noexcept;
    void note(void const* block, std::size_t size) noexcept;
    std::size_t still_live(resize const& begun) const noexcept;

    block_table blocks_;
    address_ranges mappings_;
    yieldmark_probe_figures figures_{};
    recorder recorder_;
    yieldmark_probe_recording recorded_{};
    std::uint64_t region_ = 0;
    bool complete_ = true;
    bool paused_ = false;
};

} // namespace yieldmark::probe
