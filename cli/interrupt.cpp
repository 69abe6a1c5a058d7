#include "cli/interrupt.hpp"

#include <csignal>
#include <initializer_list>

namespace yieldmark::cli {

namespace {

std::atomic<int> caught_signal{0};
static_assert(std::atomic<int>::is_always_lock_free);
bool catching = false;

extern "C" void note_signal(int signal) {
    caught_signal.store(signal);
}

} // namespace

std::atomic<int> const& catch_signals() {
    struct sigaction action {};
    action.sa_handler = note_signal;
    for (int const signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        if (sigaction(signal, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            sigaction(signal, &action, nullptr);
    }
    catching = true;
    return caught_signal;
}

bool catches_signals() {
    return catching;
}

} // namespace yieldmark::cli
