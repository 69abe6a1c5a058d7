#include "harness/results/read_run.hpp"

#include <algorithm>

// The "context" of a file that Google Benchmark wrote. Anybody may put keys of their own into it
// (--benchmark_context), also such as Google Benchmark has itself: those come as text, and make no file unreadable.

namespace yieldmark::results {
namespace {

class context_reader {
public:
    context_reader(json const& from, run& into) : from_(from), into_(into) {}

    void read() {
        for (auto const& [key, value] : from_.items())
            if (!key.empty() && !take(key, value) && value.is_string())
                into_.context.emplace(name_of_key(key), value.get<std::string>());
    }

private:
    // Whether it is one of Google Benchmark's own, of the type that it has there.
    bool take(std::string const& key, json const& value) {
        return take_text(key, value) || take_number(key, value) || take_other(key, value);
    }

    bool take_text(std::string const& key, json const& value) {
        auto* const at = key == "date"                 ? &into_.date
                         : key == "host_name"          ? &into_.where.host
                         : key == "executable"         ? &into_.executable
                         : key == "library_version"    ? &into_.benchmark_version
                         : key == "library_build_type" ? &into_.library_build
                                                       : nullptr;
        if (at == nullptr || !value.is_string())
            return false;
        *at = value.get<std::string>();
        return true;
    }

    bool take_number(std::string const& key, json const& value) {
        if (!value.is_number())
            return false;
        auto const number = value.get<double>();
        if (key == "mhz_per_cpu")
            into_.where.mhz = number;
        else if (key == "num_cpus" && number >= 0 && number < 1e9)
            into_.where.cores = static_cast<unsigned>(number);
        return true;
    }

    bool take_other(std::string const& key, json const& value) {
        if (key == "cpu_scaling_enabled" && value.is_boolean())
            into_.where.cpu_scaling = value.get<bool>();
        else if (key == "load_avg" && value.is_array())
            std::ranges::for_each(value, [&](json const& one) {
                if (one.is_number())
                    into_.where.load.push_back(one.get<double>());
            });
        return !value.is_string() || key == own_context;
    }

    // Where an object has a key twice, the second one's first character was replaced (see parse_json).
    std::string name_of_key(std::string const& key) const {
        if (key.front() != repeated_key)
            return key;
        for (auto const& [first, value] : from_.items())
            if (first != key && first.size() == key.size() && first.ends_with(key.substr(1)))
                return first;
        return key.substr(1);
    }

    json const& from_;
    run& into_;
};

} // namespace

void read_foreign_context(json const& context, run& r) {
    context_reader(context, r).read();
    if (auto const commit = r.context.find("git_commit"); commit != r.context.end())
        r.revision = commit->second;
}

} // namespace yieldmark::results
