#include "harness/bench/oracle.hpp"

#include <algorithm>
#include <exception>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace yieldmark::bench {
namespace {

nlohmann::json read_oracle(example const& of) {
    std::string const path = of.source_dir + "/oracle.json";
    std::ifstream file{path};
    if (!file)
        throw std::runtime_error{path + ": not found; make it with python3 impls/support/oracle.py " +
                                 of.name};
    return nlohmann::json::parse(file);
}

std::uint64_t hex(nlohmann::json const& entry, char const* key) {
    return std::stoull(entry.at(key).get<std::string>(), nullptr, 16);
}

std::string differs(char const* what, sequence_outcome made, sequence_outcome wanted) {
    auto const text = [](sequence_outcome o) {
        return std::to_string(o.items) + " items, digest " + std::to_string(o.digest);
    };
    return std::string{"check failed: "} + what + " is " + text(made) + "; the oracle has " + text(wanted);
}

// What a technique makes of a sequence, for `drain` and `sum` once for both; of a sum, its bits stand where
// the digest would.
sequence_outcome made_by(bench_case const& one, suites::use how, void const* input) {
    using key = std::tuple<decltype(program::digest), std::size_t, std::uint64_t, suites::use>;
    static std::map<key, sequence_outcome> known;
    key const of{one.runs->digest, one.size.n, one.scenario.parameter, how};
    if (auto const found = known.find(of); found != known.end())
        return found->second;
    auto const all = std::numeric_limits<std::uint64_t>::max();
    sequence_outcome const made =
        how == suites::use::sum ? sequence_outcome{0, one.runs->once(input, one.size.n)}
                                : one.runs->digest(input, one.size.n, how == suites::use::first ? 1 : all);
    return known.emplace(of, made).first->second;
}

std::optional<std::string> compare(bench_case const& one) {
    expected const wanted = expected_of(one);
    auto const input = input_of(one);
    if (one.scenario.how == suites::use::first) {
        sequence_outcome const made = made_by(one, suites::use::first, input.get());
        sequence_outcome const first{std::min<std::uint64_t>(wanted.whole.items, 1), wanted.first};
        return made == first ? std::nullopt : std::optional{differs("the first item", made, first)};
    }
    sequence_outcome const made = made_by(one, suites::use::drain, input.get());
    if (made != wanted.whole)
        return differs("the sequence", made, wanted.whole);
    if (one.scenario.how == suites::use::sum &&
        made_by(one, suites::use::sum, input.get()).digest != wanted.sum)
        return "check failed: the sum differs from the oracle's";
    return std::nullopt;
}

} // namespace

expected expected_of(bench_case const& one) {
    static std::map<example const*, nlohmann::json> oracles;
    auto found = oracles.find(one.of);
    if (found == oracles.end())
        found = oracles.emplace(one.of, read_oracle(*one.of)).first;
    auto const entry = found->second.find(one.oracle_key());
    if (entry == found->second.end())
        throw std::runtime_error{one.of->source_dir + "/oracle.json has no entry \"" + one.oracle_key() +
                                 "\"; make it with python3 impls/support/oracle.py " + one.of->name};
    return {{entry->at("items").get<std::uint64_t>(), hex(*entry, "digest")},
            hex(*entry, "first"),
            hex(*entry, "sum")};
}

std::uint64_t items_of(bench_case const& one) {
    std::uint64_t const items = expected_of(one).whole.items;
    return one.scenario.how == suites::use::first ? std::min<std::uint64_t>(items, 1) : items;
}

std::optional<std::string> check(bench_case const& one) {
    try {
        return compare(one);
    } catch (std::exception const& error) {
        return std::string{"check failed: "} + error.what();
    }
}

} // namespace yieldmark::bench
