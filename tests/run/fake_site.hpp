#pragma once
// A build folder with the fake executable in it, in a fresh temporary folder.

#include "tests/text_files.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace yieldmark::test {

namespace fs = std::filesystem;

class fake_site {
public:
    fake_site() {
        std::string name = (fs::temp_directory_path() / "yieldmark-test-XXXXXX").string();
        root_ = mkdtemp(name.data());
        for (auto const* folder : {"bin/sources", "lib", "link"})
            fs::create_directories(root_ / folder);
        fs::copy_file(FAKE_BENCH, bench());
        // Only looked for, and named to the loader, which passes over what isn't a library.
        std::ofstream(root_ / "lib/libyieldmark-probe.so") << "";
        std::ofstream(root_ / "bin/sources/loop.hpp") << "// the loop\n";
        std::ofstream(root_ / "bin/sources/reference.py") << "# the oracle\n";
    }
    ~fake_site() {
        std::error_code ignored;
        fs::remove_all(root_, ignored);
    }
    fake_site(fake_site const&) = delete;
    fake_site& operator=(fake_site const&) = delete;

    void behave(std::string const& lines) { std::ofstream(root_ / "bin/behaviour") << lines; }

    /// Gives the executable a link manifest whose linker copies it and says so in bin/links.
    void add_manifest() {
        auto const linker = root_ / "link/linker";
        std::ofstream(linker) << "#!/bin/sh\n[ \"$1\" = --version ] && exit 0\necho \"$@\" >> "
                              << (root_ / "bin/links").string() << "\nfor last; do :; done\ncp "
                              << bench().string() << " \"$last\"\n"
                              << "echo " << (root_ / "bin").string() << " > \"$(dirname \"$last\")/home\"\n";
        fs::permissions(linker, fs::perms::owner_all);
        for (auto const* object : {"a.o", "b.o", "c.o", "main.o", "padding.o"})
            std::ofstream(root_ / "link" / object) << "";
        auto const file = [&](char const* name) { return "\"" + (root_ / "link" / name).string() + "\""; };
        std::ofstream(root_ / "link/yieldmark-bench.json")
            << "{\"linker\": " << file("linker") << ", \"flags\": [\"\", \"-O3\"], \"objects\": ["
            << file("a.o") << "," << file("b.o") << "," << file("c.o") << "], \"fixed\": [" << file("main.o")
            << "], \"padding\": [" << file("padding.o") << "], \"libraries\": [\"-lm\"]}";
    }

    [[nodiscard]] fs::path root() const { return root_; }
    [[nodiscard]] fs::path bench() const { return root_ / "bin/yieldmark-bench"; }
    [[nodiscard]] fs::path out() const { return root_ / "out"; }

    /// The lines of a file under bin/ (calls, links).
    [[nodiscard]] std::vector<std::string> lines(std::string const& name) const {
        std::vector<std::string> all;
        std::ifstream file(root_ / "bin" / name);
        for (std::string line; std::getline(file, line);)
            all.push_back(line);
        return all;
    }

private:
    fs::path root_;
};

} // namespace yieldmark::test
