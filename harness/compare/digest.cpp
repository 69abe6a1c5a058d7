#include "harness/compare/digest.hpp"

#include "harness/run/machine.hpp"
#include "harness/system/fnv1a.hpp"

#include <fmt/format.h>

#include <string_view>

namespace yieldmark::compare {

namespace {

// An executable from before contracts were listed stands in a tree with the catalogue's folders.
std::filesystem::path contract_of(run::listed_example const& example) {
    if (!example.contract.empty())
        return example.contract;
    return example.source_dir.parent_path().parent_path() / "suites" / example.info.suite /
           (example.info.name + ".hpp");
}

} // namespace

std::map<std::string, std::string> contract_digests(run::inventory const& all) {
    std::map<std::string, std::string> digests;
    for (auto const& example : all.examples) {
        if (example.source_dir.empty())
            continue;
        auto const contract = run::small_file(contract_of(example));
        auto const reference = run::small_file(example.source_dir / "reference.py");
        if (contract.empty() && reference.empty())
            continue;
        system::fnv1a hash;
        for (auto const& part : {contract, reference}) {
            hash.add(part);
            hash.add(std::string_view("\0", 1));
        }
        digests.emplace(example.info.name, hash.hex());
    }
    return digests;
}

void add_digests(comparison& into, run::inventory const& base, run::inventory const& now) {
    auto const before = contract_digests(base);
    auto const after = contract_digests(now);
    std::size_t differ = 0;
    for (auto& one : into.cases) {
        auto const example = results::parse_case_name(one.name).example;
        if (auto const found = before.find(example); found != before.end())
            one.digest_base = found->second;
        if (auto const found = after.find(example); found != after.end())
            one.digest_new = found->second;
        if (!one.digest_base.empty() && !one.digest_new.empty() && one.digest_base != one.digest_new)
            ++differ;
    }
    if (differ > 0)
        into.doubts.push_back(
            fmt::format("the contract or the reference isn't the same on both sides in {} cases: a "
                        "difference there may come from the benchmark itself",
                        differ));
}

} // namespace yieldmark::compare
