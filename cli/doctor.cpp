#include "harness/run/doctor.hpp"
#include "cli/commands.hpp"
#include "cli/outputs.hpp"
#include "cli/terminal.hpp"
#include "harness/run/bench.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/color.hpp"
#include "harness/text/plain_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <optional>

namespace yieldmark::cli {

namespace {

struct doctor_options {
    std::string bench;
    double seconds = 1;
    bool as_json = false;
};

std::string_view color_of(run::doctor_verdict v) {
    switch (v) {
    case run::doctor_verdict::ok:
        return text::color::green;
    case run::doctor_verdict::doubtful:
        return text::color::yellow;
    case run::doctor_verdict::missing:
        return text::color::red;
    }
    return "";
}

void print(std::vector<run::doctor_finding> const& all, bool color) {
    for (auto const& one : all) {
        system::print_coloured(fmt::format("{}{:<9}{} {:<21} {}\n", color ? color_of(one.is) : "",
                                           to_string(one.is), color ? text::color::off : "", one.id,
                                           text::printable(one.found)));
        if (!one.advice.empty())
            system::print_output("{:<31} -> {}\n", "", one.advice);
    }
}

nlohmann::json to_json(std::vector<run::doctor_finding> const& all) {
    auto list = nlohmann::json::array();
    for (auto const& one : all)
        list.push_back(
            {{"id", one.id}, {"state", to_string(one.is)}, {"found", one.found}, {"advice", one.advice}});
    return list;
}

// Without an executable the doctor still reports about the machine; one that was named must exist.
std::optional<run::bench> measured(doctor_options const& o) {
    if (!o.bench.empty())
        return run::open_bench(o.bench);
    if (std::filesystem::exists(default_bench()))
        return run::open_bench(default_bench());
    return std::nullopt;
}

int doctor(doctor_options const& o) {
    auto const bench = measured(o);
    auto const all = run::examine(bench ? &*bench : nullptr, o.seconds);
    if (o.as_json)
        print_as_json(to_json(all));
    else
        print(all, wants_color(stdout));
    return exit_code::good;
}

} // namespace

subcommand add_doctor(command_line program) {
    auto o = std::make_shared<doctor_options>();
    auto const app =
        program.add_subcommand("doctor", "Say what this machine can measure and what makes it doubtful");
    app.add_option("--bench", o->bench, "The measured executable").shown_as("PATH");
    app.add_option("--seconds", o->seconds, "How long the machine's speed is watched")
        .within(0.0, 3600.0)
        .shown_as("S=1");
    app.add_flag("--json", o->as_json, "Print JSON");
    app.footer("Examples:\n"
               "  yieldmark doctor\n"
               "  yieldmark doctor --seconds 30\n"
               "  yieldmark doctor --json\n\n"
               "Exit codes: 0 examined, whatever was found, 2 wrong usage, 3 the executable can't be asked.");
    return {app, [o] { return doctor(*o); }};
}

} // namespace yieldmark::cli
