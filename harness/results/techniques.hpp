#pragma once
// What the program knows of each technique: the table suites/techniques.json, which the build writes into the program and
// reads for the registration of the techniques. A technique needs no row: it is then lazy and takes no part in a claim.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::results {

/// How a technique makes its items: in the loop that takes them, all before the first is handed out, or each when it is
/// asked for.
enum class making { loop, eager, lazy };

struct technique_traits {
    std::string id;       // the file's name; "eager*": all others that begin so
    std::size_t rank = 0; // its place in tables; one without a row comes after all that have one
    making manner = making::lazy;
    std::string part;    // that it plays in claims: see roles in harness/claims/evidence.hpp; empty: none
    bool python = false; // a form of the references in CPython
    bool frame = false;  // a coroutine, whose frame the compiler may put on the stack
    bool extra = false;  // most examples lack it: a report doesn't give the reason each time
    std::string slot;    // the page's colour: --slot-SLOT of its style sheet
    std::string symbol;  // and the form of its dots
    std::string name;    // as people call it: "std::vector (reserved)"
    std::string one;     // the beginning of a sentence about it: "A reserved std::vector"
    std::string many;    // several of them within a sentence: "reserved std::vectors"
    std::string use;     // "use it when …": the end of that sentence; empty: nothing to say
};

/// Those of the table, in the order in which tables list them.
[[nodiscard]] std::vector<technique_traits> const& all_techniques();

/// The row of that technique, or of those that begin as it does; without one the traits of a lazy technique.
[[nodiscard]] technique_traits traits_of(std::string_view technique);

/// The id of the techniques that play `part`, in the table's order: those of C++ or of CPython.
[[nodiscard]] std::vector<std::string> techniques_playing(std::string_view part, bool python = false);

/// The technique that is the default reference of ratios: the bare loop.
[[nodiscard]] std::string const& reference_technique();

} // namespace yieldmark::results
