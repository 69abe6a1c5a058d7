// error: rvalue reference|no matching|cannot bind
#include "support/generator.hpp"

#include <string>

yieldmark::generator<std::string&&> body() {
    std::string kept = "would be moved from unasked";
    co_yield kept;
}

int main() {}
