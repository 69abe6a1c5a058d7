#pragma once

namespace yieldmark::agent {

/// Serves the conductor's orders until it ends the work. False, at once, if there is no conductor; then the
/// program's call is to be done as it was meant. A later call of the same process serves nothing, and returns
/// true.
bool serve();

} // namespace yieldmark::agent
