#pragma once
// What tells two contents apart: 64-bit FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), which names
// builds and contracts. It doesn't protect against somebody who looks for two contents with one hash.

#include <cstdint>
#include <string>
#include <string_view>

namespace yieldmark::system {

class fnv1a {
public:
    /// Goes on with `bytes`.
    void add(std::string_view bytes);

    /// The hash of all that was added.
    [[nodiscard]] std::uint64_t value() const { return value_; }

    /// The same in 16 lower-case hexadecimal digits.
    [[nodiscard]] std::string hex() const;

private:
    std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

} // namespace yieldmark::system
