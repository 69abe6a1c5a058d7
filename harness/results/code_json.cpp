#include "harness/results/code_json.hpp"

#include "harness/results/read_run.hpp"

#include <cmath>
#include <map>
#include <string_view>

namespace yieldmark::results {
namespace {

using ordered = nlohmann::ordered_json;

// Views into the lines that are written: they outlive it.
class line_table {
public:
    std::size_t index_of(std::string_view line) {
        auto const [at, fresh] = known_.try_emplace(line, known_.size());
        if (fresh)
            lines_.push_back(line);
        return at->second;
    }
    ordered lines() && { return std::move(lines_); }

private:
    std::map<std::string_view, std::size_t> known_;
    ordered lines_ = ordered::array();
};

ordered function_json(case_code::function const& one, line_table& lines) {
    auto code = ordered::array();
    for (auto const& line : one.lines)
        code.push_back(lines.index_of(line));
    ordered made{{"name", one.name}, {"code", std::move(code)}};
    if (one.left_out != 0)
        made["left_out"] = one.left_out;
    return made;
}

case_code::function read_function(fields const& from, std::vector<std::string> const& lines) {
    case_code::function made{.name = from.text("name", ""), .lines = {}, .left_out = 0};
    for (auto const index : from.numbers("code")) {
        if (!(index >= 0 && index < static_cast<double>(lines.size()) && std::floor(index) == index))
            from.fail(
                "code",
                "has an index that is none of the lines; correct the file, or run yieldmark asm --into");
        made.lines.push_back(lines[static_cast<std::size_t>(index)]);
    }
    made.left_out = from.count<std::uint64_t>("left_out", 0);
    return made;
}

} // namespace

ordered code_json(std::vector<case_code> const& all) {
    line_table lines;
    auto of = ordered::array();
    for (auto const& one : all) {
        auto functions = ordered::array();
        for (auto const& f : one.functions)
            functions.push_back(function_json(f, lines));
        of.push_back({{"example", one.example},
                      {"technique", one.technique},
                      {"use", one.use},
                      {"toolchain", one.toolchain},
                      {"functions", std::move(functions)}});
    }
    return {{"lines", std::move(lines).lines()}, {"of", std::move(of)}};
}

void read_code(fields const& own, run& into) {
    if (!own.has("code"))
        return;
    auto const code = own.object("code");
    auto const lines = code.texts("lines");
    code.each("of", [&](fields const& from) {
        case_code made{.example = from.text("example", ""),
                       .technique = from.text("technique", ""),
                       .use = from.text("use", ""),
                       .toolchain = index_within(from, "toolchain", into.toolchains.size(), "toolchains"),
                       .functions = {}};
        from.each("functions", [&](fields const& f) { made.functions.push_back(read_function(f, lines)); });
        into.code.push_back(std::move(made));
    });
}

} // namespace yieldmark::results
