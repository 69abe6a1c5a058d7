#include "harness/profile/readable_name.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <cxxabi.h>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace yieldmark::profile {

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](unsigned char c) { return std::isdigit(c) != 0; });
}

namespace {

struct suffixed {
    std::string base; // mangled
    std::string says; // " [coroutine body]"
};

// What a suffix says; nothing if it is none of the compilers'.
std::optional<std::string_view> meaning_of(std::string_view suffix) {
    using pair = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<pair, 10> known{{{"actor", " [coroutine body]"},
                                                 {"resume", " [coroutine body]"},
                                                 {"destroy", " [frame destroyed]"},
                                                 {"cleanup", " [frame cleaned up]"},
                                                 {"cold", ""},
                                                 {"part", ""},
                                                 {"constprop", ""},
                                                 {"isra", ""},
                                                 {"lto_priv", ""},
                                                 {"llvm", ""}}};
    auto const found = std::ranges::find(known, suffix, &pair::first);
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

// "f.actor.cold", "f.part.0", "malloc@plt", "read@@GLIBC_2.2.5".
suffixed split(std::string_view symbol) {
    suffixed made;
    symbol = symbol.substr(0, symbol.find('@'));
    for (auto dot = symbol.rfind('.'); dot != symbol.npos && dot != 0; dot = symbol.rfind('.')) {
        auto word = symbol.substr(dot + 1);
        auto rest = symbol.substr(0, dot);
        if (is_number(word)) {
            auto const before = rest.rfind('.');
            if (before == rest.npos)
                break;
            word = rest.substr(before + 1);
            rest = rest.substr(0, before);
        }
        auto const says = meaning_of(word);
        if (!says)
            break;
        made.says.insert(0, *says);
        symbol = rest;
    }
    made.base = symbol;
    return made;
}

void replace_all(std::string& text, std::string_view what, std::string_view by) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

std::optional<std::string> try_demangle(std::string const& symbol) {
    int status = 0;
    std::unique_ptr<char, decltype(&std::free)> const text(
        abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), &std::free);
    return status == 0 && text ? std::optional<std::string>(text.get()) : std::nullopt;
}

// The names at the start of a mangled one: "a::b<...>(...)" for _ZN1a1bI….
std::optional<std::string> outline(std::string_view symbol) {
    if (!symbol.starts_with("_ZN"))
        return std::nullopt;
    symbol.remove_prefix(3);
    std::string name;
    while (!symbol.empty() && std::isdigit(static_cast<unsigned char>(symbol.front())) != 0) {
        std::size_t length = 0;
        auto const [end, error] = std::from_chars(symbol.data(), symbol.data() + symbol.size(), length);
        symbol.remove_prefix(static_cast<std::size_t>(end - symbol.data()));
        if (error != std::errc{} || length > symbol.size())
            return std::nullopt;
        name += (name.empty() ? "" : "::") + std::string(symbol.substr(0, length));
        symbol.remove_prefix(length);
    }
    if (name.empty())
        return std::nullopt;
    return name + (symbol.starts_with('I') ? "<...>(...)" : "(...)");
}

// Nothing if it isn't mangled. What the library's demangler doesn't know (that of g++ 12: a generic lambda in
// a variable's initialiser, as every registration of a technique has one) is read as far as its own names go.
std::optional<std::string> demangled(std::string const& symbol) {
    if (!symbol.starts_with("_Z"))
        return std::nullopt;
    auto found = try_demangle(symbol);
    return found ? found : outline(symbol);
}

// A space within a name, as in "operator new" or "(anonymous namespace)".
constexpr char inner_space = '\x01';

bool is_word(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Folds the groups of a demangled name: <...>, (...), {...}.
class folder {
public:
    folder(std::string_view text, unsigned detail) : text_(text), detail_(detail) {}

    // Empty if the brackets don't match.
    std::string fold() {
        std::string out;
        while (at_ < text_.size()) {
            if (take_operator(out) || take_anonymous(out))
                continue;
            char const c = text_[at_];
            if (c == '<' || c == '(' || c == '{') {
                auto const end = end_of_group(at_);
                if (end == text_.npos)
                    return {};
                out += group(text_.substr(at_, end - at_));
                at_ = end;
            } else {
                out += c;
                ++at_;
            }
        }
        return out;
    }

private:
    // The length of an operator's name at `at`, with its signs; 0 if there is none.
    [[nodiscard]] std::size_t operator_at(std::size_t at) const {
        static constexpr std::string_view word = "operator";
        if (!text_.substr(at).starts_with(word) || (at != 0 && is_word(text_[at - 1])))
            return 0;
        auto const signs = text_.substr(at + word.size());
        if (signs.empty() || is_word(signs.front()))
            return 0;
        for (std::string_view const one :
             {"()", "[]", "<=>", "<<=", ">>=", "->*", "<<", ">>", "<=", ">=", "->", "<", ">"})
            if (signs.starts_with(one))
                return word.size() + one.size();
        return word.size();
    }

    bool take_operator(std::string& out) {
        auto const length = operator_at(at_);
        if (length == 0)
            return false;
        out += text_.substr(at_, length);
        at_ += length;
        if (at_ < text_.size() && text_[at_] == ' ') { // operator new, a conversion
            for (++at_, out += inner_space; at_ < text_.size() && text_[at_] != '(' && text_[at_] != '<';
                 ++at_)
                out += text_[at_] == ' ' ? inner_space : text_[at_];
        }
        return true;
    }

    bool take_anonymous(std::string& out) {
        static constexpr std::string_view anonymous = "(anonymous namespace)";
        if (!text_.substr(at_).starts_with(anonymous))
            return false;
        std::string name(anonymous);
        std::ranges::replace(name, ' ', inner_space);
        out += name;
        at_ += anonymous.size();
        return true;
    }

    [[nodiscard]] std::size_t end_of_group(std::size_t begin) const {
        std::string open;
        for (auto i = begin; i < text_.size(); ++i) {
            if (auto const length = operator_at(i); length != 0) {
                i += length - 1;
                continue;
            }
            char const c = text_[i];
            if (c == '<' || c == '(' || c == '{' || c == '[')
                open += c;
            bool const arrow = c == '>' && i != 0 && text_[i - 1] == '-';
            if ((c == '>' && !arrow) || c == ')' || c == '}' || c == ']') {
                if (open.empty() || !matches(open.back(), c))
                    return text_.npos;
                open.pop_back();
                if (open.empty())
                    return i + 1;
            }
        }
        return text_.npos;
    }

    static bool matches(char open, char close) {
        return (open == '<' && close == '>') || (open == '(' && close == ')') ||
               (open == '{' && close == '}') || (open == '[' && close == ']');
    }

    [[nodiscard]] std::string group(std::string_view whole) const {
        auto const inside = whole.substr(1, whole.size() - 2);
        if (whole.front() == '{' && inside.starts_with("lambda") && inside.find('#') != inside.npos)
            return "{lambda" + std::string(inside.substr(inside.rfind('#'))) + "}";
        if (inside.empty())
            return std::string(whole);
        std::string text = "...";
        if (detail_ > 0)
            text = folder(inside, detail_ - 1).fold();
        std::ranges::replace(text, ' ', inner_space);
        return whole.front() + text + whole.back();
    }

    std::string_view text_;
    unsigned detail_;
    std::size_t at_ = 0;
};

void drop_qualifiers(std::string& name) {
    for (bool again = true; again;) {
        again = false;
        for (std::string_view const end : {" const", " volatile", " &", " &&", " noexcept"})
            if (name.ends_with(end)) {
                name.erase(name.size() - end.size());
                again = true;
            }
    }
}

std::string shortened(std::string text, unsigned detail) {
    for (auto const& [what, by] :
         {std::pair{"std::__cxx11::", "std::"},
          {"std::__1::", "std::"},
          {"[abi:cxx11]", ""},
          {"std::basic_string<char, std::char_traits<char>, std::allocator<char> >", "std::string"}})
        replace_all(text, what, by);
    if (detail >= full_detail)
        return text;
    auto name = folder(text, detail).fold();
    if (name.empty())
        return text;
    drop_qualifiers(name);
    if (auto const space = name.rfind(' '); space != name.npos)
        name.erase(0, space + 1); // the return type
    std::ranges::replace(name, inner_space, ' ');
    return name;
}

// The function that a symbol is of: its parts have the same, and so have the kinds of one destructor.
std::string identity(std::string const& symbol) {
    auto const parts = split(symbol);
    return try_demangle(parts.base).value_or(parts.base) + parts.says;
}

} // namespace

std::string readable_name(std::string_view symbol, unsigned detail) {
    auto const parts = split(symbol);
    auto const whole = detail < full_detail ? demangled(parts.base) : try_demangle(parts.base);
    auto const name = whole ? shortened(*whole, detail) : parts.base;
    if (name.starts_with("yieldmark::bench::once<") && detail < full_detail)
        return "once [measured region]";
    return name + parts.says;
}

std::map<std::string, std::string> readable_names(std::set<std::string> const& symbols) {
    std::map<std::string, std::string> names;
    std::map<std::string, std::string> owners; // name -> function
    std::vector<std::string> left(symbols.begin(), symbols.end());
    for (unsigned detail = 0; !left.empty(); ++detail) {
        std::map<std::string, std::set<std::string>> meant; // name -> functions
        for (auto const& symbol : left)
            meant[readable_name(symbol, detail)].insert(identity(symbol));
        std::erase_if(left, [&](std::string const& symbol) {
            auto const name = readable_name(symbol, detail);
            auto const function = identity(symbol);
            bool const free = meant[name].size() == 1 && (!owners.contains(name) || owners[name] == function);
            bool const settled = detail >= full_detail || free;
            if (settled) {
                names.emplace(symbol, name);
                owners.emplace(name, function);
            }
            return settled;
        });
    }
    return names;
}

} // namespace yieldmark::profile
