// A measured executable that measures nothing: it speaks the protocol, and does at a case what the file
// `behaviour` beside it says: lines of "ACTION PASS CASE". Actions: crash, hang, check, leave (exit 0 without
// a word), refuse (exit 2 before any case), waver (a time that differs from process to process), interrupt, hangup and kill (SIGINT, SIGHUP and SIGKILL to the
// parent, the first time only).

#include "harness/seal/line.hpp"

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace {

namespace fs = std::filesystem;
namespace seal = yieldmark::seal;

constexpr char const* catalogue = R"({"toolchain":{"id":"fake","compiler":"fake 1.0","flags":"-O0"},
"benchmark_version":"1.7.1","examples":[
 {"name":"alpha","suite":"letters","documents":"001","asks":"nothing","source_dir":"SOURCES",
  "techniques":["loop","coroutine"],"unable":{"boost_range":"it can't"},"cases":[
   {"name":"alpha/loop/drain/1","scenario":"drain","n":1,"items":1,"plans":["quick","full","smoke"]},
   {"name":"alpha/coroutine/drain/1","scenario":"drain","n":1,"items":1,"plans":["quick","full","smoke"]},
   {"name":"alpha/loop/drain/64","scenario":"drain","n":64,"items":64,"plans":["quick","full"]},
   {"name":"alpha/coroutine/drain/64","scenario":"drain","n":64,"items":64,"plans":["quick","full"]}]},
 {"name":"beta","suite":"greek","documents":"002","asks":"little","source_dir":"SOURCES",
  "techniques":["loop"],"unable":{},"cases":[
   {"name":"beta/loop/sum/1","scenario":"sum","n":1,"items":1,"plans":["quick","full","smoke"]},
   {"name":"beta/loop/sum/4096","scenario":"sum","n":4096,"items":4096,"plans":["full"]}]}]})";

std::map<std::string, std::string> flags_of(int argc, char** argv) {
    std::map<std::string, std::string> flags;
    for (int i = 1; i < argc; ++i) {
        std::string const text = argv[i];
        auto const at = text.find('=');
        flags[text.substr(0, at)] = at == std::string::npos ? "" : text.substr(at + 1);
    }
    return flags;
}

// A linked copy runs from elsewhere; what it has to do stays with the first one.
fs::path home(char** argv) {
    auto const said = fs::path(argv[0]).parent_path() / "home";
    std::ifstream file(said);
    std::string path;
    return std::getline(file, path) ? fs::path(path) : fs::path(argv[0]).parent_path();
}

bool shall(fs::path const& home, std::string const& action, std::string const& pass,
           std::string const& name) {
    std::ifstream file(home / "behaviour");
    for (std::string line; std::getline(file, line);)
        if (line == action + " " + pass + " " + name)
            return true;
    return false;
}

bool first_time(fs::path const& home, std::string const& action) {
    auto const marker = home / ("done-" + action);
    return !fs::exists(marker) && (std::ofstream(marker) << "x").good();
}

void misbehave(fs::path const& home, std::string const& pass, std::string const& name) {
    if (shall(home, "crash", pass, name)) {
        std::cerr << "about to crash in " << name << std::endl;
        std::abort();
    }
    if (shall(home, "leave", pass, name))
        std::_Exit(0);
    for (auto const& [action, signal] : {std::pair{"interrupt", SIGINT}, std::pair{"hangup", SIGHUP}})
        if (shall(home, action, pass, name) && first_time(home, action)) {
            kill(getppid(), signal);
            sleep(1); // a parent that heeds it ends this process meanwhile
        }
    if (shall(home, "kill", pass, name) && first_time(home, "kill")) {
        kill(getppid(), SIGKILL);
        pause();
    }
    while (shall(home, "hang", pass, name))
        sleep(1);
}

std::size_t calls_so_far(fs::path const& home) {
    std::ifstream calls(home / "calls");
    std::size_t count = 0;
    for (std::string line; std::getline(calls, line);)
        ++count;
    return count;
}

std::string result(std::string const& pass, std::string const& name, std::size_t real_time, int repetition) {
    std::ostringstream line;
    line << R"({"name":")" << name << R"(","iterations":100,"real_time":)" << real_time
         << R"(,"cpu_time":10,"repetition":)" << repetition;
    if (pass == "heap")
        line << R"(,"peak_bytes":64,"allocations":1,"total_bytes":64,"counters":{}})";
    else if (pass == "resident")
        line << R"(,"counters":{"resident_bytes":4096,"page_faults":3}})";
    else if (pass == "instructions" && name.starts_with("beta"))
        line << R"(,"without":{"instructions":"it starts threads"}})";
    else if (pass == "instructions")
        line << R"(,"counters":{"instructions":12345}})";
    else
        line << R"(,"counters":{"speed_before":0.25,"speed_after":0.25,"items":7}})";
    return line.str();
}

// A runner that tries a crashed case again and again would keep a test busy for ever: no test needs that many
// processes, so the runner is ended, which turns the test red.
void stop_what_never_ends(fs::path const& home) {
    if (calls_so_far(home) <= 100)
        return;
    std::cerr << "fake-bench: started more than 100 times: its runner never gives up\n";
    kill(getppid(), SIGKILL);
}

int measure(std::map<std::string, std::string>& flags, fs::path const& home) {
    auto const pass = flags["--yieldmark_pass"];
    auto const repetitions = pass == "time" ? std::atoi(flags["--benchmark_repetitions"].c_str()) : 1;
    std::ofstream journal(flags["--yieldmark_journal"], std::ios::app);
    std::ifstream cases(flags["--yieldmark_cases"]);
    int status = 0;
    for (std::string name; std::getline(cases, name);) {
        if (shall(home, "refuse", pass, name)) {
            std::cerr << "fake-bench: refused\n";
            return 2;
        }
        journal << seal::with_checksum(R"({"begin":")" + name + "\"}") << std::endl;
        misbehave(home, pass, name);
        if (shall(home, "check", pass, name)) {
            journal << seal::with_checksum(R"({"name":")" + name +
                                           R"(","error":"check failed: digest differs"})")
                    << std::endl;
            status = 3;
            continue;
        }
        auto const longer = shall(home, "waver", pass, name) ? calls_so_far(home) % 7 : 0;
        for (int k = 0; k < repetitions; ++k)
            journal << seal::with_checksum(result(pass, name, 10 + longer + static_cast<std::size_t>(k), k))
                    << std::endl;
    }
    journal << seal::with_checksum("{\"end\":true}") << std::endl;
    return journal ? status : 3;
}

} // namespace

int main(int argc, char** argv) {
    auto flags = flags_of(argc, argv);
    auto const place = home(argv);
    if (flags.contains("--yieldmark_list")) {
        std::string text = catalogue;
        for (auto at = text.find("SOURCES"); at != std::string::npos; at = text.find("SOURCES"))
            text.replace(at, 7, (place / "sources").string());
        std::cout << text << "\n";
        return 0;
    }
    if (flags["--benchmark_format"] == "json")
        std::cout << R"({"context":{"library_build_type":"release"}})";
    if (!flags.contains("--yieldmark_pass"))
        return 0;
    std::ofstream(place / "calls", std::ios::app) << flags["--yieldmark_pass"] << " " << argv[0] << "\n";
    stop_what_never_ends(place);
    return measure(flags, place);
}
