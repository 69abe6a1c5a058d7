#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <iterator>
#include <mutex>
#include <thread>
#include <utility>

namespace yieldmark {

/// A sequence made on a thread of its own, which runs only while the consumer waits for it: what a generator
/// costs where there are no coroutines and no fibers. Each item is two switches by the operating system.
template <class T> class thread_range {
public:
    class iterator {
    public:
        using value_type = T;
        using difference_type = std::ptrdiff_t;

        explicit iterator(thread_range& of) noexcept : of_{&of} {}
        T const& operator*() const noexcept { return of_->item_; }
        iterator& operator++() {
            of_->advance();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const noexcept { return of_->done_; }

    private:
        thread_range* of_;
    };

    using yield_function = std::function<void(T const&)>;

    /// `body` is called with a function that hands an item to the consumer: `yield(item)`. It starts at
    /// begin().
    explicit thread_range(std::function<void(yield_function const&)> body) : body_{std::move(body)} {}
    thread_range(thread_range const&) = delete;
    thread_range& operator=(thread_range const&) = delete;
    /// A body that is half-way leaves its yield by an exception.
    ~thread_range() {
        if (thread_.joinable() && !done_) {
            left_ = true;
            switch_to_body();
        }
    }

    /// To be called once. Throws what leaves the body, and std::system_error where the system has no further
    /// thread.
    [[nodiscard]] iterator begin() {
        thread_ = std::jthread{[this] { run(); }};
        advance();
        return iterator{*this};
    }
    [[nodiscard]] static std::default_sentinel_t end() noexcept { return {}; }

private:
    struct leaving {};

    void advance() {
        switch_to_body();
        if (done_ && error_)
            std::rethrow_exception(error_);
    }
    void switch_to_body() {
        std::unique_lock lock{turns_};
        body_runs_ = true;
        turned_.notify_one();
        turned_.wait(lock, [this] { return !body_runs_; });
    }
    void switch_to_consumer(std::unique_lock<std::mutex>& lock) {
        body_runs_ = false;
        turned_.notify_one();
        turned_.wait(lock, [this] { return body_runs_; });
    }
    // Holds the lock while the body runs; the consumer waits for it anyway.
    void run() {
        std::unique_lock lock{turns_};
        turned_.wait(lock, [this] { return body_runs_; });
        try {
            body_([this, &lock](T const& item) {
                item_ = item;
                switch_to_consumer(lock);
                if (left_)
                    throw leaving{};
            });
        } catch (leaving const&) {
        } catch (...) {
            error_ = std::current_exception();
        }
        done_ = true;
        body_runs_ = false;
        turned_.notify_one();
    }

    std::function<void(yield_function const&)> body_;
    std::mutex turns_;
    std::condition_variable turned_;
    bool body_runs_ = false;
    bool left_ = false;
    bool done_ = false;
    T item_{};
    std::exception_ptr error_;
    std::jthread thread_; // joined first
};

} // namespace yieldmark
