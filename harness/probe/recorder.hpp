#pragma once

#include "harness/probe/probe.hpp"

#include <cstddef>
#include <cstdint>

namespace yieldmark::probe {

/// The live bytes of a region against time: one step for each time that they change. Not thread-safe.
///
/// Its memory comes straight from the kernel, once for the process, and is touched only as far as it is
/// filled (16 bytes a step). When it is full, each four steps become two, the least and the most of them in
/// their order: what is kept never misses the peak, and a region of any length fits. A step costs a read of
/// the clock on top of what the probe costs (docs/profiling.md has figures).
class recorder {
public:
    /// Steps that fit before they are halved for the first time.
    static constexpr std::size_t usual_capacity = std::size_t{1} << 22U;

    constexpr explicit recorder(std::size_t capacity = usual_capacity) : capacity_(capacity) {}

    /// Forgets what was recorded and begins anew, with a first step of no live bytes. False if there is no
    /// memory; nothing is recorded then.
    bool start() noexcept;
    void stop() noexcept { on_ = false; }
    [[nodiscard]] bool on() const noexcept { return on_; }

    /// From now on `live` bytes are live. Only while on().
    void note(std::uint64_t live) noexcept;

    /// What was recorded since start; its steps are good until the next start.
    [[nodiscard]] yieldmark_probe_recording recorded() const noexcept {
        return {began_, events_, count_, steps_};
    }

private:
    void halve() noexcept;

    std::size_t capacity_;
    yieldmark_probe_step* steps_ = nullptr;
    std::size_t count_ = 0;
    std::uint64_t events_ = 0;
    std::uint64_t began_ = 0;
    bool on_ = false;
};

} // namespace yieldmark::probe
