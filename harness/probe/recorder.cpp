#include "harness/probe/recorder.hpp"

#include "harness/probe/pages.hpp"

#include <time.h>
#include <utility>

namespace yieldmark::probe {

namespace {

std::uint64_t now() noexcept {
    timespec t{};
    clock_gettime(CLOCK_MONOTONIC, &t);
    return static_cast<std::uint64_t>(t.tv_sec) * 1'000'000'000U + static_cast<std::uint64_t>(t.tv_nsec);
}

} // namespace

bool recorder::start() noexcept {
    if (steps_ == nullptr) {
        steps_ = static_cast<yieldmark_probe_step*>(map_pages(capacity_ * sizeof(yieldmark_probe_step)));
    }
    on_ = steps_ != nullptr;
    if (on_) {
        steps_[0] = {0, 0};
        count_ = 1;
        events_ = 0;
        began_ = now();
    }
    return on_;
}

void recorder::note(std::uint64_t live) noexcept {
    if (count_ == capacity_) {
        halve();
    }
    steps_[count_++] = {now() - began_, live};
    ++events_;
}

void recorder::halve() noexcept {
    std::size_t kept = 0;
    for (std::size_t group = 0; group < count_; group += 4) {
        std::size_t const end = group + 4 < count_ ? group + 4 : count_;
        std::size_t least = group;
        std::size_t most = group;
        for (std::size_t i = group; i < end; ++i) {
            least = steps_[i].live_bytes < steps_[least].live_bytes ? i : least;
            most = steps_[i].live_bytes > steps_[most].live_bytes ? i : most;
        }
        auto const [first, second] = least < most ? std::pair(least, most) : std::pair(most, least);
        steps_[kept++] = steps_[first];
        if (first != second) {
            steps_[kept++] = steps_[second];
        }
    }
    count_ = kept;
}

} // namespace yieldmark::probe
