#include "harness/system/preload.hpp"
#include "harness/system/scratch.hpp"

#include <gtest/gtest.h>

#include <fstream>

namespace yieldmark::system {
namespace {

namespace fs = std::filesystem;

TEST(preloadable, a_path_without_blank_and_colon_stays_as_it_is) {
    EXPECT_EQ(preloadable("/usr/lib/libprobe.so"), "/usr/lib/libprobe.so");
    EXPECT_EQ(preloadable({}), "");
}

TEST(preloadable, any_other_is_reached_by_a_link_whose_path_has_neither) {
    scratch const folder;
    for (auto const* name : {"with a blank", "with:colon"}) {
        fs::create_directory(folder / name);
        auto const library = folder / name / "libprobe.so";
        std::ofstream(library) << name;
        auto const link = preloadable(library);
        EXPECT_EQ(link.find_first_of(" :"), std::string::npos) << link;
        EXPECT_TRUE(fs::equivalent(link, library)) << link;
        EXPECT_EQ(preloadable(library), link) << "once is enough";
    }
}

} // namespace
} // namespace yieldmark::system
