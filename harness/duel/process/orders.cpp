#include "harness/duel/process/orders.hpp"

#include <charconv>
#include <fstream>
#include <sstream>
#include <string_view>
#include <utility>

namespace yieldmark::duel {
namespace {

std::uint64_t number(std::string_view flag, std::string_view text) {
    std::uint64_t value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        throw orders_error{std::string{flag} + "=" + std::string{text} + ": a whole number is expected"};
    return value;
}

side_index side_named(std::string_view text) {
    if (text != "base" && text != "now")
        throw orders_error{"--first=" + std::string{text} + ": base or now is expected"};
    return text == "base" ? base_side : now_side;
}

bout read_bout(std::string const& path, std::string const& line) {
    std::istringstream fields{line};
    bout one;
    if (!(fields >> one.iterations >> one.slices >> one.extra[base_side] >> one.extra[now_side]) ||
        !std::getline(fields >> std::ws, one.name))
        throw orders_error{path + ": \"" + line +
                           "\" is not of the form <iterations> <slices> <extra> <extra> <name>"};
    return one;
}

std::vector<bout> read_bouts(std::string const& path) {
    std::ifstream file{path};
    if (!file)
        throw orders_error{path + ": the file with the cases can't be read"};
    std::vector<bout> bouts;
    for (std::string line; std::getline(file, line);)
        if (!line.empty())
            bouts.push_back(read_bout(path, line));
    return bouts;
}

void take(orders& into, std::string& cases, std::string_view flag, std::string_view value) {
    if (flag == "--base")
        into.objects[base_side] = value;
    else if (flag == "--now")
        into.objects[now_side] = value;
    else if (flag == "--first")
        into.loaded_first = side_named(value);
    else if (flag == "--seed")
        into.seed = number(flag, value);
    else if (flag == "--cases")
        cases = value;
    else if (flag == "--journal")
        into.journal_file = value;
    else if (flag == "--calibrate")
        into.calibrate = true;
    else
        throw orders_error{std::string{flag} + ": no such flag; see docs/duel.md"};
}

} // namespace

std::vector<std::string> flags_of(orders const& given, std::string const& cases) {
    std::vector<std::string> flags{"--base=" + given.objects[base_side],
                                   "--now=" + given.objects[now_side],
                                   std::string("--first=") +
                                       (given.loaded_first == now_side ? "now" : "base"),
                                   "--seed=" + std::to_string(given.seed),
                                   "--cases=" + cases,
                                   "--journal=" + given.journal_file};
    if (given.calibrate)
        flags.emplace_back("--calibrate");
    return flags;
}

void write_bouts(std::ostream& to, std::vector<bout> const& bouts) {
    for (bout const& one : bouts)
        to << one.iterations << ' ' << one.slices << ' ' << one.extra[base_side] << ' ' << one.extra[now_side]
           << ' ' << one.name << '\n';
}

orders read_orders(int argc, char** argv) {
    orders given;
    std::string cases;
    for (int i = 1; i < argc; ++i) {
        std::string_view const argument = argv[i];
        auto const equals = argument.find('=');
        take(given, cases, argument.substr(0, equals),
             equals == argument.npos ? std::string_view{} : argument.substr(equals + 1));
    }
    for (auto const& [flag, value] :
         {std::pair{"--base", given.objects[base_side]}, std::pair{"--now", given.objects[now_side]},
          std::pair{"--cases", cases}, std::pair{"--journal", given.journal_file}})
        if (value.empty())
            throw orders_error{std::string{flag} + "=FILE is missing"};
    given.bouts = read_bouts(cases);
    return given;
}

} // namespace yieldmark::duel
