// error: cannot convert|no matching|no viable|could not convert|invalid conversion|no known conversion
#include "support/generator.hpp"

#include <string>

yieldmark::generator<std::string> body() {
    co_yield 1.5 + 2;
}
yieldmark::generator<int> other() {
    co_yield std::string("no number");
}

int main() {}
