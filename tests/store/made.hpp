#pragma once
// Made measurements, stores in temporary folders or on a server, and plain SQLite beside them.

#include "harness/store/history.hpp"
#include "tests/text_files.hpp"

#include <gtest/gtest.h>
#include <soci/soci.h>
#include <sqlite3.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <iterator>
#include <map>
#include <string>

namespace yieldmark::test {

namespace fs = std::filesystem;

class temporary_folder {
public:
    temporary_folder() {
        std::string name = (fs::temp_directory_path() / "yieldmark-store-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~temporary_folder() {
        std::error_code ignored;
        fs::permissions(path_, fs::perms::owner_all, ignored);
        fs::remove_all(path_, ignored);
    }
    temporary_folder(temporary_folder const&) = delete;
    temporary_folder& operator=(temporary_folder const&) = delete;

    [[nodiscard]] std::string file(char const* name = "history.db") const { return (path_ / name).string(); }
    [[nodiscard]] fs::path const& path() const { return path_; }

private:
    fs::path path_;
};

/// Makes an empty place for a store, and gives its name; none: files. The tests of test-store-server set it.
inline std::function<std::string()> make_place;

/// Where a test's stores are: files in a temporary folder, or databases of a server.
class store_places {
public:
    /// The same for the same name.
    [[nodiscard]] std::string file(std::string const& name = "history.db") {
        if (!make_place)
            return folder_.file(name.c_str());
        auto& place = made_[name];
        if (place.empty())
            place = make_place();
        return place;
    }
    [[nodiscard]] static bool are_files() { return !make_place; }

private:
    temporary_folder folder_;
    std::map<std::string, std::string> made_;
};

/// Runs SQL on a file without yieldmark.
inline void plain_sql(std::string const& path, std::string const& sql) {
    sqlite3* db = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
    char* error = nullptr;
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &error), SQLITE_OK) << (error ? error : "");
    sqlite3_free(error);
    sqlite3_close(db);
}

/// The first column of the first row.
inline std::string plain_answer(std::string const& path, std::string const& sql) {
    sqlite3* db = nullptr;
    EXPECT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
    std::string answer;
    auto const keep = [](void* to, int, char** values, char**) {
        *static_cast<std::string*>(to) = values[0] ? values[0] : "";
        return 0;
    };
    EXPECT_EQ(sqlite3_exec(db, sql.c_str(), keep, &answer, nullptr), SQLITE_OK) << sql;
    sqlite3_close(db);
    return answer;
}

/// The same of a store at any place.
inline long long count_in(std::string const& place, std::string const& table) {
    auto const query = "SELECT COUNT(*) FROM " + table;
    if (store_places::are_files())
        return std::stoll(plain_answer(place, query));
    long long count = -1;
    soci::session("postgresql", place) << "SELECT COUNT(*) FROM yieldmark." + table, soci::into(count);
    return count;
}

/// The commit that is the `number`-th of its repository.
inline store::revision commit(int number) {
    auto const name = std::to_string(number);
    return {std::string(40 - name.size(), 'c') + name, "2026-01-01T00:00:00Z", "commit " + name,
            static_cast<std::uint64_t>(number)};
}

inline store::figure made_figure(std::string name, double ratio, std::string metric = "time") {
    bool const exact = metric != "time";
    return {std::move(name),
            std::move(metric),
            "d1",
            exact ? stats::interval{ratio, ratio, ratio, 0}
                  : stats::interval{ratio * 0.99, ratio, ratio * 1.01, 0.95},
            100 * ratio,
            100,
            15};
}

inline store::measurement made(int number, std::vector<store::figure> figures) {
    return {.of = commit(number),
            .baseline = commit(1).name,
            .machine = "cpu, 2 cores",
            .toolchain = "g++ 12, -O3",
            .date = "2026-11-21T10:00:00+00:00",
            .method = "duel",
            .asked = "fibonacci",
            .figures = std::move(figures),
            .key = {}};
}

/// What `what` throws, in words; empty if nothing.
template <class Error> std::string error_of(std::function<void()> const& what) {
    try {
        what();
    } catch (Error const& e) {
        return e.what();
    }
    return {};
}

} // namespace yieldmark::test
