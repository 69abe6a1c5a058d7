#include "harness/cli/interrupt.hpp"

#include <csignal>

namespace yieldmark::cli {

namespace {

std::atomic<int> caught_signal{0};
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int signal) {
    caught_signal.store(signal);
}

} // namespace

std::atomic<int> const& catch_signals() {
    struct sigaction action {};
    action.sa_handler = note_signal;
    for (int const signal : {SIGINT, SIGTERM, SIGHUP})
        sigaction(signal, &action, nullptr);
    for (int const signal : {SIGXFSZ, SIGPIPE})
        std::signal(signal, SIG_IGN);
    return caught_signal;
}

} // namespace yieldmark::cli
