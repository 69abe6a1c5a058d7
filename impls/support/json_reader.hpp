#pragma once

#include "support/line_reader.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace yieldmark {

/// One record of a file of readings.
struct reading {
    std::uint64_t id = 0;
    std::string sensor;
    double value = 0;

    template <class Digest> friend void digest_words(reading const& one, Digest& into) {
        into.add(one.id);
        into.add(one.sensor);
        into.add(one.value);
    }
};

/// The readings of a file of one JSON object a line, each with an unsigned `id`, a string `sensor` and a
/// number `value`; other members are ignored. Throws as line_reader does, and bad_input for a line that is no
/// such object.
class json_reader {
public:
    explicit json_reader(std::string path, loading how = loading::buffered) : lines_{std::move(path), how} {}

    /// The next reading, or nothing at the end.
    std::optional<reading> next() {
        auto const line = lines_.next();
        return line ? std::optional{parse(*line)} : std::nullopt;
    }

private:
    [[nodiscard]] reading parse(std::string_view line) const try {
        nlohmann::json object = nlohmann::json::parse(line);
        return {object.at("id").get_ref<nlohmann::json::number_unsigned_t const&>(),
                std::move(object.at("sensor").get_ref<std::string&>()), object.at("value").get<double>()};
    } catch (nlohmann::json::exception const& error) {
        throw bad_input{lines_.path(), "line", lines_.number(),
                        std::string{"not a reading: "} + error.what()};
    }

    line_reader lines_;
};

} // namespace yieldmark
