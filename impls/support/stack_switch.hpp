#pragma once

#include <boost/context/detail/fcontext.hpp>

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__)
#define YIELDMARK_TELLS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define YIELDMARK_TELLS_ASAN 1
#endif
#endif
#if defined(__SANITIZE_THREAD__)
#define YIELDMARK_TELLS_TSAN 1
#elif defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define YIELDMARK_TELLS_TSAN 1
#endif
#endif
#ifdef YIELDMARK_TELLS_ASAN
#include <sanitizer/common_interface_defs.h>
#endif
#ifdef YIELDMARK_TELLS_TSAN
#include <sanitizer/tsan_interface.h>
#endif

// On x86-64 Boost's switch is entered by a jump, the place to return to put on the stack by hand. It leaves by a
// jump itself: entered by a call, it would leave an address on the processor's own stack of return addresses to
// which nothing returns, and the next returns of the body would be mispredicted. Shadow stacks need the call; APX
// has registers that are not in the list below.
#if defined(__x86_64__) && defined(__LP64__) && defined(__ELF__) && !(defined(__CET__) && (__CET__ & 2)) &&  \
    !defined(__APX_F__) && !defined(YIELDMARK_TELLS_ASAN) && !defined(YIELDMARK_TELLS_TSAN)
#define YIELDMARK_JUMPS_TO_SWITCH 1
#endif

namespace yieldmark::detail {

/// Boost.Context's `jump_fcontext`: runs `to` until it, or what it switches to, switches back here; returns what
/// is handed over then.
[[gnu::always_inline]] inline boost::context::detail::transfer_t
switch_stacks(boost::context::detail::fcontext_t to, void* message) {
#ifdef YIELDMARK_JUMPS_TO_SWITCH
    boost::context::detail::transfer_t from;
    // Below the red zone, in which the compiler may keep locals. A call of the next instruction is not put on the
    // processor's stack, but Callgrind knows by it that something was called. The callee saves rbx, rbp and r12 to
    // r15.
    asm volatile(
        "leaq -128(%%rsp), %%rsp\n\t"
        "call 2f\n"
        "2:\n\t"
        "addq $(1f - 2b), (%%rsp)\n\t"
        "jmp jump_fcontext@PLT\n"
        "1:\n\t"
#ifdef __CET__
        "endbr64\n\t"
#endif
        "leaq 128(%%rsp), %%rsp"
        : "=a"(from.fctx), "=d"(from.data), "+D"(to), "+S"(message)
        :
        : "rcx", "r8", "r9", "r10", "r11", "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7",
          "xmm8", "xmm9", "xmm10", "xmm11", "xmm12", "xmm13", "xmm14", "xmm15", "mm0", "mm1", "mm2", "mm3",
          "mm4", "mm5", "mm6", "mm7", "st", "st(1)", "st(2)", "st(3)", "st(4)", "st(5)", "st(6)", "st(7)",
#ifdef __AVX512F__
          "xmm16", "xmm17", "xmm18", "xmm19", "xmm20", "xmm21", "xmm22", "xmm23", "xmm24", "xmm25", "xmm26",
          "xmm27", "xmm28", "xmm29", "xmm30", "xmm31", "k1", "k2", "k3", "k4", "k5", "k6", "k7",
#endif
          "cc", "memory");
    return from;
#else
    return boost::context::detail::jump_fcontext(to, message);
#endif
}

/// The two ends of a fiber, body and consumer, and the switch between them. In a sanitized build each switch is
/// told to the sanitizer, which otherwise takes a frame of one stack for one of the other.
class stack_switch {
public:
    using entry = void (*)(boost::context::detail::transfer_t);

    stack_switch() noexcept = default;
    ~stack_switch() {
#ifdef YIELDMARK_TELLS_TSAN
        if (body_fiber_ != nullptr) {
            __tsan_destroy_fiber(body_fiber_);
        }
#endif
    }
    stack_switch(stack_switch const&) = delete;
    stack_switch& operator=(stack_switch const&) = delete;

    /// Consumer's side, once: the body is to run `enter` on the `bytes` from `bottom` when first switched to.
    void prepare([[maybe_unused]] std::byte* bottom, std::size_t bytes, entry enter) noexcept {
        body_ = boost::context::detail::make_fcontext(bottom + bytes, bytes, enter);
#ifdef YIELDMARK_TELLS_ASAN
        bottom_ = bottom;
        bytes_ = bytes;
#endif
#ifdef YIELDMARK_TELLS_TSAN
        body_fiber_ = __tsan_create_fiber(0);
#endif
    }

    /// Consumer's side: runs the body until it switches back; it receives `message`.
    void to_body(void* message) {
#ifdef YIELDMARK_TELLS_ASAN
        void* fake_stack = nullptr;
        __sanitizer_start_switch_fiber(&fake_stack, bottom_, bytes_);
#endif
#ifdef YIELDMARK_TELLS_TSAN
        consumer_fiber_ = __tsan_get_current_fiber();
        __tsan_switch_to_fiber(body_fiber_, 0);
#endif
        body_ = switch_stacks(body_, message).fctx;
#ifdef YIELDMARK_TELLS_ASAN
        __sanitizer_finish_switch_fiber(fake_stack, nullptr, nullptr);
#endif
    }

    /// Body's side, once, at its entry: `from` is what it was entered with.
    void arrived(boost::context::detail::fcontext_t from) noexcept {
        consumer_ = from;
#ifdef YIELDMARK_TELLS_ASAN
        __sanitizer_finish_switch_fiber(nullptr, &consumer_bottom_, &consumer_bytes_);
#endif
    }

    /// Body's side: runs the consumer until it switches here again; returns its message.
    void* to_consumer() {
#ifdef YIELDMARK_TELLS_ASAN
        void* fake_stack = nullptr;
        __sanitizer_start_switch_fiber(&fake_stack, consumer_bottom_, consumer_bytes_);
#endif
#ifdef YIELDMARK_TELLS_TSAN
        __tsan_switch_to_fiber(consumer_fiber_, 0);
#endif
        boost::context::detail::transfer_t const back = switch_stacks(consumer_, nullptr);
        consumer_ = back.fctx;
#ifdef YIELDMARK_TELLS_ASAN
        __sanitizer_finish_switch_fiber(fake_stack, &consumer_bottom_, &consumer_bytes_);
#endif
        return back.data;
    }

    /// Body's side, as its last act: it will not be switched to again.
    void to_consumer_for_good() {
#ifdef YIELDMARK_TELLS_ASAN
        __sanitizer_start_switch_fiber(nullptr, consumer_bottom_, consumer_bytes_);
#endif
#ifdef YIELDMARK_TELLS_TSAN
        __tsan_switch_to_fiber(consumer_fiber_, 0);
#endif
        switch_stacks(consumer_, nullptr);
    }

private:
    boost::context::detail::fcontext_t body_ = nullptr;
    boost::context::detail::fcontext_t consumer_ = nullptr;
#ifdef YIELDMARK_TELLS_ASAN
    void const* bottom_ = nullptr;
    std::size_t bytes_ = 0;
    void const* consumer_bottom_ = nullptr;
    std::size_t consumer_bytes_ = 0;
#endif
#ifdef YIELDMARK_TELLS_TSAN
    void* body_fiber_ = nullptr;
    void* consumer_fiber_ = nullptr;
#endif
};

} // namespace yieldmark::detail
