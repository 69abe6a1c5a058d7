// error: no matching (member )?function for call to .*send
#include "support/generator.hpp"

yieldmark::generator<int, int> body() {
    co_yield 1;
}

int main() {
    auto items = body();
    items.send("not a number");
}
