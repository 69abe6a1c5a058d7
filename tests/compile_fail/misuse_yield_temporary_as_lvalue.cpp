// error: cannot bind|no matching|expects an lvalue|non-const lvalue
#include "support/generator.hpp"

#include <string>

yieldmark::generator<std::string&> body() {
    co_yield std::string("gone at once");
}

int main() {}
