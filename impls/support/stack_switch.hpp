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

namespace yieldmark::detail {

/// The two ends of a fiber, body and consumer, and the switch between them by Boost.Context's
/// `jump_fcontext`. In a sanitized build each switch is told to the sanitizer, which else takes a frame of
/// one stack for one of the other.
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
        body_ = boost::context::detail::jump_fcontext(body_, message).fctx;
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
        boost::context::detail::transfer_t const back =
            boost::context::detail::jump_fcontext(consumer_, nullptr);
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
        boost::context::detail::jump_fcontext(consumer_, nullptr);
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
