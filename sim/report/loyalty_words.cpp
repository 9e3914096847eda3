// What the loyalty page says in sentences.
#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "sim/report/loyalty_page.h"

namespace amends::report {
namespace {

using loyalty::Account;
using loyalty::StepAccount;
using loyalty::Verdict;

std::string grouped(std::int64_t value)
{
    std::string digits = std::to_string(std::abs(value));
    for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), " ");
    return (value < 0 ? "-" : "") + digits;
}

/// value * times / 10000 to the nearest whole number.
std::int64_t scaled(int hundredths, std::int64_t times)
{
    const std::int64_t product = hundredths * times;
    return (product + (product < 0 ? -5000 : 5000)) / 10000;
}

std::string first_line(const Account& account)
{
    const std::string lead = account.verdict == Verdict::enough       ? "Enough to say something. "
                             : account.verdict == Verdict::indicative ? "Enough for a direction, not for a ranking. "
                                                                      : "Not enough to say anything yet. ";
    std::string out = lead + grouped(account.n) + (account.source == "practice" ? " people" : " recoveries");
    if (account.events >= 0) {
        out += "; " + grouped(account.events) + " with the outcome \"" + account.outcome + "\", " +
               grouped(account.n - account.events) + " without";
    }
    return out + ".";
}

std::string clear_line(const Account& account)
{
    std::string names;
    int asked = 0;
    for (const StepAccount& step : account.steps) {
        asked += step.step ? 1 : 0;
        if (step.step && step.clear) names += (names.empty() ? "" : ", ") + step.name;
    }
    if (asked == 0 || account.verdict == Verdict::too_little) return "";
    if (names.empty()) {
        return "No step stands out beyond chance, once we allow for having looked at all of them: treat the figures "
               "below as open questions.";
    }
    return "Beyond chance, after allowing for having looked at all of them: " + names + ".";
}

std::string cause_line(const Account& account)
{
    if (account.randomised) {
        return "Cases were given out by lot, so a difference may be called an effect of what was handled by lot; the "
               "steps themselves were chosen by people.";
    }
    return "\"Goes with\" is not \"causes\": people chose whom to give more to, and that is not undone by a formula.";
}

std::string source_line(const Account& account)
{
    if (account.source == "simulated")
        return "SIMULATED customers: this page recovers assumptions and proves nothing about your customers.";
    if (account.source == "practice") {
        return account.per_step
                   ? "Practice scores joined to customers' outcomes: this page compares people, not contacts."
                   : "Practice scores joined to customers' outcomes: under 100 people, single steps are not shown.";
    }
    return "";
}

}  // namespace

std::string points_text(int hundredths)
{
    const int tenths = (std::abs(hundredths) + 5) / 10;
    const std::string sign = tenths == 0 ? "" : hundredths < 0 ? "-" : "+";
    return sign + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::vector<std::string> loyalty_verdict(const Account& account)
{
    std::vector<std::string> out;
    for (const std::string& line :
         {source_line(account), first_line(account), clear_line(account), cause_line(account)}) {
        if (!line.empty()) out.push_back(line);
    }
    return out;
}

std::vector<std::string> loyalty_worth(const Account& account, const LoyaltyOptions& options)
{
    std::vector<std::string> out;
    if (account.verdict == Verdict::too_little) return out;
    for (const StepAccount& step : account.steps) {
        if (!step.step) continue;
        const auto count = [&](int hundredths) { return grouped(scaled(hundredths, options.customers)); };
        std::string line =
            step.yes_no ? "\"" + step.name + "\" done rather than not" : "One more point of " + step.name;
        line += " goes with " + count(step.points) + " more customers in " + grouped(options.customers) + " (" +
                std::to_string(account.level_percent) + " % interval " + count(step.low) + " to " + count(step.high) +
                ")";
        if (options.margin > 0) {
            const auto money = [&](int hundredths) {
                return grouped(scaled(hundredths, std::int64_t{options.customers} * options.margin));
            };
            line += ", or " + money(step.points) + " " + options.currency + " (" + money(step.low) + " to " +
                    money(step.high) + ") at " + grouped(options.margin) + " " + options.currency + " a customer";
        }
        line += step.low <= 0 && step.high >= 0 ? "; it could as well be nothing." : ".";
        if (step.beyond)
            line += " For many customers one more point lies beyond anything seen: trust the curve instead.";
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace amends::report
