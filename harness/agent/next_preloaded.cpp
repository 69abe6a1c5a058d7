#include "harness/agent/next_function.hpp"

#include <dlfcn.h>

namespace yieldmark::agent {

void* next_symbol(char const* name) {
    return dlsym(RTLD_NEXT, name);
}

} // namespace yieldmark::agent
