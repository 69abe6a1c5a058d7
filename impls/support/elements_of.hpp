#pragma once

#include <utility>

namespace yieldmark {

/// Marks, in a body, a range or a generator whose items are to be yielded one by one in the body's place:
/// `co_yield elements_of(children)`. Holds a reference when made from an lvalue, and a reference to the
/// temporary otherwise: to be used within the expression that makes it.
template <class Range> struct [[nodiscard]] elements_of { Range range; };

template <class Range> elements_of(Range&&) -> elements_of<Range&&>;

} // namespace yieldmark
