#pragma once
// Seeded slowdowns: real extra work after each iteration of chosen cases, to see that whoever watches them
// notices.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace yieldmark::bench {

struct bench_case;

/// Steps of extra work by case name; a case that isn't in it gets none.
using injections = std::map<std::string, std::uint64_t>;

/// Reads `<steps> <case name>`, one a line; an empty path gives none. Throws usage_error for a file that
/// can't be read or a line of another shape.
[[nodiscard]] injections read_injections(std::string const& path);

/// Steps for that case; 0: none.
[[nodiscard]] std::uint64_t steps_of(injections const& all, std::string const& case_name);

/// Does `steps` multiply-adds, each of which needs the one before (about 1 ns a step; the same number of
/// instructions at every call), and returns n. The result depends on the last step, so that an iteration that
/// is given it as its n can't start before the work is done.
[[gnu::noinline]] std::size_t extra_work(std::uint64_t steps, std::size_t n);

/// Tells each case that the file names how much extra work it gets (bench_case::extra). An empty path tells
/// none. Throws as read_injections does.
void seed_slowdowns(std::vector<bench_case>& cases, std::string const& path);

/// A case's measured region as one function of one argument and n, its extra work included.
class measured_call {
public:
    /// `input` is the case's; it and the call itself must outlive what is done with them.
    measured_call(bench_case const& one, void const* input);
    measured_call(measured_call const&) = delete;
    measured_call& operator=(measured_call const&) = delete;

    using function = std::uint64_t (*)(void const* argument, std::size_t n);

    /// The case's own function where it gets no extra work: then nothing stands between.
    [[nodiscard]] function once() const { return steps_ == 0 ? once_ : &with_extra_work; }
    [[nodiscard]] void const* argument() const { return steps_ == 0 ? input_ : this; }

private:
    static std::uint64_t with_extra_work(void const* call, std::size_t n);

    function once_;
    void const* input_;
    std::uint64_t steps_;
};

} // namespace yieldmark::bench
