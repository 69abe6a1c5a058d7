#include "harness/run/inventory.hpp"

#include <gtest/gtest.h>

namespace yieldmark::run {
namespace {

inventory listed() {
    return parse_inventory(R"({"toolchain":{"id":"gcc"},"examples":[
 {"name":"a","techniques":["loop"],"code":{"loop":{"drain":4096,"sum":8192}},"cases":[
  {"name":"a/loop/drain/1","scenario":"drain","n":1,"plans":["full"]},
  {"name":"a/loop/drain/64","scenario":"drain","n":64,"plans":["full"]},
  {"name":"a/eager/drain/16","scenario":"drain","n":16,"plans":["full"]},
  {"name":"a/loop/sum/128","scenario":"sum","n":128,"plans":["full"]}]},
 {"name":"b","techniques":["loop"],"cases":[
  {"name":"b/loop/depth_4/8","scenario":"depth_4","n":8,"plans":["full"]}]}]})",
                           "made");
}

TEST(inventory, says_where_the_code_of_a_technique_is) {
    auto const all = listed();
    EXPECT_EQ(all.examples[0].code.at("loop").at("sum"), 8192U);
    EXPECT_TRUE(all.examples[1].code.empty());
}

TEST(inventory, a_toolchain_is_called_by_its_flags_too) {
    auto const id_with = [](std::string const& flags) {
        auto const text = R"({"toolchain":{"id":"gcc","flags":")" + flags + R"("},"examples":[]})";
        return parse_inventory(text, "made").toolchain.id;
    };
    EXPECT_EQ(id_with(" -O3 -DNDEBUG"), "gcc");
    EXPECT_EQ(id_with("-march=native -O2 -DNDEBUG"), "gcc-O2-march=native");
    EXPECT_EQ(listed().toolchain.id, "gcc");
}

TEST(inventory, one_case_of_each_is_of_the_first_scenario_at_the_largest_n) {
    auto const all = listed();
    EXPECT_EQ(largest_of_each(all, names_of(all)),
              (std::vector<std::string>{"a/eager/drain/16", "a/loop/drain/64", "b/loop/depth_4/8"}));
    EXPECT_EQ(largest_of_each(all, {"a/loop/drain/1", "a/loop/sum/128"}),
              std::vector<std::string>{"a/loop/drain/1"});
    EXPECT_TRUE(largest_of_each(all, {}).empty());
}

} // namespace
} // namespace yieldmark::run
