#include "tests/structure/include_graph.hpp"
#include "tests/text_files.hpp"

#include <algorithm>
#include <functional>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace yieldmark::test {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> sources_in(fs::path const& folder) {
    std::vector<fs::path> files;
    if (!fs::is_directory(folder))
        return files;
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        auto const kind = entry.path().extension();
        if (entry.is_regular_file() && (kind == ".hpp" || kind == ".cpp" || kind == ".in"))
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    return files;
}

bool in_or_at(std::string_view file, std::string_view room) {
    return file.starts_with(room) && (file.size() == room.size() || file[room.size()] == '/' ||
                                      (file[room.size()] == '.' && file.find('/', room.size()) == file.npos));
}

/// "impls/*" made into the room of one file: impls/fibonacci of impls/fibonacci/loop.hpp. "" if it isn't in one.
std::string one_of_many(std::string_view file, std::string_view room) {
    auto const folder = room.substr(0, room.size() - 1);
    auto const end = file.starts_with(folder) ? file.find('/', folder.size()) : file.npos;
    return std::string(end == file.npos ? std::string_view() : file.substr(0, end));
}

} // namespace

std::vector<include> includes_of(fs::path const& root, std::vector<std::string> const& folders) {
    static std::regex const directive(R"re(^\s*#\s*include\s*"([^"@]+)")re");
    std::vector<include> all;
    for (auto const& folder : folders)
        for (auto const& file : sources_in(root / folder)) {
            std::istringstream lines(text_of(file));
            std::smatch match;
            std::string line;
            for (int number = 1; std::getline(lines, line); ++number) {
                if (!std::regex_search(line, match, directive))
                    continue;
                include one{file.lexically_relative(root).string(), number, match[1], false};
                for (auto const& from : {file.parent_path(), root, root / "impls"})
                    if (!one.found && fs::is_regular_file(from / match[1].str())) {
                        one.to = (from / match[1].str()).lexically_normal().lexically_relative(root).string();
                        one.found = true;
                    }
                all.push_back(one);
            }
        }
    return all;
}

std::string layers::room_of(std::string_view file) const {
    std::string best;
    for (auto const& [name, may] : rooms) {
        auto const room = name.ends_with("/*") ? one_of_many(file, name) : in_or_at(file, name) ? name : "";
        // A room that is named wins over one of many: impls/support over impls/*.
        if (room.size() > best.size() || (room.size() == best.size() && rooms.contains(room)))
            best = room;
    }
    return best;
}

bool layers::allows(std::string const& from, std::string const& to) const {
    auto const named = [this](std::string const& room) {
        return rooms.contains(room) ? room : room.substr(0, room.rfind('/')) + "/*";
    };
    auto const line = rooms.find(named(from));
    return from == to ||
           (line != rooms.end() && (line->second.contains(to) || line->second.contains(named(to))));
}

layers parse_layers(std::string const& text) {
    layers table;
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        line = line.substr(0, line.find('#'));
        if (line.find_first_not_of(" \t") == line.npos)
            continue;
        auto const colon = line.find(':');
        std::string room;
        std::istringstream(line.substr(0, colon)) >> room;
        if (colon == line.npos || room.empty())
            throw std::runtime_error("line " + std::to_string(number) + ": not \"room: room room…\"");
        std::istringstream may(line.substr(colon + 1));
        auto& to = table.rooms[room];
        for (std::string other; may >> other;)
            to.insert(other);
    }
    for (auto const& [room, may] : table.rooms)
        for (auto const& other : may)
            if (!table.rooms.contains(other) && table.room_of(other + "/x").empty())
                throw std::runtime_error(room + " may include " + other + ", which has no line of its own");
    return table;
}

std::vector<std::string> wrong_arrows(std::vector<include> const& all, layers const& table) {
    std::vector<std::string> wrong;
    for (auto const& [from, line, to, found] : all) {
        auto const where = from + ":" + std::to_string(line) + ": ";
        auto const source = table.room_of(from);
        auto const target = table.room_of(to);
        if (!found)
            wrong.push_back(where + "\"" + to + "\" is no file of the tree");
        else if (source.empty())
            wrong.push_back(where + "the file stands in no room of the table");
        else if (target.empty())
            wrong.push_back(where + to + " stands in no room of the table");
        else if (!table.allows(source, target))
            wrong.push_back(where + source + " may not include " + target + " (" + to + ")");
    }
    return wrong;
}

std::vector<std::string> circles(std::map<std::string, std::set<std::string>> const& arrows) {
    std::vector<std::string> found;
    std::vector<std::string> path;
    std::set<std::string> done;
    std::function<void(std::string const&)> const visit = [&](std::string const& node) {
        if (auto const begin = std::ranges::find(path, node); begin != path.end()) {
            std::string text;
            for (auto one = begin; one != path.end(); ++one)
                text += *one + " -> ";
            found.push_back(text + node);
            return;
        }
        if (done.contains(node))
            return;
        path.push_back(node);
        if (auto const to = arrows.find(node); to != arrows.end())
            for (auto const& next : to->second)
                visit(next);
        path.pop_back();
        done.insert(node);
    };
    for (auto const& [node, to] : arrows)
        visit(node);
    return found;
}

std::map<std::string, std::set<std::string>> arrows_of_rooms(std::vector<include> const& all,
                                                             layers const& table) {
    std::map<std::string, std::set<std::string>> arrows;
    for (auto const& one : all) {
        auto const from = table.room_of(one.from);
        auto const to = table.room_of(one.to);
        if (from != to)
            arrows[from].insert(to);
    }
    return arrows;
}

std::map<std::string, std::set<std::string>> arrows_of_files(std::vector<include> const& all) {
    std::map<std::string, std::set<std::string>> arrows;
    for (auto const& one : all)
        arrows[one.from].insert(one.to);
    return arrows;
}

} // namespace yieldmark::test
