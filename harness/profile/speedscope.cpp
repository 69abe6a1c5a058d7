#include "harness/profile/speedscope.hpp"

#include <map>
#include <nlohmann/json.hpp>

namespace yieldmark::profile {

std::string speedscope(results::cpu_profile const& profile, std::string const& name) {
    using json = nlohmann::ordered_json;
    std::map<std::string, std::size_t> known;
    auto frames = json::array();
    auto samples = json::array();
    auto weights = json::array();
    std::uint64_t total = 0;
    for (auto const& stack : profile.stacks) {
        auto sample = json::array();
        for (auto const& frame : stack.frames) {
            auto const [at, added] = known.try_emplace(frame, known.size());
            if (added)
                frames.push_back({{"name", frame}});
            sample.push_back(at->second);
        }
        samples.push_back(std::move(sample));
        weights.push_back(stack.weight);
        total += stack.weight;
    }
    json const one{{"type", "sampled"},
                   {"name", name + " (" + profile.unit + ")"},
                   {"unit", "none"},
                   {"startValue", 0},
                   {"endValue", total},
                   {"samples", std::move(samples)},
                   {"weights", std::move(weights)}};
    json const file{{"$schema", "https://www.speedscope.app/file-format-schema.json"},
                    {"name", name},
                    {"exporter", "yieldmark"},
                    {"activeProfileIndex", 0},
                    {"shared", {{"frames", std::move(frames)}}},
                    {"profiles", json::array({one})}};
    return file.dump(-1, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace yieldmark::profile
