// Symbols as g++ 12 and clang++ 19 really write them.

#include "harness/profile/readable_name.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace yieldmark::profile {
namespace {

constexpr char const* gcc_body =
    "_ZN9yieldmark9fibonacci9coroutineEPZNS0_9coroutineEmE41_ZN9yieldmark9fibonacci9coroutineEm.Frame.actor";
constexpr char const* gcc_destroyed = "_ZN9yieldmark9fibonacci9coroutineEPZNS0_9coroutineEmE41_"
                                      "ZN9yieldmark9fibonacci9coroutineEm.Frame.destroy";
constexpr char const* clang_body = "_ZN9yieldmark9fibonacci9coroutineEm.resume";
constexpr char const* fiber_run =
    "_ZN9yieldmark6detail10fiber_bodyImvZNS_9fibonacci13boost_contextEmEUlRT_E_E3runERNS_11fiber_yieldImvEE";
constexpr char const* once = "_ZN9yieldmark5bench4onceINS_9fibonacci8contractENS0_9techniqueIN12_GLOBAL__N_"
                             "1L15coroutine_addedMUlDpOT_E_"
                             "ELb0ELb0EEELNS_6suites3useE0EEEmPKvm";

TEST(readable_name, a_coroutine_has_a_body_and_an_end_by_either_compiler) {
    EXPECT_EQ(readable_name(gcc_body), "yieldmark::fibonacci::coroutine(...) [coroutine body]");
    EXPECT_EQ(readable_name(clang_body), "yieldmark::fibonacci::coroutine(...) [coroutine body]");
    EXPECT_EQ(readable_name(gcc_destroyed), "yieldmark::fibonacci::coroutine(...) [frame destroyed]");
    EXPECT_EQ(readable_name("_ZN9yieldmark9fibonacci9coroutineEm.destroy"),
              "yieldmark::fibonacci::coroutine(...) [frame destroyed]");
    EXPECT_EQ(readable_name("_ZN9yieldmark13big_fibonacci9coroutineEm.cleanup"),
              "yieldmark::big_fibonacci::coroutine(...) [frame cleaned up]");
    EXPECT_EQ(readable_name("_ZN9yieldmark9fibonacci9coroutineEm"), "yieldmark::fibonacci::coroutine(...)");
}

TEST(readable_name, cold_and_specialised_parts_belong_to_their_function) {
    EXPECT_EQ(readable_name(std::string(gcc_body) + ".cold"), readable_name(gcc_body));
    EXPECT_EQ(readable_name("_ZN9yieldmark9fibonacci5eagerEm.part.0.constprop.1"),
              "yieldmark::fibonacci::eager(...)");
    EXPECT_EQ(readable_name("_ZN9yieldmark9fibonacci5eagerEm.llvm.12345678"),
              "yieldmark::fibonacci::eager(...)");
}

TEST(readable_name, template_arguments_and_return_types_are_left_out) {
    EXPECT_EQ(readable_name(fiber_run), "yieldmark::detail::fiber_body<...>::run(...)");
    EXPECT_EQ(readable_name(fiber_run, 1), "yieldmark::detail::fiber_body<unsigned long, void, "
                                           "yieldmark::fibonacci::boost_context(...)::{lambda#1}>"
                                           "::run(yieldmark::fiber_yield<...>&)");
    EXPECT_EQ(readable_name("_ZSt4copyIPKmPmET0_T_S4_S3_"), "std::copy<...>(...)");
    EXPECT_EQ(readable_name("_ZNSt6vectorImSaImEE7reserveEm"), "std::vector<...>::reserve(...)");
}

TEST(readable_name, operators_and_unnamed_things_keep_their_names) {
    EXPECT_EQ(readable_name("_Znwm"), "operator new(...)");
    EXPECT_EQ(readable_name("_ZdlPvm"), "operator delete(...)");
    EXPECT_EQ(readable_name("_ZN1a1blsIiEERS0_T_"), "a::b::operator<< <...>(...)");
    EXPECT_EQ(readable_name("_ZNK1a1bclEv"), "a::b::operator()()");
    EXPECT_EQ(readable_name("_ZNK1a1bcvbEv"), "a::b::operator bool()");
    EXPECT_EQ(readable_name("_ZNK1a1bssERKS0_"), "a::b::operator<=>(...)");
    EXPECT_EQ(readable_name("_ZN12_GLOBAL__N_14workEi"), "(anonymous namespace)::work(...)");
    EXPECT_EQ(
        readable_name("_ZZN9yieldmark9fibonacci13boost_contextEmENKUlRT_E_clINS_11fiber_yieldImvEEEEDaS2_"),
        "yieldmark::fibonacci::boost_context(...)::{lambda#1}::operator()<...>(...)");
}

TEST(readable_name, what_is_not_mangled_stays) {
    EXPECT_EQ(readable_name("malloc"), "malloc");
    EXPECT_EQ(readable_name("jump_fcontext@plt"), "jump_fcontext");
    EXPECT_EQ(readable_name("_int_malloc"), "_int_malloc");
    EXPECT_EQ(readable_name("<img src=x onerror=alert(1)>"), "<img src=x onerror=alert(1)>");
    EXPECT_EQ(readable_name(""), "");
    EXPECT_EQ(readable_name("a<b"), "a<b");
    EXPECT_EQ(readable_name("..."), "...");
}

TEST(readable_name, the_measured_region_says_so) {
    EXPECT_EQ(readable_name(once), "once [measured region]");
}

TEST(readable_name, what_the_library_cannot_demangle_is_read_as_far_as_it_goes) {
    EXPECT_EQ(
        readable_name(
            "_ZN9yieldmark12running_mean4loopIRZNS_5bench4onceINS0_8contractENS2_9techniqueIN12_GLOBAL__"
            "N_1L10loop_addedMUlDpOT_E_ELb1ELb0EEELNS_6suites3useE0EEEmPKvmEUlRKT_E_EEvSt4spanIKdLm"
            "18446744073709551615EEOSG_"),
        "yieldmark::running_mean::loop<...>(...)");
    EXPECT_EQ(readable_name("_ZN99999999999999999999x"), "_ZN99999999999999999999x");
    EXPECT_EQ(readable_name("_ZN5ab"), "_ZN5ab");
}

TEST(readable_names, two_functions_never_share_a_name) {
    std::string const other =
        "_ZN9yieldmark6detail10fiber_bodyImvZNS_5power13boost_contextEmEUlRT_E_E3runERNS_11fiber_"
        "yieldImvEE";
    auto const names =
        readable_names({fiber_run, other, gcc_body, std::string(gcc_body) + ".cold", gcc_destroyed});
    EXPECT_NE(names.at(fiber_run), names.at(other));
    EXPECT_NE(names.at(fiber_run).find("fibonacci"), std::string::npos);
    EXPECT_NE(names.at(other).find("power"), std::string::npos);
    EXPECT_EQ(names.at(gcc_body), "yieldmark::fibonacci::coroutine(...) [coroutine body]");
    EXPECT_EQ(names.at(gcc_body), names.at(std::string(gcc_body) + ".cold"));
    EXPECT_NE(names.at(gcc_body), names.at(gcc_destroyed));
}

TEST(readable_names, one_alone_is_short) {
    EXPECT_EQ(readable_names({fiber_run}).at(fiber_run), "yieldmark::detail::fiber_body<...>::run(...)");
    auto const overloads = readable_names({"_Z1fi", "_Z1fd"});
    EXPECT_EQ(overloads.at("_Z1fi"), "f(int)");
    EXPECT_EQ(overloads.at("_Z1fd"), "f(double)");
}

} // namespace
} // namespace yieldmark::profile
