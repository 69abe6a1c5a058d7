// error: deleted|implicitly-deleted|use of deleted function
#include "support/fiber_generator.hpp"

int main() {
    yieldmark::fiber_generator<int> items([](auto& yield) { yield(1); });
    auto copy = items;
}
