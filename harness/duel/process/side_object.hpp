#pragma once
// A side that is loaded: the suites of one build, in this process.

#include "harness/bench/side.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace yieldmark::duel {

/// Kept loaded until the process ends.
class side_object {
public:
    /// Loads it with all its symbols bound, so that no first call pays for that, and none of them visible to
    /// other objects. Throws std::runtime_error.
    explicit side_object(std::string const& path);

    /// The case's index in it; none if it has no such case.
    [[nodiscard]] std::optional<std::uint64_t> find(std::string const& name) const;

    [[nodiscard]] bool is_parallel(std::uint64_t index) const { return side_->cases[index].parallel != 0; }

    /// As yieldmark_side::prepare and run say. Throws std::runtime_error with the side's line.
    void prepare(std::uint64_t index) const;
    void run(std::uint64_t index, std::uint64_t iterations, std::uint64_t extra) const {
        if (char const* const wrong = side_->run(index, iterations, extra))
            fail(wrong);
    }

private:
    [[noreturn]] static void fail(char const* wrong);

    yieldmark_side const* side_ = nullptr;
    std::map<std::string, std::uint64_t> index_;
};

} // namespace yieldmark::duel
