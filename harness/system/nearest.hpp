#pragma once
// What someone meant who mistyped a name: commands, options, values, keys of a file, names of cases.

#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::system {

/// How many letters have to be replaced, inserted, left out or swapped with their neighbour to make `b` of `a`. Pure.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The one of `known` that is written most like `given`, of several that are one that begins with the same letter;
/// `known` isn't empty. Pure.
[[nodiscard]] std::string nearest(std::string_view given, std::vector<std::string> const& known);

/// The nearest one, if it is so near that it may have been meant: one letter wrong in up to five, two in up to ten. Otherwise
/// empty, also if `given` is known. Pure.
[[nodiscard]] std::string meant(std::string_view given, std::vector<std::string> const& known);

/// "; did you mean X?" of what may have been meant, to be appended to an error; otherwise empty. Pure.
[[nodiscard]] std::string did_you_mean(std::string_view given, std::vector<std::string> const& known);

} // namespace yieldmark::system
