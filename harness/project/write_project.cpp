#include "harness/project/write_project.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace yieldmark::project {

namespace {

// A basic string of TOML.
std::string quoted(std::string const& text) {
    std::string all = "\"";
    for (char const c : text) {
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            all += fmt::format("\\u{:04X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        else if (c == '"' || c == '\\')
            all += std::string("\\") + c;
        else
            all += c;
    }
    return all + "\"";
}

bool answered(found_program const& one) {
    return one.error.empty();
}

std::string one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text;
}

std::string build_text(survey const& found, bool known) {
    std::string text = "# Run by sh in this folder. It must make the executables below";
    text += found.from.empty() ? ".\n" : fmt::format(" (from {}).\n", found.from);
    return text + fmt::format("{}build = {}\n\n", known ? "" : "# ",
                              quoted(found.build.empty() ? "make bench" : found.build));
}

std::string programs_text(survey const& found, bool known) {
    std::string text =
        "# The Google Benchmark programs. Of each: path; name, which stands before its cases' names; "
        "arguments\n"
        "# (a list); environment = { NAME = \"value\" }; folder, in which it runs. All from this folder.\n";
    if (!known)
        text += "# None was found here: build the project, and name what it makes.\n# [[executable]]\n"
                "# path = \"build/bench\"\n";
    for (auto const& one : found.programs)
        if (answered(one) && !found.build.empty())
            text += fmt::format("[[executable]]\npath = {} # {} benchmarks\n", quoted(one.path.string()),
                                one.cases);
        else
            text +=
                fmt::format("# {}\n# [[executable]]\n# path = {}\n",
                            one_line(answered(one) ? "No build command is known that makes it:" : one.error),
                            quoted(one.path.string()));
    for (auto const& path : found.others)
        text += fmt::format("# In another build: {}\n", one_line(path.string()));
    return text + "\n";
}

std::string limits_text(survey const& found) {
    if (found.has_limits)
        return "# What may change stands in .yieldmark-limits; it can stand here instead, in a table "
               "[limits].\n\n";
    return "# What may change before `yieldmark gate` fails: 2% of the time, 0.5% of the instructions and no "
           "bytes,\n"
           "# unless it is said otherwise.\n# [limits]\n# time = \"3%\"\n"
           "# [limits.\"BM_Parse/*\"] # for these cases\n# time = \"5% | 0.2ns\"\n\n"
           "# A change for the worse that is wanted.\n# [[accept]]\n# cases = \"BM_Parse/*\"\n# metric = "
           "\"time\"\n"
           "# more = \"+5%\"\n# from = \"1a2b3c4\" # the commit that brings it\n"
           "# because = \"each record is checked now\"\n\n";
}

} // namespace

std::string project_text(survey const& found) {
    auto const known = !found.build.empty() && std::ranges::any_of(found.programs, answered);
    auto text = std::string("# What yieldmark measures here, and what may change. Every key: "
                            "docs/project-file.md of yieldmark.\n\n") +
                build_text(found, known);
    text +=
        "# Only these cases are compared; without it all.\n# filters = [\"BM_Parse\", \"BM_Print/*\"]\n\n"
        "# Measured and shown, but the gate never fails because of them.\n# ignored = [\"BM_Network/*\"]\n\n";
    text += "# The branch that others are held against where the CI system names none.\n" +
            fmt::format("{}main = {}\n\n", found.main_branch.empty() ? "# " : "",
                        quoted(found.main_branch.empty() ? "main" : found.main_branch));
    text += "# Where `yieldmark history` keeps its figures (a file, or postgresql://USER@HOST/DATABASE), and "
            "the revision\n"
            "# that they are ratios against: the newest commit when this was written; a release may serve "
            "better.\n"
            "# store = \".yieldmark/history.db\"\n" +
            fmt::format("{}baseline = {}\n\n", found.baseline.empty() ? "# " : "",
                        quoted(found.baseline.empty() ? "v1.0" : found.baseline));
    text += programs_text(found, known);
    text += "# A case that has another name now: \"old\" = \"new\". It keeps its history, and is compared "
            "with what it was.\n"
            "# [renamed]\n# \"BM_Old\" = \"BM_New\"\n\n";
    return text + limits_text(found);
}

} // namespace yieldmark::project
