#include "harness/compare/measuring.hpp"

#include "harness/compare/own_part.hpp"
#include "harness/duel/duel.hpp"
#include "harness/results/lists.hpp"
#include "harness/run/shards.hpp"
#include "harness/text/words.hpp"

#include <fmt/format.h>

namespace yieldmark::compare {

namespace {

void show_choice(selection const& chosen, system::progress& shown) {
    shown.note(fmt::format("comparing {}: {}", text::counted(chosen.both.size(), "case"), chosen.described));
    show_idle(chosen.idle, shown);
}

} // namespace

void show_idle(std::string const& line, system::progress& shown) {
    if (!line.empty())
        shown.failure(line);
}

void keep_own(comparison& c, selection& chosen, measuring& with,
              std::function<std::string(std::string const&)> const& prefix_of) {
    if (with.asked.shard) {
        static_cast<void>(duel::injected_percent(with.inject, chosen.both)); // refuses what names no case
        c.part = keep_part(chosen, *with.asked.shard, prefix_of, asked_in_words(c, with.asked));
        with.seed = c.part->seed = with.asked.seed.value_or(run::shared_seed(*c.part));
        with.shown.note(run::part_text(*c.part));
    }
    with.inject = own_injections(with.asked, chosen.both);
    show_choice(chosen, with.shown);
}

processes_result by_processes(comparison& c, processes_request const& what, measuring const& with) {
    auto measured = take_turns(what, with.shown, with.stop);
    c.how = measured.how;
    c.relinked = measured.relinked;
    results::append_new(c.doubts, measured.doubts);
    c.processes = measured.pairs;
    return measured;
}

} // namespace yieldmark::compare
