#pragma once
// What a history is made of. Private to harness/store.

#include "harness/store/connection.hpp"
#include "harness/store/history.hpp"

namespace yieldmark::store {

struct history::parts {
    connection store;

    parts(std::string const& where, access how, std::chrono::seconds wait) : store(where, how, wait) {}
};

} // namespace yieldmark::store
