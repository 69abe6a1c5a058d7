#include "harness/gate/part_json.hpp"

#include "harness/compare/json.hpp"
#include "harness/results/fields.hpp"

#include <fmt/format.h>

namespace yieldmark::gate {

std::string write_json(gate_part const& part) {
    nlohmann::ordered_json head{{"yieldmark_gate_part", 1}, {"recheck", part.recheck}};
    if (!part.unchecked.empty())
        head["unchecked"] = part.unchecked;
    if (!part.no_base.empty())
        head["no_base"] = part.no_base;
    auto text = head.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    text.erase(text.rfind('\n'));
    text += ",\n \"first\": " + compare::write_json(part.first);
    if (part.second)
        text += ",\n \"second\": " + compare::write_json(*part.second);
    return text + "}\n";
}

gate_part read_part(std::string_view text, std::string const& source) {
    auto const document = results::parse_json(text, source);
    results::fields const root(document, "", source);
    auto const version = root.count<unsigned>("yieldmark_gate_part", 0);
    if (version != 1)
        root.fail(
            "yieldmark_gate_part",
            fmt::format("is {}, this version reads 1; read it with the yieldmark that wrote it", version));
    gate_part part{.first = compare::read_comparison(root.object("first")),
                   .second = {},
                   .recheck = root.flag("recheck", true),
                   .unchecked = root.text("unchecked", ""),
                   .no_base = root.text("no_base", "")};
    if (root.has("second"))
        part.second = compare::read_comparison(root.object("second"));
    return part;
}

} // namespace yieldmark::gate
