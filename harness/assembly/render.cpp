#include "harness/assembly/render.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <vector>

namespace yieldmark::assembly {

namespace {

constexpr double least_share = 0.01;

class sources {
public:
    std::string line(std::string const& file, unsigned number) {
        auto const [entry, fresh] = files_.try_emplace(file);
        if (fresh) {
            std::ifstream in(file);
            for (std::string text; std::getline(in, text);)
                entry->second.push_back(text);
        }
        if (number == 0 || number > entry->second.size())
            return {};
        auto const& text = entry->second[number - 1];
        auto const first = text.find_first_not_of(" \t");
        return first == std::string::npos ? std::string{} : text.substr(first);
    }

private:
    std::map<std::string, std::vector<std::string>> files_;
};

double share(std::uint64_t part, report const& of) {
    return of.counted.total == 0 ? 0 : static_cast<double>(part) / static_cast<double>(of.counted.total);
}

class writer {
public:
    writer(report const& of, style how) : of_(of), how_(how) {}

    void add(function const& f) {
        out += fmt::format("\n{}{:5.1f} %  {}{}\n", paint("\x1b[1m"), 100 * share(f.executed, of_), f.name,
                           paint("\x1b[0m"));
        std::string said;
        bool gap = false;
        for (auto const& one : f.code) {
            if (!how_.all && !is_hot(f, one)) {
                gap = true;
                continue;
            }
            if (gap && !said.empty())
                out += fmt::format("{:>29}\n", "...");
            gap = false;
            add_source(one, said);
            add_code(f, one);
        }
    }

    std::string out;

private:
    char const* paint(char const* code) const { return how_.color ? code : ""; }

    void add_source(instruction const& one, std::string& said) {
        auto const name =
            one.file.empty()
                ? std::string("(no source)")
                : fmt::format("{}:{}", std::filesystem::path(one.file).filename().string(), one.line);
        if (name == said)
            return;
        said = name;
        out += fmt::format("{}         {}  {}{}\n", paint("\x1b[36m"), name,
                           sources_.line(one.file, one.line), paint("\x1b[0m"));
    }

    void add_code(function const& f, instruction const& one) {
        out +=
            fmt::format("{}{:12} {:>8.8}  {:x}:  {}{}\n", how_.all && is_hot(f, one) ? paint("\x1b[33m") : "",
                        one.executed, fmt::format("{:.1f} %", 100 * share(one.executed, of_)), one.address,
                        one.text, how_.all && is_hot(f, one) ? paint("\x1b[0m") : "");
    }

    report const& of_;
    style how_;
    sources sources_;
};

} // namespace

std::string text(report const& of, style how) {
    writer w(of, how);
    auto const built =
        of.toolchain.compiler.empty() ? "" : ", " + of.toolchain.compiler + " " + of.toolchain.flags;
    w.out = fmt::format("{}{}: {} instructions in {}\n", of.case_name, built, of.counted.total,
                        of.iterations == 1 ? std::string("one call")
                                           : fmt::format("{} iterations", of.iterations));
    if (!of.note.empty())
        w.out += fmt::format("note: {}\n", of.note);
    for (auto const& f : of.functions)
        if (how.all || share(f.executed, of) >= least_share)
            w.add(f);
    for (auto const& [name, executed] : of.counted.elsewhere)
        if (share(executed, of) >= least_share)
            w.out += fmt::format("\n{:5.1f} %  {} (of another library)\n", 100 * share(executed, of), name);
    return w.out;
}

nlohmann::json to_json(report const& of) {
    nlohmann::json functions = nlohmann::json::array();
    for (auto const& f : of.functions) {
        nlohmann::json code = nlohmann::json::array();
        for (auto const& one : f.code)
            code.push_back({{"address", one.address},
                            {"text", one.text},
                            {"executed", one.executed},
                            {"hot", is_hot(f, one)},
                            {"file", one.file},
                            {"line", one.line}});
        functions.push_back({{"name", f.name}, {"instructions", f.executed}, {"code", std::move(code)}});
    }
    return {{"case", of.case_name},
            {"toolchain", of.toolchain.id},
            {"compiler", of.toolchain.compiler},
            {"flags", of.toolchain.flags},
            {"instructions", of.counted.total},
            {"iterations", of.iterations},
            {"functions", std::move(functions)},
            {"elsewhere", of.counted.elsewhere}};
}

} // namespace yieldmark::assembly
