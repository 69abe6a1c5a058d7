// The tests of the store on a PostgreSQL server that they start, once for all of them: those of SQLite files too, as
// far as they aren't about the file.
#include "tests/store/postgresql/server.hpp"

#include "tests/store/made.hpp"

#include <cstdio>

namespace yieldmark::test {

postgresql_server& server() {
    static postgresql_server one;
    return one;
}

} // namespace yieldmark::test

int main(int argc, char** argv) {
    constexpr int skipped = 77;
    testing::InitGoogleTest(&argc, argv);
    if (yieldmark::test::postgresql_programs().empty()) {
        std::puts("skipped: there is no PostgreSQL server to test with (apt-get install postgresql)");
        return skipped;
    }
    yieldmark::test::make_place = [] { return yieldmark::test::server().make_database(); };
    return RUN_ALL_TESTS();
}
