#pragma once
// The layouts of a duel: each side linked anew for each pair, on a processor that isn't measuring, while the
// pair before runs.

#include "harness/run/bench.hpp"
#include "harness/system/child.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace yieldmark::duel {

/// The example that an object file is named after: "…/fibonacci.cpp.o" -> "fibonacci". Pure.
[[nodiscard]] std::string example_of(std::string const& object);

/// How `of` is linked if only the cases of `examples` are wanted: without the objects that carry the name of
/// another of its examples (each example is one object, `<example>.cpp.o`). Pure.
[[nodiscard]] run::link_manifest only_examples(run::bench const& of, std::set<std::string> const& examples);

/// `how` with one object more, which nothing uses: in each layout, what comes after it lies elsewhere than without. As it is
/// where there is no padding. Pure.
[[nodiscard]] run::link_manifest moved(run::link_manifest how);

class layout_line {
public:
    struct job {
        system::command link; // makes `output` with ".part" behind it
        std::filesystem::path output;
    };

    /// Links nothing yet. `measuring`: the processor to keep free, if there is another.
    layout_line(std::vector<job> jobs, std::optional<int> measuring);

    /// Starts what may be started now: one at a time, at most `ahead` beyond the last that was asked for;
    /// takes up what has ended. Never blocks. Throws run_error if a link failed.
    void work();

    /// The job's output, once it is linked; nothing if `stop` came first. Throws run_error as work
    /// does.
    [[nodiscard]] std::optional<std::filesystem::path> get(std::size_t index, std::atomic<int> const& stop);

    /// Removes the file: it won't be asked for again.
    void drop(std::size_t index) const;

private:
    void start(std::size_t index);
    void take_up();

    static constexpr std::size_t ahead = 4;

    std::vector<job> jobs_;
    std::optional<int> cpu_;
    std::size_t wanted_ = 0; // jobs below this have been asked for
    std::size_t linked_ = 0; // jobs below this are done
    std::unique_ptr<system::child> linker_;
};

/// Links one side of a duel, a shared object, in the layout that follows from `seed`. Throws as run::link_side_process.
[[nodiscard]] layout_line::job side_job(run::link_manifest const& how, std::uint32_t seed,
                                        std::filesystem::path output);

} // namespace yieldmark::duel
