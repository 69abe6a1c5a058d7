#include "harness/profile/store.hpp"

#include "harness/profile/fold.hpp"
#include "harness/profile/speedscope.hpp"
#include "harness/results/google_benchmark.hpp"
#include "harness/results/merge_runs.hpp"
#include "harness/seal/line.hpp"

#include <algorithm>
#include <utility>

namespace yieldmark::profile {
namespace {

// Readable, and different for different cases: where the name itself has what stands for a slash, or is longer than a
// file's name may be, a checksum of it follows.
std::string file_name(results::case_name const& name) {
    constexpr std::size_t most = 180;
    auto text = name.text();
    auto const clear = text.size() <= most && text.find('.') == std::string::npos;
    auto const sum = clear ? "" : "-" + seal::digits_of(text);
    std::ranges::replace(text, '/', '.');
    return text.substr(0, most) + sum;
}

} // namespace

void merge(results::run& into, std::vector<results::profile> profiles, results::toolchain const& from) {
    auto const toolchain = results::toolchain_index(into, from);
    for (auto& fresh : profiles) {
        fresh.toolchain = toolchain;
        auto const old = std::ranges::find_if(into.profiles, [&](results::profile const& one) {
            return one.name == fresh.name && one.toolchain == toolchain;
        });
        if (old == into.profiles.end()) {
            into.profiles.push_back(std::move(fresh));
            continue;
        }
        if (fresh.no_heap != not_asked_for) {
            old->heap = std::move(fresh.heap);
            old->no_heap = std::move(fresh.no_heap);
        }
        if (fresh.no_cpu != not_asked_for) {
            old->cpu = std::move(fresh.cpu);
            old->no_cpu = std::move(fresh.no_cpu);
        }
    }
}

profile_files files_of(std::filesystem::path const& folder, results::case_name const& name) {
    auto const stem = file_name(name);
    return {folder / (stem + ".folded"), folder / (stem + ".speedscope.json")};
}

std::vector<std::filesystem::path> write_files(std::filesystem::path const& folder,
                                               results::profile const& one) {
    if (one.cpu.stacks.empty())
        return {};
    std::filesystem::create_directories(folder); // it may have been removed since it was tried
    auto const files = files_of(folder, one.name);
    results::write_file_atomically(files.speedscope, speedscope(one.cpu, one.name.text()));
    results::write_file_atomically(files.folded, folded_text(one.cpu));
    return {files.folded, files.speedscope};
}

} // namespace yieldmark::profile
