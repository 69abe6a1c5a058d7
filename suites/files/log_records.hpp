#pragma once
#include "suites/contract.hpp"
#include "suites/input_file.hpp"

#include <cstddef>
#include <string>

namespace yieldmark::log_records {

/// Each item is a request, its texts borrowed from what the technique holds and good until the next is asked
/// for. All parse with support/log_reader.hpp through a 64 KiB buffer; eager loads the whole file first and
/// keeps the requests that failed. A file that can't be opened or read is a std::system_error from every
/// technique, a line in another format a bad_input, when a request behind it is asked for at the latest
/// (eager: when the sequence is made). An empty file has no request.
struct contract : suites::contract {
    static constexpr std::string_view documents = "004";
    static constexpr std::string_view asks = "The requests with status 500 and up, one in 16, of a Combined "
                                             "Log Format file of n lines of some 256 bytes.";

    /// Files of some 64 KiB, 1 MiB, 16 MiB and 256 MiB.
    static std::vector<suites::size> sizes() {
        return {{256, true}, {4096, true}, {65536, false}, {1048576, false, true}};
    }

    static std::string input(std::size_t n, std::uint64_t /*parameter*/) {
        return suites::input_file("requests_" + std::to_string(n) + ".log", [n](std::ostream& out) {
            suites::splitmix64 random{9};
            for (std::size_t i = 0; i != n; ++i)
                write_request(out, i, random());
        });
    }

    static std::tuple<std::string const&> arguments(std::string const& path) { return {path}; }

    template <class Request> static std::uint64_t fold(std::uint64_t sum, Request const& one) {
        return sum + one.status + one.bytes;
    }

private:
    static void write_request(std::ostream& out, std::size_t i, std::uint64_t bits) {
        static constexpr std::array<int, 4> fine{200, 200, 304, 404};
        static constexpr std::array<int, 2> failed{500, 503};
        int const status = bits % 16 == 0 ? failed[bits >> 4U & 1U] : fine[bits >> 4U & 3U];
        out << "192.0.2." << (bits >> 8U) % 256 << " - frank [21/Nov/2026:13:" << 10 + i / 60 % 50 << ':'
            << 10 + i % 50 << " +0000] \"GET /articles/" << (bits >> 16U) % 100000
            << "?title=\\\"lazy\\\" HTTP/1.1\" " << status << ' ';
        if (status == 304)
            out << '-';
        else
            out << (bits >> 40U);
        out << " \"https://example.org/search?q=generators\" \"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) "
               "Gecko/20100101 "
               "Firefox/128.0 (from the reading room)\"\n";
    }
};

} // namespace yieldmark::log_records
