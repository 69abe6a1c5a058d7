#pragma once
// The picture of the answer: each example's ratio to its loop against what an item takes in the loop, both
// logarithmic, as SVG that needs no script.

#include "reports/answer.hpp"

#include <string>

namespace yieldmark::report {

/// Size in CSS pixels; texts have 12 of them.
struct picture_size {
    double width = 640;
    double height = 430;
};

/// An svg element with the class `name`. A technique's colour is the variable --slot-… of the page's style. Each mark
/// has its example's index in data-e, and its figures as its title. Empty where the answer has no picture.
[[nodiscard]] std::string answer_picture(answer const& a, figures const& f, picture_size size,
                                         std::string const& name);

/// A technique's mark as an svg of 12 pixels, for a line of text.
[[nodiscard]] std::string mark_of(std::string const& technique);

} // namespace yieldmark::report
