#pragma once
// How the consumer's progress is watched without an instantiation of its own: the digesting sink reports each
// item.

namespace yieldmark::bench {

using item_listener = void (*)();

/// Called by the digesting sink for each item that reaches it, before it is digested; null: nobody listens.
/// To be set and cleared on the thread that consumes. Timed programs have another sink and know nothing of
/// it.
inline constinit item_listener item_arrived = nullptr;

/// What the sink does with an item besides digesting it.
inline void tell_of_item() {
    if (item_arrived != nullptr) [[unlikely]]
        item_arrived();
}

} // namespace yieldmark::bench
