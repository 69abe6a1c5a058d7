#include "harness/duel/run_process.hpp"

#include "harness/run/supervised.hpp"
#include "harness/system/errors.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>

namespace yieldmark::duel {

namespace {

namespace fs = std::filesystem;
using json = nlohmann::json;

std::string text(json const& j, char const* key) {
    auto const found = j.find(key);
    return found != j.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

std::vector<double> numbers_of(json const& j, char const* key) {
    std::vector<double> all;
    if (auto const found = j.find(key); found != j.end() && found->is_array())
        for (auto const& one : *found)
            if (one.is_number())
                all.push_back(one.get<double>());
    return all;
}

fs::path with_ending(fs::path path, char const* ending) {
    return path += ending;
}

void write_cases(fs::path const& path, std::vector<bout> const& bouts) {
    std::ofstream file(path);
    write_bouts(file, bouts);
    if (!file.flush())
        throw system::run_error(path.string() + " can't be written; is the disk full?");
}

system::command command_for(process_setup const& setup, fs::path const& cases) {
    auto arguments = flags_of(setup.what, cases.string());
    arguments.insert(arguments.begin(), setup.program.string());
    return {.arguments = std::move(arguments), .environment = system::clean_environment(), .cpu = setup.cpu};
}

} // namespace

void duel_journal::feed(std::string_view bytes) {
    cut_.feed(bytes, [this](std::string_view line) { take_line(line); });
}

void duel_journal::add(duel_journal const& later) {
    finished_.insert(later.finished_.begin(), later.finished_.end());
    errors_.insert(later.errors_.begin(), later.errors_.end());
    step_ = later.step_ > 0 ? later.step_ : step_;
}

void duel_journal::take_line(std::string_view bytes) {
    auto const line = json::parse(bytes, nullptr, false);
    if (!line.is_object())
        return;
    if (line.contains("step") && line["step"].is_number())
        step_ = line["step"].get<double>();
    if (line.contains("end"))
        ended_ = true;
    if (auto const begun = text(line, "begin"); !begun.empty())
        open_ = begun;
    auto const name = text(line, "name");
    if (name.empty())
        return;
    open_.clear();
    if (auto const error = text(line, "error"); !error.empty())
        errors_[name] = error;
    else
        finished_[name] = {.base = numbers_of(line, "base"), .now = numbers_of(line, "now")};
}

duel_process_end run_process(process_setup setup, std::atomic<int> const& stop,
                             std::function<void(duel_journal const&)> const& meanwhile) {
    auto const journal = with_ending(setup.files, ".jsonl");
    auto const cases = with_ending(setup.files, ".cases");
    setup.what.journal_file = journal.string();
    write_cases(cases, setup.what.bouts);
    fs::remove(journal);
    duel_process_end end;
    auto const take = [&](std::string_view bytes) { end.lines.feed(bytes); };
    run::supervised_process process(command_for(setup, cases), journal, setup.stall_limit);
    while (stop == 0 && !process.is_over(take)) {
        meanwhile(end.lines);
        system::wait_for_news({&process.waited_for()}, std::chrono::milliseconds(100));
    }
    process.end(take);
    end.output = process.output();
    end.wrong = process.what_went_wrong(status_bout_failed);
    if (end.wrong.empty() && process.status() && !end.lines.ended())
        end.wrong = system::describe_status(*process.status());
    return end;
}

} // namespace yieldmark::duel
