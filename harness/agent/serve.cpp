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

// One slice, as an order asks for it.
std::string measured(std::string const& order) {
    auto const blank = order.find(' ');
    auto const second = blank == std::string::npos ? blank : order.find(' ', blank + 1);
    if (second == std::string::npos)
        return {};
    set_extra_work(std::strtod(order.c_str() + blank + 1, nullptr));
    return run_slice(order.substr(second + 1), order.substr(0, blank));
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
