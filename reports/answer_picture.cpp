#include "reports/answer_picture.hpp"

#include "harness/results/techniques.hpp"
#include "harness/text/format.hpp"
#include "harness/text/plain_text.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace yieldmark::report {
namespace {

constexpr double mark_radius = 4.2;

// Corners around a centre at 0, 0: `inner` is the radius of the corners between two of the `count` outer ones; 0: none.
std::string polygon(int count, double outer, double inner, double turned) {
    std::string path;
    double x = 0;
    double y = 0;
    auto const steps = inner > 0 ? 2 * count : count;
    for (int i = 0; i < steps; ++i) {
        auto const radius = inner > 0 && i % 2 == 1 ? inner : outer;
        auto const angle = turned + 2 * std::numbers::pi * i / steps - std::numbers::pi / 2;
        auto const to_x = radius * std::cos(angle);
        auto const to_y = radius * std::sin(angle);
        path += fmt::format("{}{:.1f},{:.1f}", i == 0 ? 'm' : 'l', to_x - x, to_y - y);
        x = to_x;
        y = to_y;
    }
    return path + "z";
}

// Relative to where it is drawn. The names are those that suites/techniques.json gives.
std::string mark_path(std::string const& symbol) {
    constexpr double r = mark_radius;
    if (symbol == "square")
        return polygon(4, r, 0, std::numbers::pi / 4);
    if (symbol == "diamond")
        return polygon(4, r * 1.15, 0, 0);
    if (symbol == "triangle")
        return polygon(3, r * 1.2, 0, 0);
    if (symbol == "hexagon")
        return polygon(6, r, 0, 0);
    if (symbol == "star")
        return polygon(5, r * 1.3, r * 0.55, 0);
    if (symbol == "cross")
        return polygon(4, r * 1.3, r * 0.45, std::numbers::pi / 4);
    if (symbol == "wye")
        return polygon(3, r * 1.3, r * 0.45, std::numbers::pi);
    return fmt::format("m{0:.1f},0a{1:.1f},{1:.1f} 0 1 0 {2:.1f},0a{1:.1f},{1:.1f} 0 1 0 {3:.1f},0z",
                       -r * 0.85, r * 0.85, r * 1.7, -r * 1.7);
}

// A slot's name is the program's own.
std::string colour_of(std::string const& technique) {
    return fmt::format("var(--slot-{})", results::traits_of(technique).slot);
}

// Of one axis: values to pixels, by their logarithm.
struct log_axis {
    double least;
    double most;
    double from;
    double to;

    [[nodiscard]] double at(double value) const {
        auto const share = std::log(value / least) / std::log(most / least);
        return from + std::clamp(share, 0.0, 1.0) * (to - from);
    }
};

// Decades within the axis, and 3 of each where there is room; of a very long axis only some.
std::vector<double> ticks(log_axis const& axis) {
    auto const decades = std::log10(axis.most / axis.least);
    auto const apart = decades > 8 ? std::ceil(decades / 8) : 1;
    std::vector<double> values;
    for (double exponent = std::ceil(std::log10(axis.least) - 1); exponent <= std::log10(axis.most);
         exponent += 1)
        for (double const step : {1.0, 3.0})
            if (auto const value = step * std::pow(10, exponent); std::fmod(exponent, apart) == 0 &&
                                                                  (step == 1 || decades < 3.5) &&
                                                                  axis.least <= value && value <= axis.most)
                values.push_back(value);
    return values;
}

class picture {
public:
    picture(answer const& a, figures const& f, picture_size size)
        : a_(&a), f_(&f),
          size_(size), x_{1, 1, left, size.width - right}, y_{1, 1, size.height - bottom,
                                                              top +
                                                                  row * static_cast<double>(legend_rows())} {
        auto const drawn = points();
        auto const [near, far] = std::ranges::minmax_element(drawn, {}, &price_point::loop);
        // No machine gives more or less; a damaged file may.
        constexpr double little = 1e-9;
        constexpr double vast = 1e15;
        x_.least = std::clamp(near->loop / 1.4, little, vast);
        x_.most = std::clamp(far->loop * 1.4, x_.least * 2, vast * 4);
        auto const ratio = [](price_point const& p) { return p.ratio.estimate; };
        auto const [low, high] = std::ranges::minmax_element(drawn, {}, ratio);
        y_.least = std::clamp(low->ratio.estimate / 1.25, little, 0.8);
        y_.most = std::clamp(high->ratio.estimate * 1.3, 3.0, vast);
    }

    std::string text() {
        out_ = axes() + legend();
        for (auto const technique : a_->drawn)
            out_ += guide(technique);
        for (auto const& p : points())
            out_ += mark(p);
        return out_;
    }

private:
    static constexpr double left = 46;
    static constexpr double right = 14;
    static constexpr double top = 26;
    static constexpr double bottom = 44;
    static constexpr double row = 20;
    static constexpr double entry = 157;

    [[nodiscard]] std::size_t entries_in_row() const {
        return static_cast<std::size_t>(std::max(1.0, (size_.width - 8) / entry));
    }
    [[nodiscard]] std::size_t legend_rows() const {
        return (a_->drawn.size() + entries_in_row() - 1) / entries_in_row();
    }

    [[nodiscard]] std::vector<price_point> points() const {
        std::vector<price_point> drawn;
        for (auto const& p : a_->figures.points)
            if (std::ranges::find(a_->drawn, p.technique) != a_->drawn.end())
                drawn.push_back(p);
        return drawn;
    }

    [[nodiscard]] std::string axes() const {
        auto out = fmt::format("<text x=\"0\" y=\"{:.1f}\">time against the loop (1× is the loop)</text>\n",
                               y_.to - 10);
        for (auto const value : ticks(y_))
            out += fmt::format(
                "<path class=\"{0}\" d=\"M{1:.1f},{2:.1f}H{3:.1f}\"/><text class=\"tick\" x=\"{4:.1f}\" "
                "y=\"{2:.1f}\" dy=\"0.32em\" text-anchor=\"end\">{5:g}×</text>\n",
                value == 1 ? "one" : "grid", x_.from, y_.at(value), x_.to, x_.from - 6, value);
        for (auto const value : ticks(x_))
            out += fmt::format(
                "<path class=\"grid\" d=\"M{0:.1f},{1:.1f}V{2:.1f}\"/><text class=\"tick\" x=\"{0:.1f}\" "
                "y=\"{3:.1f}\" text-anchor=\"middle\">{4}</text>\n",
                x_.at(value), y_.from, y_.to, y_.from + 16, short_time(value));
        return out +
               fmt::format(
                   "<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\">what an item takes in the bare "
                   "loop</text>\n",
                   (x_.from + x_.to) / 2, size_.height - 6);
    }

    // Of a power of ten, in ns.
    static std::string short_time(double ns) {
        return ns < 999     ? fmt::format("{:g} ns", ns)
               : ns < 999e3 ? fmt::format("{:g} µs", ns / 1e3)
               : ns < 999e6 ? fmt::format("{:g} ms", ns / 1e6)
                            : fmt::format("{:g} s", ns / 1e9);
    }

    [[nodiscard]] std::string legend() const {
        std::string out;
        for (std::size_t i = 0; i < a_->drawn.size(); ++i) {
            auto const& id = f_->techniques[a_->drawn[i]];
            auto const x = 6 + entry * static_cast<double>(i % entries_in_row());
            auto const y = 8 + row * static_cast<double>(i / entries_in_row());
            out += fmt::format(
                "<path style=\"fill:{}\" d=\"M{:.1f},{:.1f}{}\"/><text class=\"name\" x=\"{:.1f}\" "
                "y=\"{:.1f}\" dy=\"0.32em\">{}</text>\n",
                colour_of(id), x, y, mark_path(results::traits_of(id).symbol), x + 10, y,
                text::markup(results::traits_of(id).name));
        }
        return out;
    }

    // 1 + price / x, as far as it lies in the picture.
    [[nodiscard]] std::string guide(std::size_t technique) const {
        constexpr int steps = 48;
        auto const* one = find_price(a_->figures, technique);
        auto const price = one ? std::max(0.0, one->extra.estimate) : 0.0;
        std::string path;
        for (int i = 0; i <= steps; ++i) {
            auto const x = x_.least * std::pow(x_.most / x_.least, i / static_cast<double>(steps));
            auto const ratio = 1 + price / x;
            if (ratio <= y_.most)
                path += fmt::format("{}{:.1f},{:.1f}", path.empty() ? 'M' : 'L', x_.at(x), y_.at(ratio));
        }
        return fmt::format("<path class=\"guide\" style=\"stroke:{}\" d=\"{}\"/>\n",
                           colour_of(f_->techniques[technique]), path);
    }

    [[nodiscard]] std::string mark(price_point const& p) const {
        auto const& id = f_->techniques[p.technique];
        auto const traits = results::traits_of(id);
        return fmt::format(
            "<path class=\"mark\" data-e=\"{}\" style=\"fill:{}\" d=\"M{:.1f},{:.1f}{}\"><title>{}: {} {}; "
            "an item takes {} in the loop</title></path>\n",
            p.example, colour_of(id), x_.at(p.loop), y_.at(p.ratio.estimate), mark_path(traits.symbol),
            text::markup(f_->examples[p.example].name), text::markup(traits.name), text::ratio(p.ratio),
            text::time_text(p.loop));
    }

    answer const* a_;
    figures const* f_;
    picture_size size_;
    log_axis x_;
    log_axis y_;
    std::string out_;
};

} // namespace

std::string answer_picture(answer const& a, figures const& f, picture_size size, std::string const& name) {
    if (a.drawn.empty())
        return "";
    return fmt::format(
        "<svg class=\"{}\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-label=\"{}\">\n{}</svg>\n", name,
        size.width, size.height, text::markup(a.picture), picture(a, f, size).text());
}

std::string mark_of(std::string const& technique) {
    return fmt::format(
        "<svg class=\"mark\" viewBox=\"-6 -6 12 12\" aria-hidden=\"true\"><path style=\"fill:{}\" "
        "d=\"M0,0{}\"/></svg>",
        colour_of(technique), mark_path(results::traits_of(technique).symbol));
}

} // namespace yieldmark::report
