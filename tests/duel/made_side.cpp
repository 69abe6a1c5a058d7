// A side with cases made to be easy, wrong or deadly. NOW is defined for the new side.
#include "harness/bench/inject.hpp"
#include "harness/bench/opaque.hpp"
#include "harness/bench/side.hpp"

#include <array>
#include <csignal>
#include <string>
#include <unistd.h>

namespace made {

// A static of a template is one for the whole process (STB_GNU_UNIQUE) where g++ has its way.
template <class> struct shared { inline static int marks = 0; };

} // namespace made

namespace {

#ifdef NOW
constexpr bool is_now = true;
#else
constexpr bool is_now = false;
#endif

enum index : std::uint64_t { equal, twice, crash, wrong, hang, throwing, separate, count };

constexpr std::array<yieldmark_side_case, count> cases{{{"made/loop/equal/1", 1, 0},
                                                        {"made/loop/twice/1", 1, 0},
                                                        {"made/loop/crash/1", 1, 0},
                                                        {"made/loop/wrong/1", 1, 0},
                                                        {"made/loop/hang/1", 1, 0},
                                                        {"made/loop/throwing/1", 1, 0},
                                                        {"other/loop/separate/1", 1, 0}}};

char const* prepare(std::uint64_t at) {
    if (at == wrong && is_now)
        return "check failed: the sequence is not what it should be";
    if (at == separate && ++made::shared<int>::marks != 1)
        return "the other side has written into this one";
    return nullptr;
}

char const* run(std::uint64_t at, std::uint64_t iterations, std::uint64_t extra) {
    if (at == crash && is_now)
        raise(SIGSEGV);
    while (at == hang && is_now)
        pause();
    if (at == throwing && is_now)
        return "it threw";
    std::uint64_t const steps = at == twice && is_now ? 2000 : 1000;
    for (; iterations != 0; --iterations)
        yieldmark::bench::opaque(yieldmark::bench::extra_work(steps + extra, 1));
    return nullptr;
}

yieldmark_side const table{YIELDMARK_SIDE_VERSION, count, cases.data(), &prepare, &run};

} // namespace

yieldmark_side const* yieldmark_side_1() {
    return &table;
}
