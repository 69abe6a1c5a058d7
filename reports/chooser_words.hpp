#pragma once
// The chooser's answer as a sentence. The page's script makes the same sentence for every question
// (reports/page/src/chooser_words.ts), and a test holds the two together.

#include "harness/claims/models.hpp"
#include "reports/figures.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>

namespace yieldmark::report {

/// The question that the page opens with.
struct opening_question {
    std::size_t example = 0; // index into figures::examples
    stats::use_of_sequence use;
};

/// Of the example that has the role `opening`, otherwise of the first that was measured at two sizes in `drain`: 10 000
/// items, or as many as were measured at most, all of them taken once. Empty if there is no such example.
[[nodiscard]] std::optional<opening_question> opening_of(figures const& f, claims::models const& m);

/// "My sequence has 10 000 items …"
[[nodiscard]] std::string question_text(figures const& f, opening_question const& q);

/// A technique of one example, as the sentence speaks of it.
struct choice {
    std::string id;
    stats::contender time;
    std::optional<stats::line> heap; // bytes
};

/// "Use a std::ranges view: 3.30 µs (3.20 µs–3.40 µs). …": what costs least besides the loop, what can't be told from it,
/// what the list and the generator take, and what the loop takes.
[[nodiscard]] std::string chooser_sentence(std::span<choice const> choices, stats::use_of_sequence const& use,
                                           std::span<std::optional<double> const> reread);

/// The sentence for the opening question on the first toolchain.
[[nodiscard]] std::string opening_answer(figures const& f, claims::models const& m,
                                         opening_question const& q);

} // namespace yieldmark::report
