#pragma once
// Lists of the page's data that other parts of it point into.

#include "harness/results/model.hpp"
#include "reports/json_writer.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace yieldmark::report {

/// Distinct values in the order of their first use.
template <class T> class distinct {
public:
    /// Where `value` stands in values(); it is added if it isn't there.
    std::size_t index_of(T const& value) {
        auto const [at, fresh] = index_.try_emplace(value, values_.size());
        if (fresh)
            values_.push_back(value);
        return at->second;
    }
    [[nodiscard]] std::vector<T> const& values() const { return values_; }

private:
    std::map<T, std::size_t> index_;
    std::vector<T> values_;
};

/// Member `name`: an array of what `write` writes for each element.
template <class List, class Write>
void write_list(json_writer& json, std::string_view name, List const& list, Write write) {
    json.key(name).begin_array();
    for (auto const& element : list)
        write(element);
    json.end_array();
}

/// Member `name`: an array of strings.
inline void write_texts(json_writer& json, char const* name, std::vector<std::string> const& texts) {
    write_list(json, name, texts, [&](std::string const& text) { json.value(text); });
}

/// Member "metrics": [id, name, unit] of each, with 1 behind them for a counter of another program.
inline void write_metric_names(json_writer& json, std::vector<std::string> const& ids) {
    write_list(json, "metrics", ids, [&](std::string const& id) {
        auto const m = results::metric_named(id);
        json.begin_array().value(m.id).value(m.name).value(to_string(m.in));
        if (results::is_counter(id))
            json.value(1);
        json.end_array();
    });
}

} // namespace yieldmark::report
