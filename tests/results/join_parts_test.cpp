// The parts of a run together are the run.

#include "harness/results/google_benchmark.hpp"
#include "harness/results/join_parts.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace yieldmark::results {
namespace {

constexpr unsigned examples = 6;
constexpr unsigned processes = 3;

example_info example(unsigned e) {
    example_info info;
    info.name = fmt::format("example_{}", e);
    info.suite = "made";
    return info;
}

case_result made(unsigned e, char const* technique, std::uint32_t heap_process) {
    case_result one{
        .name = {example(e).name, technique, "drain", 64}, .items = 64, .samples = {}, .error = {}};
    for (std::uint32_t k = 0; k < processes; ++k)
        one.samples.push_back({.metric = metric::time,
                               .value = 10.0 + e + k + (technique[0] == 'l' ? 0 : 5),
                               .process = k,
                               .iterations = 100,
                               .slices = 3});
    one.samples.push_back({.metric = metric::peak_bytes, .value = 64.0 * e, .process = heap_process});
    return one;
}

// What a process's part of the run would be: only its examples, with the seeds of all.
run with_examples(std::vector<unsigned> const& chosen) {
    run r;
    r.plan = "quick";
    r.revision = "v1";
    r.benchmark_version = "1.7.1";
    r.where.host = fmt::format("node-{}", chosen.front());
    r.where.cpu = "a processor";
    r.toolchains = {{"gcc", "g++ 12", "-O3"}};
    for (std::uint32_t k = 0; k < processes; ++k)
        r.processes.push_back({.pass = "time", .layout_seed = 100 + k, .order_seed = 200 + k});
    r.processes.push_back({.pass = "heap"});
    for (auto const e : chosen) {
        r.examples.push_back(example(e));
        for (auto const* technique : {"loop", "coroutine"})
            r.cases.push_back(made(e, technique, processes));
    }
    return r;
}

// Examples e with e % of == number - 1.
run_of_file part_of(unsigned number, unsigned of) {
    std::vector<unsigned> own;
    part p{.number = number, .of = of, .seed = 7, .asked = {{"plan", "quick"}, {"revision", "v1"}}};
    std::size_t place = 0;
    for (unsigned e = 0; e < examples; ++e) {
        p.units.push_back({example(e).name, e % of + 1, 2});
        for (auto const* technique : {"loop", "coroutine"}) {
            if (e % of + 1 == number) {
                p.cases.push_back(case_name{example(e).name, technique, "drain", 64}.text());
                p.places.push_back(place);
            }
            ++place;
        }
        if (e % of + 1 == number)
            own.push_back(e);
    }
    auto r = own.empty() ? run{} : with_examples(own);
    r.plan = "quick";
    r.part = p;
    return {fmt::format("part-{}/results.json", number), r};
}

std::vector<run_of_file> all_parts(unsigned of) {
    std::vector<run_of_file> all;
    for (unsigned k = 1; k <= of; ++k)
        all.push_back(part_of(k, of));
    return all;
}

std::vector<run_of_file> but_for(std::size_t left_out, unsigned of) {
    auto all = all_parts(of);
    all.erase(all.begin() + static_cast<std::ptrdiff_t>(left_out));
    return all;
}

template <class error> std::string why_not(std::vector<run_of_file> parts) {
    try {
        static_cast<void>(whole_of(std::move(parts)));
    } catch (error const& e) {
        return e.what();
    }
    return "it went well";
}

bool says(std::string const& text, std::string const& what) {
    return text.find(what) != std::string::npos;
}

TEST(join_parts, the_whole_has_every_sample_where_one_run_has_it) {
    auto const whole = with_examples({0, 1, 2, 3, 4, 5});
    auto parts = all_parts(4);
    std::ranges::reverse(parts); // whatever a shell's glob gives
    auto const joined = whole_of(std::move(parts));
    ASSERT_EQ(joined.cases.size(), whole.cases.size());
    for (std::size_t i = 0; i < whole.cases.size(); ++i) {
        EXPECT_EQ(joined.cases[i].name.text(), whole.cases[i].name.text());
        for (std::size_t s = 0; s < processes; ++s) {
            EXPECT_EQ(joined.cases[i].samples[s].value, whole.cases[i].samples[s].value);
            auto const& of = joined.processes.at(joined.cases[i].samples[s].process);
            EXPECT_EQ(of.layout_seed, 100 + s);
        }
    }
    EXPECT_EQ(std::ranges::count(joined.processes, "time", &process::pass), 3);
    EXPECT_EQ(std::ranges::count(joined.processes, "heap", &process::pass), 4);
    ASSERT_EQ(joined.examples.size(), examples);
    for (unsigned e = 0; e < examples; ++e)
        EXPECT_EQ(joined.examples[e].name, example(e).name);
    EXPECT_FALSE(joined.part.has_value());
}

TEST(join_parts, each_case_keeps_its_machine_in_the_file_too) {
    auto const joined = whole_of(all_parts(3));
    auto const read = read_json(write_json(joined), "a test");
    ASSERT_EQ(read.machines.size(), 3U);
    for (auto const& one : read.cases) {
        auto const e = static_cast<unsigned>(one.name.example.back() - '0');
        EXPECT_EQ(read.machines.at(one.machine).host, fmt::format("node-{}", e % 3));
    }
    EXPECT_TRUE(
        std::ranges::any_of(read.doubts, [](auto const& d) { return says(d, "3 machines: node-0"); }));
}

TEST(join_parts, a_part_is_read_as_it_was_written) {
    auto const one = part_of(2, 4);
    EXPECT_EQ(read_json(write_json(one.measured), "a test").part, one.measured.part);
}

TEST(join_parts, a_missing_part_is_named_with_what_it_has) {
    auto const one = why_not<system::run_error>(but_for(1, 4));
    EXPECT_TRUE(says(one, "part 2 of 4 (4 cases of example_1, example_5) is missing")) << one;
    auto two = but_for(1, 4);
    two.pop_back();
    EXPECT_TRUE(says(why_not<system::run_error>(two), "part 4 of 4"));
}

TEST(join_parts, an_empty_part_belongs_to_the_whole_all_the_same) {
    EXPECT_EQ(whole_of(all_parts(8)).cases.size(), 12U);
    EXPECT_TRUE(says(why_not<system::run_error>(but_for(7, 8)), "part 8 of 8 (it has no cases) is missing"));
}

TEST(join_parts, a_missing_case_is_named) {
    auto parts = all_parts(3);
    parts[1].measured.cases.pop_back();
    auto const why = why_not<system::run_error>(parts);
    EXPECT_TRUE(says(why, "part 2 of 3 (part-2/results.json) isn't complete: it lacks 1 of its cases, "
                          "example_4/coroutine/drain/64 first"))
        << why;
    parts = all_parts(3);
    parts[2].measured.complete = false;
    parts[2].measured.cases[0].samples.clear();
    auto const stopped = why_not<system::run_error>(parts);
    EXPECT_TRUE(says(stopped, "part 3 of 3") && says(stopped, "--resume") && says(stopped, "example_2/loop"))
        << stopped;
}

TEST(join_parts, a_case_that_failed_is_there) {
    auto parts = all_parts(3);
    parts[0].measured.cases[1].samples.clear();
    parts[0].measured.cases[1].error = "crashed";
    parts[0].measured.failures.push_back({"example_0/coroutine/drain/64", "crashed", ""});
    auto const joined = whole_of(parts);
    EXPECT_EQ(joined.cases[1].error, "crashed");
    EXPECT_EQ(joined.failures.size(), 1U);
}

TEST(join_parts, what_does_not_belong_together_is_refused_in_one_line) {
    auto parts = all_parts(3);
    parts[1].measured.part->asked["revision"] = "v2";
    EXPECT_TRUE(says(why_not<system::usage_error>(parts), "revision differs: v1, and v2"));
    parts = all_parts(3);
    parts[2].measured.part->asked["plan"] = "full";
    EXPECT_TRUE(says(why_not<system::usage_error>(parts), "plan differs: quick, and full"));
    parts = all_parts(3);
    parts[2].measured.part->seed = 8;
    EXPECT_TRUE(says(why_not<system::usage_error>(parts), "seeds differ"));
    parts = all_parts(3);
    parts[2].measured.part->balance = "other times";
    EXPECT_TRUE(says(why_not<system::usage_error>(parts), "--balance"));
    parts = all_parts(3);
    parts[2].measured.part->units.front().cases = 9;
    EXPECT_TRUE(says(why_not<system::usage_error>(parts), "same examples"));
    parts = all_parts(3);
    parts[2] = part_of(1, 4);
    EXPECT_TRUE(says(why_not<system::usage_error>(parts), "divided by 3, the other by 4"));
    parts = all_parts(3);
    parts[2] = parts[1];
    EXPECT_TRUE(says(why_not<system::usage_error>(parts), "both part 2 of 3"));
    parts = all_parts(3);
    parts[1].measured.part.reset();
    EXPECT_TRUE(says(why_not<system::usage_error>(parts), "part-2/results.json is no part"));
    parts = all_parts(3);
    parts[1].measured.toolchains.front().compiler = "g++ 14";
    EXPECT_TRUE(says(why_not<system::usage_error>(parts), "built otherwise"));
}

TEST(join_parts, a_metric_that_one_machine_lacks_is_missing_there_alone) {
    auto parts = all_parts(2);
    parts[1].measured.absent["peak_bytes"] = "there is no probe";
    for (auto& one : parts[1].measured.cases)
        std::erase_if(one.samples, [](auto const& s) { return s.metric == metric::peak_bytes; });
    auto const joined = whole_of(parts);
    EXPECT_TRUE(joined.absent.empty());
    for (auto const& one : joined.cases)
        EXPECT_EQ(one.without.contains("peak_bytes"), one.machine == 1) << one.name.text();
}

} // namespace
} // namespace yieldmark::results
