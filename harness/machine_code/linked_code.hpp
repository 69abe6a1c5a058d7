#pragma once
// The code and data of a link as a graph: what each section of its objects refers to.

#include "harness/machine_code/graph.hpp"
#include "harness/machine_code/object_file.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yieldmark::machine_code {

/// Reads objects one by one into a graph. A section is a node, by its bytes and its relocations. What these name leads
/// to a section of the same object, or by a symbol's name to every definition of it in the link, as the order of the
/// objects decides which of them is taken; what no object defines is known by its name alone. Of sections that a linker
/// merges each string and constant is a node. A function's unwind table is part of its section.
class linked_code {
public:
    /// How text in the program may be changed before it is compared: where a build lies says nothing of what it does.
    using rewriting = std::function<std::string(std::string const&)>;

    explicit linked_code(rewriting as_compared = {});

    /// Throws system::run_error where its unwind tables can't be read.
    void take(object_file const& one);

    /// To be called once, after all objects.
    void connect();

    /// The section that defines the function, in the object that was taken as number `object`.
    struct function {
        std::string name; // mangled
        std::size_t object = 0;
        node_id section = 0;
    };
    [[nodiscard]] std::vector<function> const& functions() const { return functions_; }

    /// What runs before main: the sections of initialisers, of the object that was taken as number `object`.
    [[nodiscard]] std::vector<node_id> initialisers(std::size_t object) const;

    /// All definitions of that name; a node of its own if there is none.
    [[nodiscard]] node_id named(std::string const& name);
    [[nodiscard]] bool defines(std::string const& name) const;

    /// Whether a symbol that an object defines for others, or takes from them, has `part` in its name.
    [[nodiscard]] bool mentions(std::string_view part) const;

    [[nodiscard]] std::size_t objects() const { return sections_.size(); }
    [[nodiscard]] std::size_t object_of(node_id section) const; // npos for what is no section
    [[nodiscard]] graph& all() { return made_; }
    [[nodiscard]] graph const& all() const { return made_; }

    /// Contents of sections of this name aren't compared: it holds where a build lies.
    void ignore(std::string section) { ignored_.insert(std::move(section)); }

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

private:
    struct reader;

    node_id piece(section const& of, symbol const& at);
    node_id leaf(std::string content);

    rewriting as_compared_;
    graph made_;
    std::set<std::string> ignored_;
    std::vector<std::map<std::size_t, node_id>> sections_; // by object and index
    std::vector<std::vector<node_id>> initialisers_;
    std::vector<std::size_t> object_of_;
    std::vector<function> functions_;
    std::map<std::string, node_id> symbols_;
    std::map<std::string, node_id> leaves_;
    std::map<std::string, std::vector<node_id>> by_section_name_; // for __start_NAME
};

} // namespace yieldmark::machine_code
