#include "harness/results/tutorials.hpp"

#include <algorithm>
#include <embedded/documents_json.hpp> // made by the build from suites/documents.json
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>

namespace yieldmark::results {
namespace {

using table = std::vector<std::pair<std::string, std::string>>; // id and title

table const& tutorials() {
    static auto const all = [] {
        table made;
        for (auto const& row : nlohmann::json::parse(documents_json))
            made.emplace_back(row.at("id").get<std::string>(), row.at("title").get<std::string>());
        return made;
    }();
    return all;
}

std::vector<std::string> ids_of(std::string_view documents) {
    std::vector<std::string> ids;
    while (!documents.empty()) {
        auto const end = documents.find(", ");
        ids.emplace_back(documents.substr(0, end));
        documents = end == std::string_view::npos ? std::string_view{} : documents.substr(end + 2);
    }
    return ids;
}

std::string without_subtitle(std::string const& title) {
    return title.substr(0, title.find(": "));
}

} // namespace

std::vector<std::string> titles_of(std::string_view documents) {
    auto titles = ids_of(documents);
    for (auto& one : titles) {
        auto const row = std::ranges::find(tutorials(), one, &table::value_type::first);
        if (row != tutorials().end())
            one = row->second;
    }
    return titles;
}

std::string tutorials_text(std::string_view documents) {
    auto const titles = titles_of(documents);
    auto const named = [&](auto const& row) { return std::ranges::find(titles, row.second) != titles.end(); };
    if (titles.size() == tutorials().size() && std::ranges::all_of(tutorials(), named))
        return fmt::format("all {} tutorials", titles.size());
    std::string text;
    for (std::size_t i = 0; i < titles.size(); ++i)
        text += fmt::format("{}“{}”",
                            i == 0                   ? ""
                            : i + 1 == titles.size() ? " and "
                                                     : ", ",
                            without_subtitle(titles[i]));
    return text;
}

} // namespace yieldmark::results
