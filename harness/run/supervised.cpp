#include "harness/run/supervised.hpp"

#include "harness/system/growing_file.hpp"

#include <fmt/format.h>

#include <sys/wait.h>
#include <utility>

namespace yieldmark::run {

supervised_process::supervised_process(system::command const& what, std::filesystem::path journal,
                                       double stall_limit)
    : journal_(std::move(journal)), stall_limit_(stall_limit), process_(what) {}

bool supervised_process::is_over(reader const& take) {
    process_.read_output();
    auto const ended = process_.ended().has_value();
    if (system::read_on(journal_, offset_, take))
        without_news_ = system::awake_time{};
    stalled_ = !ended && without_news_.seconds() > stall_limit_;
    return ended || stalled_;
}

void supervised_process::end(reader const& take) {
    status_ = process_.ended();
    hung_ = stalled_ && !status_;
    process_.kill();
    system::read_on(journal_, offset_, take);
}

std::string supervised_process::what_went_wrong(int also_good) const {
    if (hung_)
        return fmt::format("hung: no news for {:g} s, so it was killed", stall_limit_);
    if (!status_ || *status_ == 0 || (WIFEXITED(*status_) && WEXITSTATUS(*status_) == also_good))
        return {};
    return system::describe_status(*status_);
}

bool fruitless_row::count(std::string const& open_case, std::size_t measured) {
    auto const fruitless = open_case.empty() && measured == 0;
    length_ = fruitless ? length_ + 1 : 0;
    return fruitless;
}

std::string fruitless_row::text() {
    return fmt::format("{} processes in a row measured nothing", fruitless_limit);
}

std::string failure_line(std::string const& where, std::string const& case_name, std::string const& what) {
    return fmt::format("failed: {}{}{}: {}", where, case_name.empty() ? "" : ", ", case_name, what);
}

} // namespace yieldmark::run
