#include "harness/bench/instructions.hpp"

#include <alloca.h>
#include <unistd.h>
#include <utility>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#define YIELDMARK_HAS_CALLGRIND 1
#else
#define YIELDMARK_HAS_CALLGRIND 0
#endif

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define YIELDMARK_SANITIZED 1
#elif defined(__has_feature)
#define YIELDMARK_SANITIZED (__has_feature(address_sanitizer) || __has_feature(thread_sanitizer))
#else
#define YIELDMARK_SANITIZED 0
#endif

// One instruction, the least that a call can execute: what else is counted with it is the counting's own.
asm(".pushsection .text\n"
    "yieldmark_bench_one_instruction:\n"
    "    ret\n"
    ".popsection\n");
extern "C" std::uint64_t yieldmark_one_instruction(void const*,
                                                   std::size_t) asm("yieldmark_bench_one_instruction");

namespace yieldmark::bench {
namespace {

constexpr std::uintptr_t page = 4096;

#if YIELDMARK_HAS_CALLGRIND
// Ended by a destructor: a case that throws must not leave the next one counted the wrong way round.
struct collection {
    [[gnu::always_inline]] collection() { CALLGRIND_TOGGLE_COLLECT; }
    [[gnu::always_inline]] ~collection() { CALLGRIND_TOGGLE_COLLECT; }
    collection(collection const&) = delete;
    collection& operator=(collection const&) = delete;
};

// Never inlined: the instructions around the call must be the same for every case.
[[gnu::noinline]] void call_counted(instruction_counter::function what, void const* input, std::size_t n) {
    collection const counted;
    what(input, n);
}

// Copying and searching take paths that depend on where in a line or a page the bytes lie, and the stack
// begins wherever the environment and the arguments end.
[[gnu::noinline]] void call_at_page(instruction_counter::function what, void const* input, std::size_t n) {
    char const here = 0;
    auto* const room = static_cast<char*>(alloca(reinterpret_cast<std::uintptr_t>(&here) % page));
    asm volatile("" : : "r"(room) : "memory");
    call_counted(what, input, n);
}

// What a call that threw has left.
void forget() {
    CALLGRIND_ZERO_STATS;
}

void write_dump(std::string const& name) {
    CALLGRIND_DUMP_STATS_AT(name.c_str());
}

bool under_valgrind() {
    return RUNNING_ON_VALGRIND != 0;
}
#else
void call_at_page(instruction_counter::function, void const*, std::size_t) {}
void forget() {}
void write_dump(std::string const&) {}
bool under_valgrind() {
    return false;
}
#endif

} // namespace

std::string why_no_instructions() {
#if YIELDMARK_SANITIZED
    return "a build with sanitizers doesn't run under valgrind";
#endif
    return YIELDMARK_HAS_CALLGRIND != 0 ? ""
                                        : "the executable was built without valgrind/callgrind.h: "
                                          "apt-get install valgrind, then build again";
}

instruction_counter::instruction_counter(std::string dumps, bool keep_dumps)
    : dumps_{std::move(dumps)}, keep_{keep_dumps} {
    if (auto const why = why_no_instructions(); !why.empty())
        throw instructions_error{why};
    if (dumps_.empty() || !under_valgrind())
        throw instructions_error{
            "the instructions pass needs Callgrind: start with valgrind --tool=callgrind "
            "--collect-atstart=no --callgrind-out-file=FILE … --yieldmark_dumps=FILE"};
    own_cost_ = count("nothing", yieldmark_one_instruction, nullptr, 0) - 1;
}

std::uint64_t instruction_counter::count(std::string const& name, function what, void const* input,
                                         std::size_t n) {
    forget();
    call_at_page(what, input, n);
    write_dump(name);
    return take_dump(name) - own_cost_;
}

std::uint64_t instruction_counter::take_dump(std::string const& name) {
    if (auto const process = getpid(); process != process_) {
        process_ = process;
        taken_ = 0;
    }
    std::string const path = dumps_ + "." + std::to_string(++taken_);
    std::uint64_t const total = total_of_dump(path);
    if (!keep_)
        unlink(path.c_str());
    if (total < own_cost_)
        throw instructions_error{name + ": Callgrind counted less than the counting itself costs"};
    return total;
}

} // namespace yieldmark::bench
