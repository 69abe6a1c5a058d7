#include "harness/store/track.hpp"

#include "harness/store/commits.hpp"
#include "harness/system/errors.hpp"

#include <fmt/format.h>

namespace yieldmark::store {

namespace {

constexpr std::size_t shortest_name = 7; // of a commit that is written short

std::string short_name(std::string const& name) {
    return name.substr(0, 10);
}

std::vector<std::string> names_of(track_request const& what) {
    std::vector<std::string> names;
    for (auto const& given : what.revisions) {
        if (given.find("..") == std::string::npos) {
            names.push_back(given);
            continue;
        }
        auto const range = commits_in(what.how.repository, given);
        names.insert(names.end(), range.begin(), range.end());
    }
    return names;
}

bool same_commit(std::string const& a, std::string const& b) {
    return a == b || (a.size() >= shortest_name && b.starts_with(a)) ||
           (b.size() >= shortest_name && a.starts_with(b));
}

// What took minutes to measure isn't lost with the connection to a server, or a full disk.
added stored(history& into, measurement const& m, track_request const& what) {
    try {
        return into.add(m, what.again);
    } catch (system::run_error const& e) {
        if (!what.keep)
            throw;
        throw system::run_error(
            fmt::format("{}; its figures are kept: yieldmark history import {}", e.what(), what.keep(m)));
    }
}

// Says when another one was pinned before.
void pin(history& in, std::string const& baseline, tell const& say) {
    auto const before = in.baseline();
    if (before && *before == baseline)
        return;
    auto const ended = before ? in.list().size() : 0;
    in.pin(baseline);
    if (before)
        say(fmt::format(
            "the baseline was {} and is {} now: {} series end here ('history list --retired' shows them), "
            "and new ones begin",
            short_name(*before), short_name(baseline), ended));
}

std::string pinned(history& in) {
    auto const before = in.baseline();
    if (!before)
        throw system::usage_error(
            "no baseline is pinned yet; name the revision that all others shall be measured "
            "against, a release for instance: --baseline REVISION");
    return *before;
}

// One that wasn't measured before; whether to go on.
bool measure_one(history& into, track_request const& what, measurement const& like, measure const& measured,
                 tell const& say, tracked& done) {
    auto how = what.how;
    how.base = "rev:" + like.baseline;
    how.now = "rev:" + like.of.name;
    auto const c = measured(how);
    if (!c.complete) {
        done.stopped = true;
        say(fmt::format("{}: stopped; nothing of it is kept", short_name(like.of.name)));
        return false;
    }
    std::vector<std::string> notes;
    auto const m = measurement_of(c, like.of, like.baseline, like.asked, notes);
    pin(into, like.baseline, say);
    auto const kept = stored(into, m, what);
    for (auto const& note : notes)
        say(fmt::format("{}: {}", short_name(m.of.name), note));
    say(fmt::format("{}: {} figures kept{}", short_name(m.of.name), kept.figures,
                    kept.known > 0 ? fmt::format(", {} known before", kept.known) : ""));
    ++done.measured;
    return true;
}

// Whether it was measured before, with the toolchain that would measure it now.
bool is_known(history& in, track_request const& what, measurement& like, bool& asked) {
    if (!in.has(like))
        return false;
    if (asked || !like.toolchain.empty() || !what.ask_toolchain)
        return true;
    asked = true;
    like.toolchain = what.ask_toolchain(like.baseline);
    return in.has(like);
}

// Of the comparison's new side.
revision new_side(compare::comparison const& c, std::string const& name,
                  std::filesystem::path const& repository) {
    auto const& said = c.now.revision;
    bool const uncommitted = said.ends_with("-dirty");
    auto const& of = name.empty() ? said : name;
    if (of.empty())
        throw system::usage_error(
            "the comparison doesn't say which revision its new side is; name it with --revision");
    if (of.ends_with("-dirty"))
        throw system::usage_error(
            fmt::format("the comparison's new side is {}, with changes that are in no commit; commit "
                        "them and compare again",
                        of));
    auto r = commit_if_known(repository, of);
    if (!name.empty() && !said.empty() && !uncommitted &&
        !same_commit(commit_if_known(repository, said).name, r.name))
        throw system::usage_error(fmt::format("the comparison's new side is {}, not {}; leave --revision out",
                                              short_name(said), name));
    if (r.date.empty())
        r.date = c.now.date.empty() ? c.date : c.now.date;
    return r;
}

// What the comparison's base must be; none: nothing is pinned.
std::optional<std::string> wanted_base(history& in, std::string const& baseline,
                                       std::filesystem::path const& repository) {
    auto pinned_one = in.baseline();
    if (baseline.empty())
        return pinned_one;
    auto const named = commit_if_known(repository, baseline).name;
    return pinned_one && same_commit(*pinned_one, named) ? pinned_one : named;
}

} // namespace

std::string asked_text(compare::comparison_request const& how) {
    std::string text = how.all ? "all" : how.filters.empty() && how.cases.empty() ? "default" : "";
    for (auto const* names : {&how.filters, &how.cases})
        for (auto const& name : *names)
            text += (text.empty() ? "" : " ") + name;
    text += "; metrics";
    for (auto const& metric : how.metrics)
        text += " " + metric;
    return text;
}

tracked track(history& into, track_request const& what, measure const& measured, tell const& say) {
    auto const& repository = what.how.repository;
    auto const baseline = what.baseline.empty() ? pinned(into) : commit_named(repository, what.baseline).name;
    std::vector<revision> revisions;
    for (auto const& name : names_of(what))
        revisions.push_back(commit_named(repository, name));
    auto const before = into.baseline();
    tracked done;
    measurement like{.of = {},
                     .baseline = baseline,
                     .machine = what.machine,
                     .toolchain = what.toolchain,
                     .date = {},
                     .method = {},
                     .asked = asked_text(what.how),
                     .figures = {},
                     .key = {}};
    bool asked = false;
    for (auto const& r : revisions) {
        like.of = r;
        if (!what.again && is_known(into, what, like, asked)) {
            say(fmt::format("{}: measured before; --again measures it once more", short_name(r.name)));
            ++done.skipped;
            continue;
        }
        try {
            if (!measure_one(into, what, like, measured, say, done))
                break;
        } catch (system::run_error const& e) {
            say(fmt::format("{}: {}", short_name(r.name), e.what()));
            done.failures.push_back({r.name, e.what(), ""});
        }
    }
    if (done.failures.empty() && !done.stopped)
        pin(into, baseline, say);
    if (before && into.baseline() != before)
        done.begun = into.list().size();
    return done;
}

added add_comparison(history& into, compare::comparison const& c, keeping const& how,
                     std::filesystem::path const& repository, tell const& say) {
    auto r = new_side(c, how.name, repository);
    auto const wanted = wanted_base(into, how.baseline, repository);
    auto const base = commit_if_known(repository, c.base.revision);
    if (base.name.empty() && !wanted)
        throw system::usage_error(
            "the comparison doesn't say which revision its base is; name it with --baseline");
    if (wanted && !base.name.empty() && !same_commit(base.name, *wanted))
        throw system::usage_error(
            how.baseline.empty()
                ? fmt::format("the comparison is against {}, and the history's baseline is {}; compare "
                              "against that, or begin new series with --baseline {}",
                              short_name(base.name), short_name(*wanted), short_name(base.name))
                : fmt::format(
                      "the comparison is against {}, not against {}; leave --baseline out, or name {}",
                      short_name(base.name), how.baseline, short_name(base.name)));
    std::vector<std::string> notes;
    auto const m = measurement_of(c, std::move(r), wanted.value_or(base.name), "comparison", notes);
    pin(into, wanted.value_or(base.name), say);
    for (auto const& note : notes)
        say(note);
    return into.add(m, how.again);
}

} // namespace yieldmark::store
