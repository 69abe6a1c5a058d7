// error: no matching (function for call|constructor)
#include "support/fiber_generator.hpp"

int main() {
    yieldmark::fiber_generator<int> items([] {});
}
