#pragma once
// Registers an example's techniques. Included by the generated translation units only.

#include "harness/bench/consume.hpp"
#include "harness/bench/digest.hpp"
#include "harness/bench/marks.hpp"
#include "harness/bench/registry.hpp"
#include "suites/build_facts.hpp"

#include <bit>
#include <limits>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace yieldmark::bench {

template <class Contract>
using input_type = std::remove_cvref_t<decltype(Contract::input(std::size_t{}, std::uint64_t{}))>;

/// The measured region of one technique and one use. Never inlined: each case is one function, whose address
/// the layout draws anew, whose assembly can be shown, and which costs every technique the same one call.
template <class Contract, class Technique, suites::use Use>
[[gnu::noinline]] std::uint64_t once(void const* erased, std::size_t n) {
    auto const& input = *static_cast<input_type<Contract> const*>(erased);
    if constexpr (Use == suites::use::sum) {
        auto sum = Contract::zero;
        feed<Contract>(Technique{}, input, n, [&sum](auto const& item) {
            sum = Contract::fold(sum, item);
            return true;
        });
        return std::bit_cast<std::uint64_t>(sum);
    } else {
        feed<Contract>(Technique{}, input, n, [](auto const& item) {
            opaque(item);
            return Use == suites::use::drain;
        });
        return 0;
    }
}

template <class Contract, class Technique>
sequence_outcome digest_of(void const* erased, std::size_t n, std::uint64_t most) {
    auto const& input = *static_cast<input_type<Contract> const*>(erased);
    digest made;
    sequence_outcome result;
    feed<Contract>(Technique{}, input, n, [&](auto const& item) {
        tell_of_item();
        made.add(item);
        return ++result.items != most;
    });
    result.digest = made.value();
    return result;
}

/// Adds an example to the registry at construction, and its techniques one by one.
template <class Contract> class registration {
public:
    /// `contract` is its file, `source_dir` the folder with its oracle; both as suites::in_sources takes them.
    registration(std::string suite, std::string name, std::string const& contract,
                 std::string const& source_dir) {
        example made{std::move(suite),
                     std::move(name),
                     suites::in_sources(source_dir),
                     std::string{Contract::documents},
                     std::string{Contract::asks},
                     Contract::sizes(),
                     {Contract::scenarios.begin(), Contract::scenarios.end()},
                     {},
                     {},
                     {},
                     {}};
        for (suites::inability const& one : Contract::unable)
            made.unable.emplace(one.technique, one.why);
        made.make_input = [](std::size_t n, std::uint64_t parameter) -> std::shared_ptr<void const> {
            return std::make_shared<input_type<Contract>>(Contract::input(n, parameter));
        };
        made.catalogue = Contract::catalogue;
        made.endless = Contract::endless;
        made.chained = Contract::chained;
        made.roles = {Contract::roles.begin(), Contract::roles.end()};
        made.bytes_per_item = Contract::bytes_per_item;
        made.parallel = Contract::parallel;
        made.contract = suites::in_sources(contract);
        index_ = examples().size();
        examples().push_back(std::move(made));
    }

    /// `source` is the technique's file, as suites::in_sources takes it.
    template <making How, class Call>
    bool add(std::string const& name, std::string const& source, Call) const {
        auto const file = suites::in_sources(source);
        using T = technique<Call, How == making::loop, How == making::eager>;
        auto& programs = examples()[index_].programs;
        using suites::use;
        constexpr auto digest = &digest_of<Contract, T>;
        std::size_t const most = Contract::most(name);
        programs.push_back({name, use::drain, &once<Contract, T, use::drain>, digest, most, file});
        programs.push_back({name, use::sum, &once<Contract, T, use::sum>, digest, most, file});
        programs.push_back({name, use::first, &once<Contract, T, use::first>, digest, most, file});
        return true;
    }

private:
    std::size_t index_ = 0;
};

} // namespace yieldmark::bench

/// Registers a technique by its name and its manner (suites/techniques.json), where a generated translation unit
/// (cmake/registration.cpp.in) has said which example it is of.
#define YIELDMARK_REGISTER(name, manner, source)                                                             \
    bool const name##_added =                                                                                \
        example_registered.add<yieldmark::bench::making::manner>(#name, source, YIELDMARK_CALL(name));
