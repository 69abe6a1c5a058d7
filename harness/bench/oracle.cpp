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

std::string differs(char const* what, outcome made, outcome wanted) {
    auto const text = [](outcome o) {
        return std::to_string(o.items) + " items, digest " + std::to_string(o.digest);
    };
    return std::string{"check failed: "} + what + " is " + text(made) + "; the oracle has " + text(wanted);
}

// `drain` and `sum` are checked against the same whole sequence: it is made once for both.
outcome whole_sequence(bench_case const& one, void const* input) {
    using key = std::tuple<decltype(program::digest), std::size_t, std::uint64_t>;
    static std::map<key, outcome> made;
    auto const [entry, fresh] = made.try_emplace(key{one.runs->digest, one.size.n, one.scenario.parameter});
    if (fresh) {
        try {
            entry->second = one.runs->digest(input, one.size.n, std::numeric_limits<std::uint64_t>::max());
        } catch (...) {
            made.erase(entry);
            throw;
        }
    }
    return entry->second;
}

std::optional<std::string> compare(bench_case const& one) {
    expected const wanted = expected_of(one);
    auto const input = input_of(one);
    std::size_t const n = one.size.n;
    if (one.scenario.how == suites::use::first) {
        outcome const made = one.runs->digest(input.get(), n, 1);
        outcome const first{std::min<std::uint64_t>(wanted.whole.items, 1), wanted.first};
        return made == first ? std::nullopt : std::optional{differs("the first item", made, first)};
    }
    outcome const made = whole_sequence(one, input.get());
    if (made != wanted.whole)
        return differs("the sequence", made, wanted.whole);
    if (one.scenario.how == suites::use::sum && one.runs->once(input.get(), n) != wanted.sum)
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
    static std::map<std::string, std::optional<std::string>> checked;
    auto const [entry, fresh] = checked.try_emplace(one.name());
    if (fresh) {
        try {
            entry->second = compare(one);
        } catch (std::exception const& error) {
            entry->second = std::string{"check failed: "} + error.what();
        }
    }
    return entry->second;
}

} // namespace yieldmark::bench
