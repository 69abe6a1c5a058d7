// error: read-only|const-qualified|assignment of
#include "support/generator.hpp"

yieldmark::generator<int> one() {
    co_yield 1;
}

int main() {
    for (auto& item : one()) {
        item = 2;
    }
}
