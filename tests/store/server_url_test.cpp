#include "harness/store/server_url.hpp"

#include "harness/system/errors.hpp"
#include "tests/store/made.hpp"

namespace yieldmark {
namespace {

using store::checked_server_url;
using test::error_of;

std::string refusal(std::string const& url) {
    return error_of<system::usage_error>([&] { static_cast<void>(checked_server_url(url)); });
}

TEST(server_url, both_schemes_name_a_server_and_no_path_does) {
    EXPECT_TRUE(store::is_server_url("postgresql://user@host/db"));
    EXPECT_TRUE(store::is_server_url("postgres://host"));
    for (auto const* other :
         {"history.db", "sqlite3://a", "mysql://host/db", "postgresql:db", "", "/postgresql://a"})
        EXPECT_FALSE(store::is_server_url(other)) << other;
}

TEST(server_url, a_password_is_refused_wherever_it_stands_and_not_repeated) {
    for (std::string const url : {"postgresql://user:secret@host/db", "postgres://:secret@host/db",
                                  "postgresql://user:se/cret@host/db", "postgresql://user:se@cret@host/db",
                                  "postgresql://user@host/db?password=secret",
                                  "postgresql://user@host/db?sslmode=require&pass%77ord=secret",
                                  "postgresql://host/db?sslpassword=secret"}) {
        auto const error = refusal(url);
        EXPECT_NE(error.find("PGPASSFILE"), std::string::npos) << url;
        EXPECT_EQ(error.find("cret"), std::string::npos) << error;
    }
}

TEST(server_url, what_is_no_password_is_taken) {
    for (std::string const url :
         {"postgresql://user@host:5433/db?sslmode=require", "postgresql://[::1]:5433/db", "postgresql://",
          "postgresql:///db?host=%2Frun%2Fpostgresql&passfile=/home/me/pass", "postgresql://a:1,b:2/db"})
        EXPECT_EQ(refusal(url), "") << url;
}

TEST(server_url, blanks_are_refused_since_they_would_end_it) {
    for (std::string const url :
         {"postgresql://host/a b", "postgresql://host/a\nb", "postgresql://host/a\tb"})
        EXPECT_NE(refusal(url).find("blank"), std::string::npos) << url;
}

TEST(server_url, limits_are_added_where_nothing_else_says_them) {
    unsetenv("PGSERVICE");
    unsetenv("PGCONNECT_TIMEOUT");
    auto const plain = checked_server_url("postgresql://host/db");
    EXPECT_TRUE(plain.starts_with("postgresql://host/db?connect_timeout=10&")) << plain;
    EXPECT_NE(plain.find("&tcp_user_timeout=60000"), std::string::npos);
    auto const said = checked_server_url("postgresql://host/db?connect_timeout=3");
    EXPECT_EQ(said.find("connect_timeout=10"), std::string::npos) << said;
    setenv("PGCONNECT_TIMEOUT", "5", 1);
    EXPECT_EQ(checked_server_url("postgresql://host/db").find("connect_timeout"), std::string::npos);
    unsetenv("PGCONNECT_TIMEOUT");
    EXPECT_EQ(checked_server_url("postgresql://?service=ci"), "postgresql://?service=ci");
}

} // namespace
} // namespace yieldmark
