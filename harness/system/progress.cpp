#include "harness/system/progress.hpp"

#include "harness/system/streams.hpp"

#include <fmt/format.h>

#include <cmath>

namespace yieldmark::system {

namespace {

// What a program says of itself may stand in it: no control character shall drive the terminal.
std::string harmless(std::string text, bool one_line) {
    for (auto& c : text)
        if (c == '\n' && one_line)
            c = ' ';
        else if ((static_cast<unsigned char>(c) < 0x20 && c != '\n') || c == 0x7f)
            c = '?';
    return text;
}

} // namespace

double seconds_left(double spent, std::size_t done, std::size_t left) {
    return done == 0 ? -1 : spent / static_cast<double>(done) * static_cast<double>(left);
}

std::string spoken(double seconds) {
    if (!(seconds >= 0))
        return "?";
    auto const s = static_cast<long long>(std::ceil(seconds));
    if (s < 60)
        return fmt::format("{} s", s);
    if (s < 3600)
        return fmt::format("{} min {} s", s / 60, s % 60);
    return fmt::format("{} h {} min", s / 3600, s % 3600 / 60);
}

std::string line_of(state const& now) {
    auto const percent = now.total > 0 ? 100 * now.done / now.total : 100;
    auto line = fmt::format("{:3} %  {}, {} of {} {}", percent, now.doing, now.done, now.total, now.of);
    return now.seconds_left < 0 ? line : line + ", " + spoken(now.seconds_left) + " left";
}

void progress::show(state const& now) {
    if (mode_ != mode::terminal)
        return;
    auto const width = columns_of(out_) - 1;
    print_text(out_, "\r" + line_of(now).substr(0, width) + "\x1b[K");
    std::fflush(out_);
    drawn_ = true;
}

void progress::step_done(state const& now) {
    if (mode_ != mode::plain)
        return;
    print_text(out_, line_of(now) + "\n");
    std::fflush(out_);
}

void progress::note(std::string const& text) {
    if (mode_ == mode::quiet)
        return;
    clear();
    print_text(out_, harmless(text, false) + "\n");
    std::fflush(out_);
}

void progress::failure(std::string const& text) {
    clear();
    print_text(out_, color_ ? "\x1b[31m" + harmless(text, true) + "\x1b[0m\n" : harmless(text, true) + "\n");
    std::fflush(out_);
}

void progress::clear() {
    if (!drawn_)
        return;
    print_text(out_, "\r\x1b[K");
    std::fflush(out_);
    drawn_ = false;
}

} // namespace yieldmark::system
