#include "harness/store/bisect.hpp"

#include <set>
#include <stdexcept>

namespace yieldmark::store {

namespace {

// What to ask between `low` (old level) and `high` (new level): the unskipped one nearest to the middle; high
// if there is none.
std::size_t next_question(std::size_t low, std::size_t high, std::set<std::size_t> const& skipped) {
    auto const middle = low + (high - low) / 2;
    for (std::size_t away = 0; away < high - low; ++away) {
        if (middle + away < high && !skipped.contains(middle + away))
            return middle + away;
        if (middle > low + away && !skipped.contains(middle - away))
            return middle - away;
    }
    return high;
}

} // namespace

bisection bisect(std::size_t count, std::function<bisect_answer(std::size_t)> const& answer,
                 std::function<bool()> const& stop) {
    if (count < 2)
        throw std::invalid_argument("a bisection needs an old and a new revision");
    bisection found;
    std::set<std::size_t> skipped;
    std::size_t low = 0;
    std::size_t high = count - 1;
    while (high - low > 1) {
        auto const at = next_question(low, high, skipped);
        if (at == high)
            break;
        if (stop && stop()) {
            found.stopped = true;
            break;
        }
        ++found.asked;
        switch (answer(at)) {
        case bisect_answer::old_level:
            low = at;
            break;
        case bisect_answer::new_level:
            high = at;
            break;
        case bisect_answer::skip:
            skipped.insert(at);
            break;
        }
    }
    found.first = high;
    for (auto i = low + 1; high - low > 1 && i <= high; ++i)
        found.suspects.push_back(i);
    return found;
}

} // namespace yieldmark::store
