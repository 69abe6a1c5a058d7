// error: return_value|no member named 'return_value'
#include "support/generator.hpp"

yieldmark::generator<int> body() {
    co_yield 1;
    co_return 2;
}

int main() {}
