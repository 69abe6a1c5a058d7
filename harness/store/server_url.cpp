#include "harness/store/server_url.hpp"

#include "harness/system/errors.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace yieldmark::store {

namespace {

constexpr std::string_view schemes[] = {"postgresql://", "postgres://"};

struct setting {
    char const* name;
    char const* value;
    char const* variable; // of the environment, that says it too; libpq has none for most
};

// A server that is gone without a word is noticed within a minute, not after the hours of TCP's defaults.
constexpr setting defaults[] = {
    {"connect_timeout", "10", "PGCONNECT_TIMEOUT"},
    {"fallback_application_name", "yieldmark", nullptr},
    {"keepalives_idle", "30", nullptr},
    {"keepalives_interval", "10", nullptr},
    {"keepalives_count", "3", nullptr},
    {"tcp_user_timeout", "60000", nullptr},
};

// libpq decodes the names of parameters as it does their values.
std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(&text[i + 1], &text[i + 1] + 2, code, 16).ptr == &text[i + 1] + 2) {
            out += static_cast<char>(code);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::vector<std::string> parameter_names(std::string_view query) {
    std::vector<std::string> names;
    while (!query.empty()) {
        auto const one = query.substr(0, query.find('&'));
        names.push_back(decoded(one.substr(0, one.find('='))));
        query.remove_prefix(std::min(query.size(), one.size() + 1));
    }
    return names;
}

bool has(std::vector<std::string> const& names, char const* name) {
    return std::ranges::find(names, name) != names.end();
}

[[noreturn]] void refuse_password() {
    throw system::usage_error("the store's URL has a password in it, and every user of this machine could "
                              "read it in the list of processes; "
                              "name the store postgresql://USER@HOST/DATABASE, and put the password into "
                              "~/.pgpass, into a file that "
                              "PGPASSFILE names, or into PGPASSWORD");
}

} // namespace

bool is_server_url(std::string const& where) {
    return std::ranges::any_of(schemes, [&](auto scheme) { return where.starts_with(scheme); });
}

std::string checked_server_url(std::string const& url) {
    auto const begin = url.find("://") + 3;
    auto const question = std::min(url.find('?'), url.size());
    auto const before = std::string_view(url).substr(begin, question - begin);
    // A password with a slash that isn't encoded would end up in libpq's error as a port.
    if (auto const at = before.rfind('@'); at != std::string_view::npos)
        if (before.substr(0, at).find_first_of(":/") != std::string_view::npos)
            refuse_password();
    auto const names = parameter_names(std::string_view(url).substr(std::min(question + 1, url.size())));
    if (has(names, "password") || has(names, "sslpassword"))
        refuse_password();
    auto const unfit = [](unsigned char c) { return c <= ' ' || c == 0x7f; };
    if (std::ranges::any_of(url, unfit))
        throw system::usage_error(
            "the store's URL has a blank or a control character in it; write it as %20");
    auto all = url;
    if (has(names, "service") || std::getenv("PGSERVICE") != nullptr)
        return all;
    for (auto const& [name, value, variable] : defaults)
        if (!has(names, name) && (variable == nullptr || std::getenv(variable) == nullptr))
            all += (all.find('?') == std::string::npos ? "?"
                    : all.ends_with('?')               ? ""
                                                       : "&") +
                   std::string(name) + "=" + value;
    return all;
}

} // namespace yieldmark::store
