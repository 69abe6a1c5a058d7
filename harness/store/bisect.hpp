#pragma once
// Finding the revision that brought a change in log2(n) questions. Pure: who answers is given.

#include <cstddef>
#include <functional>
#include <vector>

namespace yieldmark::store {

/// What is known of a revision. `skip`: nothing can be (it doesn't build, or its measurements don't decide).
enum class bisect_answer { old_level, new_level, skip };

struct bisection {
    std::size_t first = 0;             // the first revision of the new level, if suspects is empty
    std::vector<std::size_t> suspects; // otherwise it is one of these: skipped ones, and the one after them
    std::size_t asked = 0;             // questions
    bool stopped = false;              // the answerer threw nothing but asked to stop: nothing is known
};

/// Searches among `count` revisions, of which 0 is known to be of the old level and count - 1 of the new.
/// Asks for the middle of what is left, and past a skipped one for the nearest that isn't skipped, as `git
/// bisect` does. Each revision is asked for once at most. `stop` is asked before each question. Throws
/// std::invalid_argument if count < 2.
[[nodiscard]] bisection bisect(std::size_t count, std::function<bisect_answer(std::size_t)> const& answer,
                               std::function<bool()> const& stop = {});

} // namespace yieldmark::store
