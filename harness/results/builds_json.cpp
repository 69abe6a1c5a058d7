#include "harness/results/builds_json.hpp"

#include "harness/results/read_run.hpp"

namespace yieldmark::results {

nlohmann::ordered_json builds_json(std::vector<build_cost> const& builds) {
    auto all = nlohmann::ordered_json::array();
    for (auto const& one : builds) {
        all.push_back({{"example", one.example},
                       {"technique", one.technique},
                       {"toolchain", one.toolchain},
                       {"compile_seconds", one.compile_seconds},
                       {"preprocessed_lines", one.preprocessed_lines},
                       {"text_bytes", one.text_bytes},
                       {"code_lines", one.code_lines}});
        if (!one.error.empty())
            all.back()["error"] = one.error;
    }
    return all;
}

void read_builds(fields const& own, run& into) {
    own.each("builds", [&](fields const& from) {
        build_cost made;
        made.example = from.text("example");
        made.technique = from.text("technique");
        made.toolchain = index_within(from, "toolchain", into.toolchains.size(), "toolchains");
        made.compile_seconds = from.numbers("compile_seconds");
        made.preprocessed_lines = from.count<std::uint64_t>("preprocessed_lines", 0);
        made.text_bytes = from.count<std::uint64_t>("text_bytes", 0);
        made.code_lines = from.count<std::uint64_t>("code_lines", 0);
        made.error = from.text("error", "");
        into.builds.push_back(std::move(made));
    });
}

} // namespace yieldmark::results
