#include "harness/bench/callgrind_dump.hpp"

#include <array>
#include <charconv>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace yieldmark::bench {

// Without the allocator, which a stream would use for as long as the lines are (the command's, for one): what
// is counted later would depend on that.
std::uint64_t total_of_dump(std::string const& path) {
    constexpr std::string_view key = "\ntotals: ";
    int const file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        throw instructions_error{path + ": Callgrind wrote no such dump; the process must run under valgrind "
                                        "--tool=callgrind --callgrind-out-file with the same name"};
    // The totals stand at the end, after a line for each function.
    std::array<char, 4096> end{};
    lseek(file, -static_cast<off_t>(end.size()), SEEK_END); // fails if it is shorter: then all of it is read
    auto const got = read(file, end.data(), end.size());
    close(file);
    std::string_view const text{end.data(), got > 0 ? static_cast<std::size_t>(got) : 0};
    std::uint64_t total = 0;
    if (auto const at = text.rfind(key); at != text.npos) {
        auto const* const digits = text.data() + at + key.size();
        auto const [after, error] = std::from_chars(digits, text.data() + text.size(), total);
        if (error == std::errc{} && after != text.data() + text.size() && *after == '\n')
            return total;
    }
    throw instructions_error{path + ": this Callgrind dump has no total"};
}

} // namespace yieldmark::bench
