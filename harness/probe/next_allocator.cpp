#include "harness/probe/next_allocator.hpp"

#include <atomic>

#include <dlfcn.h>

namespace yieldmark::probe {

constinit bootstrap_arena arena;

namespace {

enum class lookup { not_begun, under_way, done };

constinit std::atomic<lookup> state = lookup::not_begun;
constinit next_allocator found{};

template <class Function> void look_up(Function*& function, char const* name) noexcept {
    function = reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

void look_up_all() noexcept {
    look_up(found.malloc, "malloc");
    look_up(found.calloc, "calloc");
    look_up(found.realloc, "realloc");
    look_up(found.free, "free");
    look_up(found.posix_memalign, "posix_memalign");
    look_up(found.aligned_alloc, "aligned_alloc");
    look_up(found.memalign, "memalign");
    look_up(found.malloc_usable_size, "malloc_usable_size");
}

} // namespace

next_allocator const* next() noexcept {
    if (state.load(std::memory_order_acquire) == lookup::done) {
        return &found;
    }
    auto expected = lookup::not_begun;
    if (!state.compare_exchange_strong(expected, lookup::under_way)) {
        return expected == lookup::done ? &found : nullptr;
    }
    look_up_all();
    state.store(lookup::done, std::memory_order_release);
    return &found;
}

} // namespace yieldmark::probe
