// Findings on a terminal: whole sentences, at any width.
#include "reports/findings.hpp"

#include "harness/text/format.hpp"
#include "tests/text/widest_line.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace yieldmark::report {
namespace {

claims::finding slower() {
    claims::finding f;
    f.id = "faster_iterators";
    f.claim = "generators are faster than other ways of making iterators";
    f.documents = "002";
    f.reading = claims::claim_verdict::fails;
    f.statement =
        "Coroutines were 3.11× slower than hand-written iterators (3.07–3.22×), but faster in 1 of 40 "
        "comparisons.";
    return f;
}

claims::finding unknown() {
    claims::finding f;
    f.claim = "a large file is read in constant memory";
    f.documents = "002, 003";
    return f;
}

std::string joined(std::string text) {
    std::istringstream words(text);
    std::string all;
    for (std::string word; words >> word;)
        all += (all.empty() ? "" : " ") + word;
    return all;
}

TEST(findings_lines, fit_the_width_and_cut_no_sentence) {
    for (std::size_t const width : {80U, 60U}) {
        auto const text = findings_lines({slower(), unknown()}, {false, width});
        EXPECT_LE(test::widest_line(text), width) << text;
        EXPECT_EQ(joined(text), "fails " + slower().statement + " not measured “" + unknown().claim + "”");
    }
}

TEST(findings_lines, without_a_width_are_one_line_each) {
    EXPECT_EQ(findings_lines({slower(), unknown()}, {}),
              "fails         " + slower().statement + "\nnot measured  “" + unknown().claim + "”\n");
}

TEST(findings_text, says_what_was_found_then_who_claims_what) {
    auto const text = joined(findings_text({slower(), unknown()}, {}));
    EXPECT_EQ(text.find("fails Coroutines were 3.11× slower than hand-written iterators"), 0U) << text;
    EXPECT_NE(text.find("The claim: “generators are faster than other ways of making iterators”, in "
                        "“Generator Functions in "
                        "Python”."),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("Said in “Generator Functions in Python” and “What is a Generator?”."),
              std::string::npos)
        << text;
}

TEST(model_sentences, an_error_of_many_times_is_a_factor) {
    claims::models m;
    m.techniques.emplace_back();
    m.left_out = {
        {.name = "a", .error = 0.08}, {.name = "b", .error = 0.09}, {.name = "c", .error = 1853.03}};
    auto const all = model_sentences(m);
    ASSERT_GE(all.size(), 2U);
    EXPECT_NE(all[1].find("off by 9.00 % in the median and by 1\u2009854× at worst (c)"), std::string::npos)
        << all[1];
}

} // namespace
} // namespace yieldmark::report
