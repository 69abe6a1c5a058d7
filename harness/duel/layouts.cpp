#include "harness/duel/layouts.hpp"

#include "harness/system/errors.hpp"

#include <algorithm>
#include <utility>

namespace yieldmark::duel {

namespace {

namespace fs = std::filesystem;

std::optional<int> other_than(std::optional<int> measuring) {
    for (int const cpu : system::allowed_cpus())
        if (cpu != measuring)
            return cpu;
    return std::nullopt;
}

} // namespace

std::string example_of(std::string const& object) {
    auto const file = fs::path(object).filename().string();
    return file.substr(0, file.find('.'));
}

run::link_manifest only_examples(run::bench const& of, std::set<std::string> const& examples) {
    auto how = *of.manifest;
    std::set<std::string> others;
    for (auto const& example : of.can_run.examples)
        if (!examples.contains(example.info.name))
            others.insert(example.info.name);
    std::erase_if(how.objects,
                  [&](std::string const& object) { return others.contains(example_of(object)); });
    return how;
}

run::link_manifest moved(run::link_manifest how) {
    if (how.padding.empty())
        return how;
    how.objects.push_back(how.padding.back());
    how.padding.pop_back();
    return how;
}

layout_line::layout_line(std::vector<job> jobs, std::optional<int> measuring)
    : jobs_(std::move(jobs)), cpu_(other_than(measuring)) {}

void layout_line::start(std::size_t index) {
    auto link = jobs_[index].link;
    link.cpu = cpu_;
    linker_ = std::make_unique<system::child>(link);
}

void layout_line::take_up() {
    linker_->read_output();
    auto const status = linker_->ended();
    if (!status)
        return;
    auto const& output = jobs_[linked_].output;
    if (*status != 0)
        throw system::run_error("a new layout can't be linked: " + system::last_line(linker_->output()) +
                                "; is the disk full? Otherwise build again");
    linker_.reset();
    fs::rename(output.string() + ".part", output);
    ++linked_;
}

void layout_line::work() {
    if (linker_)
        take_up();
    // Without a processor to spare a link would run into the measurement: then only on demand.
    auto const limit = std::min(jobs_.size(), cpu_ ? wanted_ + ahead : wanted_);
    if (!linker_ && linked_ < limit)
        start(linked_);
}

std::optional<fs::path> layout_line::get(std::size_t index, std::atomic<int> const& stop) {
    wanted_ = std::max(wanted_, index + 1);
    while (stop == 0 && linked_ <= index) {
        work();
        if (linker_)
            system::wait_for_news({linker_.get()}, std::chrono::milliseconds(50));
    }
    if (linked_ <= index)
        return std::nullopt;
    return jobs_[index].output;
}

void layout_line::drop(std::size_t index) const {
    std::error_code ignored;
    fs::remove(jobs_[index].output, ignored);
}

layout_line::job side_job(run::link_manifest const& how, std::uint32_t seed, fs::path output) {
    return {.link = run::link_side_process(how, seed, output.string() + ".part"),
            .output = std::move(output)};
}

} // namespace yieldmark::duel
