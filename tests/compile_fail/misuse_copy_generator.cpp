// error: deleted|implicitly-deleted|use of deleted function
#include "support/generator.hpp"

yieldmark::generator<int> one() {
    co_yield 1;
}

int main() {
    auto items = one();
    auto copy = items;
}
