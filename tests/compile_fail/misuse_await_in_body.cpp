// error: deleted
#include "support/generator.hpp"

yieldmark::generator<int> body() {
    co_await std::suspend_always{};
    co_yield 1;
}

int main() {}
