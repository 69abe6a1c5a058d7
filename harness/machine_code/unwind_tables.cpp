#include "harness/machine_code/unwind_tables.hpp"

#include "harness/system/errors.hpp"

#include <algorithm>
#include <cstring>

namespace yieldmark::machine_code {

namespace {

// A record: its length, then a number that is 0 in a CIE and otherwise the way back to the record's CIE.
constexpr std::size_t number = sizeof(std::uint32_t);
constexpr std::uint32_t wide_length = 0xffffffff;

std::uint32_t word_at(std::string const& bytes, std::size_t at) {
    std::uint32_t word = 0;
    if (at + number <= bytes.size())
        std::memcpy(&word, bytes.data() + at, number);
    return word;
}

struct record {
    std::size_t begin = 0;
    std::size_t end = 0;
};

void add(unwind_entry& to, section const& from, record const& one) {
    to.bytes += from.bytes.substr(one.begin + 2 * number, one.end - one.begin - 2 * number);
    auto const first = std::ranges::lower_bound(from.relocations, one.begin, {}, &relocation::at);
    for (auto at = first; at != from.relocations.end() && at->at < one.end; ++at) {
        auto copy = *at;
        copy.at -= one.begin;
        to.relocations.push_back(copy);
    }
}

} // namespace

std::vector<unwind_entry> unwind_entries(section const& eh_frame, std::string const& name) {
    std::vector<unwind_entry> all;
    auto const& bytes = eh_frame.bytes;
    for (std::size_t at = 0; at + number <= bytes.size();) {
        auto const length = word_at(bytes, at);
        if (length == 0) // the end, unless another table follows
            at += number;
        if (length == 0)
            continue;
        record const one{at, at + number + length};
        auto const back = word_at(bytes, at + number);
        if (length == wide_length || length < number || one.end > bytes.size() || back > at + number)
            throw system::run_error(name + ": its unwind tables have another form than expected");
        at = one.end;
        if (back == 0)
            continue;
        unwind_entry made;
        add(made, eh_frame, one);
        if (made.relocations.empty() || made.relocations.front().at != 2 * number)
            continue; // of code that was taken out
        made.of = made.relocations.front();
        made.relocations.erase(made.relocations.begin());
        auto const cie = one.begin + number - back;
        add(made, eh_frame, {cie, cie + number + word_at(bytes, cie)});
        all.push_back(std::move(made));
    }
    return all;
}

} // namespace yieldmark::machine_code
