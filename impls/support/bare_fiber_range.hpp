#pragma once

#include <boost/context/fiber.hpp>

#include <cstddef>
#include <exception>
#include <iterator>
#include <utility>

namespace yieldmark {

/// A sequence from a bare boost::context::fiber that is resumed by hand, as a user of the library would write
/// it: what `fiber_generator` and Boost.Coroutine2 are compared with. The fiber's stack is the library's
/// default, and a body destroyed half-way is unwound by the library.
template <class T> class bare_fiber_range {
    using fiber = boost::context::fiber;

public:
    class iterator {
    public:
        using value_type = T;
        using difference_type = std::ptrdiff_t;

        explicit iterator(bare_fiber_range& of) noexcept : of_{&of} {}
        T const& operator*() const noexcept { return of_->item_; }
        iterator& operator++() {
            of_->advance();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const noexcept { return of_->done_; }

    private:
        bare_fiber_range* of_;
    };

    /// `body` is called with a function that hands an item to the consumer: `yield(item)`. It starts at
    /// begin().
    template <class Body>
    explicit bare_fiber_range(Body body)
        : body_{[this, run = std::move(body)](fiber&& consumer) mutable {
              consumer_ = std::move(consumer);
              run_to_end(run);
              return std::move(consumer_);
          }} {}
    bare_fiber_range(bare_fiber_range const&) = delete;
    bare_fiber_range& operator=(bare_fiber_range const&) = delete;
    ~bare_fiber_range() = default;

    /// To be called once. Throws what leaves the body.
    [[nodiscard]] iterator begin() {
        advance();
        return iterator{*this};
    }
    [[nodiscard]] static std::default_sentinel_t end() noexcept { return {}; }

private:
    template <class Body> void run_to_end(Body& run) {
        auto yield = [this](T const& item) {
            item_ = item;
            consumer_ = std::move(consumer_).resume();
        };
        try {
            run(yield);
        } catch (boost::context::detail::forced_unwind const&) {
            throw;
        } catch (...) {
            error_ = std::current_exception();
        }
        done_ = true;
    }
    void advance() {
        body_ = std::move(body_).resume();
        if (done_ && error_)
            std::rethrow_exception(error_);
    }

    T item_{};
    bool done_ = false;
    std::exception_ptr error_;
    fiber consumer_;
    fiber body_; // destroyed first: its unwinding still uses the others
};

} // namespace yieldmark
