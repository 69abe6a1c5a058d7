#include "cli/outputs.hpp"

#include "harness/results/google_benchmark.hpp"
#include "harness/run/workspace.hpp"
#include "harness/system/errors.hpp"
#include "harness/system/output_place.hpp"
#include "harness/system/streams.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <fstream>
#include <system_error>
#include <utility>

namespace yieldmark::cli {

namespace fs = std::filesystem;

namespace {

// This much of a file is enough to recognise one of ours.
constexpr std::size_t head_bytes = 4096;

bool is_step_summary(fs::path const& file) {
    auto const* summary = std::getenv("GITHUB_STEP_SUMMARY");
    if (!summary || !*summary)
        return false;
    std::error_code ignored;
    return file == fs::path(summary) || fs::equivalent(file, summary, ignored);
}

bool are_one_file(fs::path const& a, fs::path const& b) {
    std::error_code ignored;
    if (fs::exists(a, ignored) && fs::exists(b, ignored))
        return fs::is_regular_file(a, ignored) && fs::equivalent(a, b, ignored);
    return fs::weakly_canonical(a, ignored) == fs::weakly_canonical(b, ignored);
}

void append(fs::path const& file, std::string const& text) {
    std::error_code ignored;
    auto const before = fs::file_size(file, ignored);
    std::ofstream out(file, std::ios::app | std::ios::binary);
    auto const* gap = !ignored && before > 0 ? "\n" : ""; // a heading needs an empty line before it
    out << gap << text << std::flush;
    if (!out)
        throw std::system_error(errno, std::generic_category(), file.string() + " can't be appended to");
}

} // namespace

void require_writable(fs::path const& file, std::string const& option) {
    if (file.empty() || file == "-")
        return;
    try {
        system::require_writable(file);
    } catch (std::system_error const& e) {
        throw system::usage_error(std::string(e.what()) + "; give another file" +
                                  (option.empty() ? "" : " with " + option));
    }
}

void require_apart(std::vector<named_file> const& outputs, std::vector<named_file> const& inputs) {
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        auto const& [file, option] = outputs[i];
        for (std::size_t other = i + 1; other < outputs.size(); ++other)
            if (are_one_file(file, outputs[other].file))
                throw system::usage_error(option + " and " + outputs[other].named_by + " both write " +
                                          file.string() + "; give one of them another file");
        for (auto const& input : inputs)
            if (are_one_file(file, input.file))
                throw system::usage_error(option + " " + file.string() + " would overwrite " +
                                          input.named_by + "; give another file");
    }
}

void require_own(fs::path const& file, std::initializer_list<std::string_view> signs) {
    std::error_code error;
    if (!fs::is_regular_file(file, error))
        return;
    std::ifstream in(file, std::ios::binary);
    std::string head(head_bytes, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    auto const has = [&](std::string_view sign) { return head.find(sign) != std::string::npos; };
    if (!head.empty() && std::ranges::none_of(signs, has))
        throw system::usage_error(file.string() +
                                  " was not written by yieldmark, and is not replaced; move it away, "
                                  "or give another folder with --out");
}

std::string as_comment(std::string_view kind, std::string text) {
    constexpr std::size_t longest = 65'536;
    constexpr std::size_t room = 200; // for what is said in place of the rest
    text.insert(0, "<!-- yieldmark " + std::string(kind) + " -->\n");
    if (text.size() < longest)
        return text;
    auto const end = text.rfind('\n', longest - room);
    auto const left = std::ranges::count(text.substr(end + 1), '\n');
    return text.substr(0, end + 1) + "\nand " + std::to_string(left) +
           " lines more, which are longer than a comment may be; the log and --out have them\n";
}

void print_as_json(nlohmann::json const& value) {
    system::print_json(value.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

void write_markdown(fs::path const& file, std::string const& text) {
    if (is_step_summary(file))
        append(file, text);
    else
        results::write_file_atomically(file, text);
}

results::run own_run(fs::path const& file) {
    require_writable(file, "--into");
    auto run = results::read_file(file);
    if (run.plan.empty())
        throw system::usage_error(
            file.string() + " was not measured by yieldmark; give a file of `yieldmark run` with --into");
    return run;
}

void put_into(fs::path const& file, std::function<void(results::run&)> const& change) {
    auto const folder = file.parent_path();
    run::workspace const lock(folder.empty() ? fs::path(".") : folder);
    auto run = own_run(file);
    change(run);
    results::write_file_atomically(file, results::write_json(run));
}

} // namespace yieldmark::cli
