#include "harness/compare/same_code_parts.hpp"

#include "harness/profile/readable_name.hpp"
#include "harness/results/lists.hpp"
#include "harness/results/text_file.hpp"

#include <string_view>

namespace yieldmark::compare {

namespace {

namespace fs = std::filesystem;

std::vector<std::string> readable(std::vector<std::string> const& symbols) {
    std::vector<std::string> all;
    for (auto const& one : symbols)
        results::append_new(all, profile::readable_name(one));
    return all;
}

} // namespace

std::vector<machine_code::node_id> taken_by_libraries(machine_code::linked_code& code) {
    std::vector<machine_code::node_id> all;
    for (auto const* name :
         {"malloc", "free", "calloc", "realloc", "aligned_alloc", "posix_memalign", "memalign", "_Znwm",
          "_Znam", "_ZnwmSt11align_val_t", "_ZdlPv", "_ZdlPvm", "_ZdaPv", "_ZdlPvSt11align_val_t", "memcpy",
          "memmove", "memset", "memcmp", "strlen"})
        all.push_back(code.named(name));
    return all;
}

same_code_result told_by(machine_code::sameness const& both, entries_by_case const& entries) {
    same_code_result result;
    for (auto const& [name, entry] : entries)
        if (both.same(entry.first, entry.second))
            result.unchanged.insert(name);
        else
            result.changed[name] = readable(both.differences(entry.first, entry.second));
    return result;
}

std::vector<std::string> linking_of(run::link_manifest const& how,
                                    machine_code::linked_code::rewriting const& rewrite) {
    constexpr std::string_view script = "-Wl,--version-script=";
    std::vector<std::string> all{how.linker};
    for (auto const* group : {&how.flags, &how.libraries, &how.side})
        for (auto const& word : *group)
            if (word.starts_with(script))
                all.push_back(results::text_if_any(fs::path(how.folder) / word.substr(script.size())));
            else
                all.push_back(rewrite ? rewrite(word) : word);
    return all;
}

} // namespace yieldmark::compare
