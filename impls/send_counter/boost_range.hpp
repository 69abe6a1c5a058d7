#pragma once
#include <boost/iterator/iterator_facade.hpp>
#include <boost/range/iterator_range_core.hpp>

#include <cstdint>
#include <optional>
#include <utility>

namespace yieldmark::send_counter {

class counting_iterator : public boost::iterator_facade<counting_iterator, std::uint64_t const,
                                                        boost::single_pass_traversal_tag, std::uint64_t> {
public:
    counting_iterator() = default;
    explicit counting_iterator(std::optional<std::uint64_t>& mailbox) : mailbox_{&mailbox} {}

private:
    friend class boost::iterator_core_access;
    [[nodiscard]] std::uint64_t dereference() const { return i_; }
    void increment() {
        auto const sent = std::exchange(*mailbox_, std::nullopt);
        i_ = sent ? *sent : i_ + 1;
    }
    [[nodiscard]] bool equal(counting_iterator const& other) const { return mailbox_ == other.mailbox_; }

    std::optional<std::uint64_t>* mailbox_ = nullptr;
    std::uint64_t i_ = 0;
};

/// Counts from 0, and from the value found in `mailbox` on, without end.
inline auto boost_range(std::optional<std::uint64_t>& mailbox) {
    return boost::make_iterator_range(counting_iterator{mailbox}, counting_iterator{});
}

} // namespace yieldmark::send_counter
