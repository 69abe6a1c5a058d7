#include "harness/system/progress.hpp"

#include "harness/system/characters.hpp"
#include "harness/system/streams.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace yieldmark::system {

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
    if (mode_ == mode::plain && silent_.seconds() >= silence_)
        step_done(now);
    if (mode_ != mode::terminal)
        return;
    auto const width = columns_of(out_) - 1;
    print_as_it_is(out_, "\r" + printable(line_of(now)).substr(0, width) + "\x1b[K");
    std::fflush(out_);
    drawn_ = true;
}

void progress::step_done(state const& now) {
    if (mode_ != mode::plain)
        return;
    print_text(out_, line_of(now) + "\n");
    std::fflush(out_);
    silent_ = stopwatch{};
}

void progress::note(std::string const& text) {
    if (mode_ == mode::quiet)
        return;
    clear();
    print_text(out_, text + "\n");
    std::fflush(out_);
}

void progress::failure(std::string const& text) {
    clear();
    auto line = text;
    std::ranges::replace(line, '\n', ' ');
    if (color_)
        print_as_it_is(out_, "\x1b[31m" + printable(line) + "\x1b[0m\n");
    else
        print_text(out_, line + "\n");
    std::fflush(out_);
}

void progress::clear() {
    if (!drawn_)
        return;
    print_as_it_is(out_, "\r\x1b[K");
    std::fflush(out_);
    drawn_ = false;
}

} // namespace yieldmark::system
