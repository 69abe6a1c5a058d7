#include "cli/history_parts.hpp"
#include "cli/outputs.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/streams.hpp"
#include "harness/text/plain_text.hpp"
#include "reports/comparison/words.hpp"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace yieldmark::cli {

namespace {

struct exchange_options {
    store_options store;
    std::string file;
};

int export_all(exchange_options const& o) {
    require_writable(o.file, "");
    if (!o.file.empty() && o.file != "-")
        require_apart({{o.file, "the file"}}, {{o.store.place(), "the history that is exported"}});
    auto from = open_history(o.store, store::access::read);
    if (o.file.empty() || o.file == "-")
        from.export_to([](std::string const& line) { system::print_json(line + "\n"); });
    else
        results::write_file_atomically(o.file, from.export_text());
    return exit_code::good;
}

int import_all(exchange_options const& o) {
    std::istringstream given;
    std::ifstream file;
    if (o.file == "-") {
        given.str(system::read_input());
    } else {
        std::error_code error;
        file.open(o.file, std::ios::binary);
        if (std::filesystem::is_directory(o.file, error) || !file)
            throw system::usage_error(o.file +
                                      ": can't be read; give the file that 'yieldmark history export' wrote");
    }
    auto& from = o.file == "-" ? static_cast<std::istream&>(given) : file;
    auto const done = open_history(o.store, store::access::write).import_from(from, o.file);
    system::print_output("{} measurements imported, {} known before\n", done.measurements, done.known);
    return exit_code::good;
}

struct prune_options {
    store_options store;
    store::prune_request what;
    bool really = false;
    bool as_json = false;
};

void print_json(store::pruned const& done, bool really) {
    nlohmann::json gone = nlohmann::json::array();
    for (auto const& m : done.gone)
        gone.push_back({{"revision", m.of.name},
                        {"machine", m.machine},
                        {"toolchain", m.toolchain},
                        {"measured", m.date}});
    print_as_json({{"gone", gone}, {"figures", done.figures}, {"done", really}});
}

int prune(prune_options const& o) {
    auto const how = o.really ? store::access::write : store::access::read;
    if (o.really) // a store that isn't there must not be made by pruning it
        static_cast<void>(store::history(o.store.place(), store::access::read, o.store.patience()));
    auto const done = open_history(o.store, how).prune(o.what, o.really);
    if (o.as_json) {
        print_json(done, o.really);
        return exit_code::good;
    }
    for (auto const& m : done.gone)
        system::print_output("{} {} {}\n", text::printable(report::short_revision(m.of.name)),
                             m.of.date.substr(0, 10), text::printable(m.of.subject));
    system::print_output("{} measurements with {} figures {}\n", done.gone.size(), done.figures,
                         o.really ? "deleted" : "would be deleted; --yes deletes them");
    return exit_code::good;
}

} // namespace

subcommand add_history_export(command_line history) {
    auto o = std::make_shared<exchange_options>();
    auto const app = history.add_subcommand("export", "Write the whole history as JSON lines");
    app.add_option("file", o->file, "Where to; standard output if not given").shown_as("FILE");
    add_store_options(app, o->store);
    app.footer("Examples:\n  yieldmark history export history.jsonl\n  yieldmark history export | gzip > "
               "history.jsonl.gz\n\nExit codes: 0 good, 2 wrong usage or no such history, 3 it can't be "
               "read, or the file "
               "can't be written.");
    return {app, [o] { return export_all(*o); }};
}

subcommand add_history_import(command_line history) {
    auto o = std::make_shared<exchange_options>();
    auto const app = history.add_subcommand("import", "Add what export wrote; existing entries don't change");
    app.add_option("file", o->file, "The exported file; - reads standard input").required().shown_as("FILE");
    add_store_options(app, o->store);
    app.footer(
        "Examples:\n  yieldmark history import history.jsonl\n  yieldmark history import other-machine.jsonl "
        "--store all.db\n\nExit codes: 0 good, 2 wrong usage or a file that isn't an export, 3 the history "
        "can't be written.");
    return {app, [o] { return import_all(*o); }};
}

subcommand add_history_prune(command_line history) {
    auto o = std::make_shared<prune_options>();
    auto const app = history.add_subcommand("prune", "Delete old measurements; without --yes only list them");
    app.add_option("--keep", o->what.keep,
                   "Delete all but the newest N revisions of each machine, toolchain and baseline")
        .within(std::size_t{1}, std::size_t{1'000'000'000})
        .shown_as("N");
    app.add_option("--before", o->what.before, "Delete commits before that date (UTC)")
        .shown_as("YYYY-MM-DD");
    app.add_option("--revision", o->what.revision, "The commit whose name begins so").shown_as("COMMIT");
    app.add_flag("--yes", o->really, "Really delete them");
    app.add_flag("--json", o->as_json, "Print them as JSON");
    add_store_options(app, o->store);
    app.footer("Examples:\n  yieldmark history prune --keep 500\n  yieldmark history prune --before "
               "2025-01-01 --yes\n\nExit codes: 0 good, 2 wrong usage or no such history, 3 it can't be read "
               "or written.");
    return {app, [o] { return prune(*o); }};
}

} // namespace yieldmark::cli
