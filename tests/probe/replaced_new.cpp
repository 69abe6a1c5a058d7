// A program whose operator new does not call malloc: its heap must be refused, not measured as nothing.

#include "harness/probe/client.hpp"

#include <array>
#include <cstddef>
#include <cstdio>
#include <new>
#include <stdexcept>

namespace {

alignas(16) std::array<unsigned char, 1 << 16> memory;
std::size_t used = 0;

} // namespace

void* operator new(std::size_t size) {
    std::size_t const begin = used;
    used += (size + 15) / 16 * 16;
    return used <= memory.size() ? memory.data() + begin : throw std::bad_alloc();
}

void operator delete(void*) noexcept {}
void operator delete(void*, std::size_t) noexcept {}

int main() {
    if (!yieldmark::probe::probe_loaded()) {
        std::puts("the probe is not loaded");
        return 1;
    }
    try {
        yieldmark::probe::probe_begin();
    } catch (std::logic_error const& refusal) {
        std::puts(refusal.what());
        return 0;
    }
    std::puts("the probe measures a heap that it cannot see");
    return 1;
}
