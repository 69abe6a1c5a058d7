#pragma once
// A PostgreSQL server of a test's own: in a scratch folder, on a socket there and a free port, ended with the test.

#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <grp.h>
#include <netinet/in.h>
#include <pwd.h>
#include <soci/soci.h>
#include <stdexcept>
#include <string>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace yieldmark::test {

/// The folder of the newest server's programs that is installed (Debian's places); empty: none is.
inline std::filesystem::path postgresql_programs() {
    namespace fs = std::filesystem;
    std::error_code error;
    std::pair<int, fs::path> newest;
    for (auto const& entry : fs::directory_iterator("/usr/lib/postgresql", error)) {
        auto const version = std::atoi(entry.path().filename().c_str());
        if (version > newest.first && fs::exists(entry.path() / "bin/initdb"))
            newest = {version, entry.path() / "bin"};
    }
    return newest.second;
}

class postgresql_server {
public:
    static constexpr char const* owner = "owner";           // the superuser; trusted on the socket
    static constexpr char const* password = "of-the-owner"; // wanted on the port

    /// Throws std::runtime_error if it doesn't start.
    postgresql_server() {
        std::string name = (std::filesystem::temp_directory_path() / "ym-pg-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("no scratch folder for PostgreSQL");
        folder_ = name;
        if (geteuid() == 0) { // initdb refuses to run as root
            auto const* user = getpwnam("postgres");
            user_ = user != nullptr ? user : getpwnam("nobody");
            if (user_ == nullptr || chown(name.c_str(), user_->pw_uid, user_->pw_gid) != 0)
                throw std::runtime_error("no user to run PostgreSQL as");
        }
        std::ofstream(folder_ / "password") << password << "\n";
        wait_for(start({"initdb", "--pgdata", data(), "--username", owner, "--pwfile", name + "/password",
                        "--auth-local", "trust", "--auth-host", "scram-sha-256", "--encoding", "UTF8",
                        "--locale", "C.UTF-8", "--no-sync", "--no-instructions"}));
        port_ = free_port();
        begin();
    }
    ~postgresql_server() {
        end(SIGQUIT);
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    postgresql_server(postgresql_server const&) = delete;
    postgresql_server& operator=(postgresql_server const&) = delete;

    /// Starts it after end(), with all that was committed; returns when it answers.
    void begin() {
        server_ = start({"postgres", "-D", data(), "-p", std::to_string(port_), "-k", folder_.string(), "-h",
                         "127.0.0.1", "-c", "fsync=off", "-c", "max_connections=60", "-c",
                         "shared_buffers=32MB", "-c", "logging_collector=off"});
        for (int attempt = 0; attempt < 600; ++attempt) {
            try {
                soci::session("postgresql", url("postgres"));
                return;
            } catch (soci::soci_error const&) {
                std::this_thread::sleep_for(std::chrono::milliseconds(50));
            }
        }
        throw std::runtime_error("PostgreSQL doesn't answer");
    }

    /// SIGINT breaks all connections off, SIGQUIT too and writes nothing more, as if the machine had gone.
    void end(int signal) {
        if (server_ > 0 && kill(server_, signal) == 0)
            waitpid(server_, nullptr, 0);
        server_ = 0;
    }

    /// By its socket, where every role is trusted.
    [[nodiscard]] std::string url(std::string const& database, std::string const& role = owner) const {
        std::string host;
        for (char const c : folder_.string())
            host += c == '/' ? "%2F" : std::string(1, c);
        return "postgresql://" + role + "@/" + database + "?host=" + host + "&port=" + std::to_string(port_);
    }

    /// By its port, where a password is wanted.
    [[nodiscard]] std::string url_of_port(std::string const& database,
                                          std::string const& role = owner) const {
        return "postgresql://" + role + "@127.0.0.1:" + std::to_string(port_) + "/" + database;
    }

    /// An empty database; its URL.
    std::string make_database() {
        auto const name = "made" + std::to_string(++databases_);
        soci::session("postgresql", url("postgres")) << "CREATE DATABASE " + name;
        return url(name);
    }

    [[nodiscard]] int port() const { return port_; }

private:
    [[nodiscard]] std::string data() const { return (folder_ / "data").string(); }

    static int free_port() {
        auto const socket = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in at{};
        at.sin_family = AF_INET;
        at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof at;
        auto* const address = reinterpret_cast<sockaddr*>(&at);
        if (bind(socket, address, size) != 0 || getsockname(socket, address, &size) != 0)
            throw std::runtime_error("no free port for PostgreSQL");
        close(socket);
        return ntohs(at.sin_port);
    }

    [[nodiscard]] pid_t start(std::vector<std::string> arguments) const {
        // By its path, also in its own eyes: it looks for the others beside itself.
        auto const program = (postgresql_programs() / arguments.front()).string();
        arguments.front() = program;
        auto const log = (folder_ / "log").string();
        std::vector<char*> words;
        for (auto& one : arguments)
            words.push_back(one.data());
        words.push_back(nullptr);
        auto const child = fork();
        if (child != 0)
            return child;
        if (user_ != nullptr &&
            (setgroups(0, nullptr) != 0 || setgid(user_->pw_gid) != 0 || setuid(user_->pw_uid) != 0))
            _exit(126);
        prctl(PR_SET_PDEATHSIG, SIGQUIT);
        setsid(); // Ctrl-C is for the test, which ends it
        if (chdir(folder_.c_str()) != 0)
            _exit(126);
        auto const to = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
        dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
        dup2(to, STDOUT_FILENO);
        dup2(to, STDERR_FILENO);
        execv(program.c_str(), words.data());
        _exit(127);
    }

    void wait_for(pid_t child) const {
        int status = -1;
        waitpid(child, &status, 0);
        if (status == 0)
            return;
        std::ifstream log(folder_ / "log");
        throw std::runtime_error("initdb failed: " + std::string(std::istreambuf_iterator<char>(log), {}));
    }

    std::filesystem::path folder_;
    passwd const* user_ = nullptr;
    int port_ = 0;
    int databases_ = 0;
    pid_t server_ = 0;
};

} // namespace yieldmark::test
