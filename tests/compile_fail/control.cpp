#include "support/fiber_generator.hpp"
#include "support/generator.hpp"

#include <memory>
#include <string>

using yieldmark::fiber_generator;
using yieldmark::generator;

generator<int> plain() {
    co_yield 1;
}
generator<int, std::string> receiving() {
    std::optional<std::string> const sent = co_yield 1;
    co_yield static_cast<int>(sent->size());
}
generator<std::unique_ptr<int>&&> giving() {
    auto owned = std::make_unique<int>(1);
    co_yield std::move(owned);
}
generator<int&> lending() {
    int local = 1;
    co_yield local;
}
generator<int> recursive() {
    co_yield yieldmark::elements_of(plain());
}

int main() {
    auto items = plain();
    auto it = items.begin();
    ++it;
    auto receiver = receiving();
    (void)receiver.begin();
    receiver.send("text");
    auto moved = std::move(items);
    fiber_generator<int, std::string> fiber(
        [](auto& yield) { std::optional<std::string> const sent = yield(1); });
    (void)fiber.begin();
    fiber.send("text");
    auto moved_fiber = std::move(fiber);
}
