#pragma once
#include "suites/contract.hpp"
#include "suites/input_file.hpp"

#include <cstddef>
#include <string>

namespace yieldmark::csv_records {

/// Each item is a range of the record's fields, unquoted, borrowed from what the technique holds and good
/// until the next is asked for. All parse with support/csv_reader.hpp through a 64 KiB buffer; eager loads
/// the whole file first. A file that can't be opened or read is a std::system_error from every technique,
/// what is not CSV a bad_input, when the record at fault is asked for at the latest (eager: when the sequence
/// is made). An empty file has no record.
struct contract : suites::contract {
    static constexpr std::string_view documents = "000, 004";
    static constexpr std::string_view asks = "The n records of a CSV file (RFC 4180), some 64 bytes each, "
                                             "with commas, newlines and quotes in quoted fields.";

    /// Files of some 64 KiB, 1 MiB, 16 MiB and 256 MiB.
    static std::vector<suites::size> sizes() {
        return {{1024, true}, {16384, true}, {262144, false}, {4194304, false, true}};
    }

    static std::string input(std::size_t n, std::uint64_t /*parameter*/) {
        return suites::input_file("records_" + std::to_string(n) + ".csv", [n](std::ostream& out) {
            suites::splitmix64 random{6};
            for (std::size_t i = 0; i != n; ++i)
                write_record(out, i, random());
        });
    }

    static std::tuple<std::string const&> arguments(std::string const& path) { return {path}; }

    template <class Record> static std::uint64_t fold(std::uint64_t sum, Record const& record) {
        for (std::string_view const field : record)
            sum += field.size();
        return sum;
    }

private:
    static void write_record(std::ostream& out, std::size_t i, std::uint64_t bits) {
        static constexpr std::string_view letters =
            "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
        static constexpr std::array<std::string_view, 4> notes{"\"a \"\"quoted\"\" word\"", "\"two\nlines\"",
                                                               "\"one, two, three\"", "\"\""};
        std::string_view const name = letters.substr(bits % 26, 28 + (bits >> 8U) % 14);
        std::string_view const plain = letters.substr((bits >> 16U) % 26, (bits >> 24U) % 26);
        std::uint64_t const kind = bits >> 61U;
        out << i << ',' << name << ',' << (kind < 4 ? notes[kind] : plain) << ',' << (bits >> 32U) << "\r\n";
    }
};

} // namespace yieldmark::csv_records
