#include "harness/assembly/tools.hpp"

#include "harness/system/errors.hpp"

#include <chrono>
#include <fstream>
#include <utility>

namespace yieldmark::assembly {

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::minutes time_limit{10};

} // namespace

void write(fs::path const& path, std::string const& text) {
    if (std::ofstream file(path); !(file << text).flush())
        throw system::run_error(path.string() + " can't be written; is the disk full?");
}

std::string must(system::command what, std::string const& doing) {
    what.keep_all = true;
    auto const end = system::run_to_end(what, time_limit);
    if (end.good())
        return end.output;
    auto const said = end.errors.empty() ? system::describe_status(end.status) : end.errors;
    throw system::run_error(doing + " failed: " + said.substr(0, said.find('\n')));
}

system::command plain(std::vector<std::string> arguments) {
    return {
        .arguments = std::move(arguments), .environment = system::clean_environment(), .cpu = std::nullopt};
}

std::vector<function> disassembled(fs::path const& program, listing_detail how) {
    std::vector<std::string> arguments{"objdump", "-d", "-w", "--no-show-raw-insn", program.string()};
    if (how == listing_detail::for_people)
        arguments.insert(arguments.end() - 1, {"-C", "-l"});
    return read_objdump(must(plain(std::move(arguments)), "objdump (package binutils)"));
}

} // namespace yieldmark::assembly
