#include "harness/agent/serve.hpp"

#include "harness/agent/extra_work.hpp"
#include "harness/agent/protocol.hpp"
#include "harness/agent/slice.hpp"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace yieldmark::agent {

namespace {

// The two FIFOs.
class line {
public:
    explicit line(std::string const& path)
        : in_(open((path + orders_ending).c_str(), O_RDONLY | O_CLOEXEC)),
          out_(open((path + replies_ending).c_str(), O_WRONLY | O_CLOEXEC)) {}
    ~line() {
        close(in_);
        close(out_);
    }
    line(line const&) = delete;
    line& operator=(line const&) = delete;

    [[nodiscard]] bool good() const { return in_ >= 0 && out_ >= 0; }

    // False at the end.
    bool get(std::string& order) {
        order.clear();
        for (char c = 0;;) {
            auto const got = read(in_, &c, 1);
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                return false;
            if (c == '\n')
                return order != end;
            order += c;
        }
    }

    bool put(std::string_view text) const {
        while (!text.empty()) {
            auto const put = write(out_, text.data(), text.size());
            if (put < 0 && errno == EINTR)
                continue;
            if (put <= 0)
                return false;
            text.remove_prefix(static_cast<std::size_t>(put));
        }
        return true;
    }

private:
    int in_;
    int out_;
};

// Takes the word before the next blank.
std::string word_of(std::string& order) {
    auto const blank = order.find(' ');
    auto word = order.substr(0, blank);
    order.erase(0, blank == std::string::npos ? blank : blank + 1);
    return word;
}

// Slices, as an order asks for them.
std::string measured(std::string order) {
    slice_order how;
    how.min_time = word_of(order);
    how.iterations = std::strtoull(word_of(order).c_str(), nullptr, 10);
    how.repetitions = static_cast<unsigned>(std::strtoul(word_of(order).c_str(), nullptr, 10));
    set_extra_work(std::strtod(word_of(order).c_str(), nullptr));
    return order.empty() ? std::string{} : run_slice(order, how);
}

void serve_orders(std::string const& path) {
    line talk{path};
    if (!talk.good() || !talk.put(std::string{ready} + "\n"))
        return;
    for (std::string order; talk.get(order);) {
        auto const text = measured(order);
        if (!talk.put(std::to_string(text.size()) + "\n" + text))
            break;
    }
}

} // namespace

bool serve() {
    static bool const ordered = [] {
        char const* const path = std::getenv(fifos_variable);
        if (path == nullptr || *path == '\0')
            return false;
        std::string const fifos = path;
        unsetenv(fifos_variable); // a program that this one starts has no conductor
        serve_orders(fifos);
        return true;
    }();
    return ordered;
}

} // namespace yieldmark::agent
