#pragma once
// Object files for the tests: compiled from text, in a folder that is removed with them.

#include "harness/machine_code/linked_code.hpp"
#include "harness/machine_code/object_file.hpp"
#include "harness/system/child.hpp"
#include "harness/system/scratch.hpp"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace yieldmark::machine_code {

class made_objects {
public:
    /// NAME.o, of `source`. Throws std::runtime_error with what the compiler says.
    std::filesystem::path compile(std::string const& name, std::string const& source,
                                  std::vector<std::string> const& flags = {}) {
        auto const file = folder_.path() / (name + ".cpp");
        std::ofstream(file) << source;
        auto const object = folder_.path() / (name + ".o");
        std::vector<std::string> words{COMPILER, "-std=c++20",  "-O2", "-fPIC",        "-ffunction-sections",
                                       "-c",     file.string(), "-o",  object.string()};
        words.insert(words.end(), flags.begin(), flags.end());
        run(words);
        return object;
    }

    std::filesystem::path archive(std::string const& name, std::string const& flags,
                                  std::vector<std::filesystem::path> const& objects) {
        auto const made = folder_.path() / name;
        std::vector<std::string> words{"ar", flags, made.string()};
        for (auto const& one : objects)
            words.push_back(one.string());
        run(words);
        return made;
    }

    [[nodiscard]] std::filesystem::path const& folder() const { return folder_.path(); }

private:
    static void run(std::vector<std::string> words) {
        auto const end = system::run_to_end(
            {.arguments = std::move(words), .environment = system::clean_environment(), .cpu = std::nullopt},
            std::chrono::minutes(2));
        if (!end.good())
            throw std::runtime_error(end.errors + end.output);
    }

    system::scratch folder_;
};

} // namespace yieldmark::machine_code
