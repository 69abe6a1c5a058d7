// Anonymous mappings. The kernel is called under the lock: once a range is unmapped, another thread may get
// it.

#include "harness/probe/region.hpp"

#include <cstdarg>
#include <cstddef>
#include <cstdint>

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

// Where pointers have 32 bits, mmap and mmap64 differ and are not the one system call that is made here.
static_assert(sizeof(void*) == 8 && sizeof(off_t) == 8);

namespace yieldmark::probe {

namespace {

address_range whole_pages(void const* address, std::size_t length) noexcept {
    auto const page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    auto const begin = reinterpret_cast<std::uintptr_t>(address);
    return {begin, begin + (length + page - 1) / page * page};
}

void* map(void* address, std::size_t length, int protection, int flags, int file, off_t offset) noexcept {
    auto const call = [&] {
        return reinterpret_cast<void*>(syscall(SYS_mmap, address, length, protection, flags, file, offset));
    };
    if (!counting()) {
        return call();
    }
    held_books const hold;
    void* const result = call();
    if (ledger* const books = hold.open(); books != nullptr && result != MAP_FAILED) {
        if ((flags & MAP_ANONYMOUS) != 0) {
            books->mapped(whole_pages(result, length));
        } else {
            books->unmapped(whole_pages(result, length)); // MAP_FIXED puts a file in place of what was there
        }
    }
    return result;
}

int unmap(void* address, std::size_t length) noexcept {
    auto const call = [&] { return static_cast<int>(syscall(SYS_munmap, address, length)); };
    if (!counting()) {
        return call();
    }
    held_books const hold;
    int const result = call();
    if (ledger* const books = hold.open(); books != nullptr && result == 0) {
        books->unmapped(whole_pages(address, length));
    }
    return result;
}

void note_remap(ledger& books, address_range before, address_range after, int flags) noexcept {
    bool const counts =
        before.bytes() == 0 ? books.knows({before.begin, before.begin + 1}) : books.knows(before);
    if (!counts) {
        books.unmapped(after);
        return;
    }
    if ((flags & MREMAP_DONTUNMAP) == 0) {
        books.remapped(before, after);
    } else {
        books.mapped(after);
    }
}

void* remap(void* address, std::size_t old_length, std::size_t new_length, int flags, void* wanted) noexcept {
    auto const call = [&] {
        return reinterpret_cast<void*>(syscall(SYS_mremap, address, old_length, new_length, flags, wanted));
    };
    if (!counting()) {
        return call();
    }
    held_books const hold;
    void* const result = call();
    if (ledger* const books = hold.open(); books != nullptr && result != MAP_FAILED) {
        note_remap(*books, whole_pages(address, old_length), whole_pages(result, new_length), flags);
    }
    return result;
}

} // namespace

} // namespace yieldmark::probe

#pragma GCC visibility push(default)
extern "C" {

void* mmap(void* address, std::size_t length, int protection, int flags, int file, off_t offset) noexcept {
    return yieldmark::probe::map(address, length, protection, flags, file, offset);
}

void* mmap64(void* address, std::size_t length, int protection, int flags, int file,
             off64_t offset) noexcept {
    return yieldmark::probe::map(address, length, protection, flags, file, offset);
}

int munmap(void* address, std::size_t length) noexcept {
    return yieldmark::probe::unmap(address, length);
}

void* mremap(void* address, std::size_t old_length, std::size_t new_length, int flags, ...) noexcept {
    void* wanted = nullptr;
    if ((flags & MREMAP_FIXED) != 0) {
        va_list rest;
        va_start(rest, flags);
        wanted = va_arg(rest, void*);
        va_end(rest);
    }
    return yieldmark::probe::remap(address, old_length, new_length, flags, wanted);
}
}
#pragma GCC visibility pop
