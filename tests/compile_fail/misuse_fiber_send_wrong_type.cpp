// error: no matching (member )?function for call to .*send
#include "support/fiber_generator.hpp"

int main() {
    yieldmark::fiber_generator<int, int> items([](auto& yield) { yield(1); });
    items.send("not a number");
}
