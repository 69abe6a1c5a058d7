#pragma once

namespace yieldmark {

/// A local of a body which tells that it was destroyed.
class leaving {
public:
    explicit leaving(bool& told) noexcept : told_{told} {}
    leaving(leaving const&) = delete;
    leaving& operator=(leaving const&) = delete;
    ~leaving() { told_ = true; }

private:
    bool& told_;
};

} // namespace yieldmark
