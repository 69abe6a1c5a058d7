#include "harness/duel/process/side_object.hpp"

#include <dlfcn.h>
#include <stdexcept>

namespace yieldmark::duel {
namespace {

yieldmark_side const* open(std::string const& path) {
    void* const object = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (object == nullptr)
        throw std::runtime_error{path + " can't be loaded: " + dlerror()};
    void* const found = dlsym(object, YIELDMARK_SIDE_FUNCTION);
    if (found == nullptr)
        throw std::runtime_error{path + " isn't a side of a duel: it has no " YIELDMARK_SIDE_FUNCTION};
    auto const* side = reinterpret_cast<decltype(&yieldmark_side_1)>(found)();
    if (side->version != YIELDMARK_SIDE_VERSION)
        throw std::runtime_error{path + " is a side of version " + std::to_string(side->version) +
                                 "; this program knows " + std::to_string(YIELDMARK_SIDE_VERSION)};
    return side;
}

} // namespace

side_object::side_object(std::string const& path) : side_{open(path)} {
    for (std::uint64_t i = 0; i != side_->count; ++i)
        index_.emplace(side_->cases[i].name, i);
}

std::optional<std::uint64_t> side_object::find(std::string const& name) const {
    auto const found = index_.find(name);
    return found == index_.end() ? std::nullopt : std::optional{found->second};
}

void side_object::prepare(std::uint64_t index) const {
    if (char const* const wrong = side_->prepare(index))
        fail(wrong);
}

void side_object::fail(char const* wrong) {
    throw std::runtime_error{wrong};
}

} // namespace yieldmark::duel
