// What the loyalty page says in sentences.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <utility>

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

/// Customers in that many, to a tenth: 57 hundredths of a point in 1000 are "5.7".
std::string of_customers(int hundredths, int customers)
{
    const std::int64_t product = std::int64_t{hundredths} * customers;
    const std::int64_t tenths = (product + (product < 0 ? -500 : 500)) / 1000;
    const std::int64_t rest = std::abs(tenths % 10);
    const std::string whole = grouped(tenths / 10);
    return (tenths < 0 && tenths > -10 ? "-" : "") + whole + (rest == 0 ? "" : "." + std::to_string(rest));
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
    std::string out = lead + grouped(account.n) +
                      (account.source == "practice" ? " people (n is the number of people)" : " recoveries");
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
    if (!account.by_lot.empty()) {
        std::string names;
        for (const std::string& name : account.by_lot) names += (names.empty() ? "" : ", ") + name;
        return "The lot decided " + names +
               " and nothing else: what stands there is an effect of having been given it. Everything else here still "
               "only goes with the outcome, for people chose it.";
    }
    return "\"Goes with\" is not \"causes\": people chose whom to give more to, and that is not undone by a formula. "
           "Lots would tell: the program draws them (Draw lots on the loyalty page, or amends lots).";
}

/// What a ratio is of: "the odds of retained are 1.32 times as high".
std::string ratio_words(const Account& account, const std::string& times)
{
    if (account.family == "cox") return "the risk of \"" + account.outcome + "\" at any time is " + times;
    if (account.family == "ordinal") return "the odds of a higher " + account.outcome + " are " + times;
    return "the odds of \"" + account.outcome + "\", with the same trainee, are " + times;
}

/// What is changed, as a sentence begins.
std::string subject(const std::string& name, bool by_lot, bool yes_no)
{
    if (by_lot) return "\"" + name + "\" given by lot";
    return yes_no ? "\"" + name + "\" done rather than not" : "One more point of " + name;
}

std::string verb(bool by_lot)
{
    return by_lot ? " has the effect of " : " goes with ";
}

/// "\"retained\" for 12.3 more customers in 1 000", or fewer.
std::string customers_words(const Account& account, const StepAccount& step, int customers)
{
    return "\"" + account.outcome + "\" for " + of_customers(std::abs(step.points), customers) +
           (step.points < 0 ? " fewer" : " more") + " customers in " + grouped(customers);
}

/// The ends of the interval, with the side that each lies on where it is not more.
std::string interval_words(const Account& account, const StepAccount& step, int customers)
{
    const std::string low = of_customers(std::abs(step.low), customers);
    const std::string high = of_customers(std::abs(step.high), customers);
    const std::string level = " (" + std::to_string(account.level_percent) + " % interval ";
    if (step.low >= 0) return level + low + " to " + high + ")";
    if (step.high > 0) return level + low + " fewer to " + high + " more)";
    return level + low + " to " + high + " fewer)";
}

std::string ratio_line(const Account& account, const loyalty::RatioAccount& ratio)
{
    const bool linear = account.family == "linear";
    std::string line = subject(ratio.name, ratio.by_lot, ratio.yes_no);
    const std::string value = hundredths_text(ratio.value);
    const std::string interval = " (" + std::to_string(account.level_percent) + " % interval " +
                                 hundredths_text(ratio.low) + " to " + hundredths_text(ratio.high) + ")";
    line += linear ? verb(ratio.by_lot) + value + " more of " + account.outcome + interval
                   : ": " + ratio_words(account, value + " times as high" + interval);
    const int none = linear ? 0 : 1000;
    line += ratio.low <= none && ratio.high >= none ? "; it could as well be nothing." : ".";
    return line;
}

/// A mean of the comparison: a share in percent, or the outcome's own units.
std::string mean_text(const Account& account, int value)
{
    if (!account.besides_share) return hundredths_text(value);
    const std::string text = points_text(value);
    return (text.starts_with("+") ? text.substr(1) : text) + " %";
}

/// "4.0 lower (in percentage points; 95 % interval 9.0 lower to 1.0 higher)".
std::string more_text(const Account& account, const loyalty::BesideAccount& beside)
{
    const auto told = [&account](int value) {
        std::string size = account.besides_share ? points_text(std::abs(value)) : hundredths_text(std::abs(value));
        if (size.starts_with("+")) size.erase(0, 1);
        return size + (value < 0 ? " lower" : " higher");
    };
    const std::string unit = account.besides_share ? " (in percentage points; " : " (";
    return told(beside.more) + unit + std::to_string(account.level_percent) + " % interval " + told(beside.low) +
           " to " + told(beside.high) + ")";
}

std::string who_text(const std::string& who)
{
    if (who == "best_third") return "The best-recovered third";
    if (who == "best_tenth") return "The best-recovered tenth";
    return "All recovered";
}

/// What the best-recovered say of the paradox.
std::string paradox_line(const Account& account)
{
    const loyalty::BesideAccount& best = account.besides.back();
    // Of a Cox model shares are of those to whom it has not happened: there more is better.
    const bool fewer_is_better = account.loss && account.family != "cox";
    const bool better = fewer_is_better ? best.high < 0 : best.low > 0;
    const bool worse = fewer_is_better ? best.low > 0 : best.high < 0;
    if (better) {
        return "In these data the best-recovered are better off than customers who never had a failure, by more than "
               "chance. That is rare: look first for what else tells the two apart.";
    }
    return std::string(worse ? "In these data even the best recovery does not make up for the failure"
                             : "In these data the best recovery and no failure are not told apart") +
           ": a good recovery rarely beats no failure. In the studies that we read, a recovered customer was more "
           "satisfied now and then, and bought no more (de Matos, Henrique and Rossi 2007; Knox and van Oest 2014).";
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

std::vector<std::string> loyalty_beside(const Account& account)
{
    std::vector<std::string> out;
    if (account.besides.empty()) return out;
    const bool cox = account.family == "cox";
    const std::string what = cox ? "not yet \"" + account.outcome + "\" at " + hundredths_text(account.besides_time)
                             : account.besides_share ? "\"" + account.outcome + "\""
                                                     : "mean " + account.outcome;
    out.push_back(grouped(account.unfailed) + " customers never had a failure: " + what + " " +
                  mean_text(account, account.unfailed_mean) + ".");
    for (const loyalty::BesideAccount& beside : account.besides) {
        out.push_back(who_text(beside.who) + ", " + grouped(beside.customers) + " customers: " +
                      mean_text(account, beside.mean) + ", which is " + more_text(account, beside) + ".");
    }
    out.push_back(paradox_line(account));
    out.emplace_back(
        "They are compared as they are: whatever else tells customers with and without a failure apart is not allowed "
        "for.");
    return out;
}

std::string hundredths_text(int thousandths)
{
    const int hundredths = (std::abs(thousandths) + 5) / 10;
    return (thousandths < 0 && hundredths > 0 ? "-" : "") + std::to_string(hundredths / 100) + "." +
           std::to_string(100 + hundredths % 100).substr(1);
}

std::string loyalty_direction(const Account& account)
{
    if (account.family == "cox")
        return "Below 1 (left of the dotted line) it happens less often or later: lower is better wherever \"" +
               account.outcome + "\" is something that you do not want.";
    if (account.family == "ordinal") return "Above 1 (right of the dotted line) answers are higher: higher is better.";
    if (account.family == "linear")
        return "Above 0 (right of the dotted line) there is more of \"" + account.outcome + "\".";
    return "Above 1 (right of the dotted line) \"" + account.outcome +
           "\" happens more often: higher is better wherever it is something that you want.";
}

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
    for (const loyalty::RatioAccount& ratio : account.ratios) {
        if (ratio.step) out.push_back(ratio_line(account, ratio));
    }
    if (!out.empty()) out.push_back(loyalty_direction(account));
    for (const StepAccount& step : account.steps) {
        if (!step.step) continue;
        std::string line = subject(step.name, step.by_lot, step.yes_no) + verb(step.by_lot) +
                           customers_words(account, step, options.customers) +
                           interval_words(account, step, options.customers);
        if (options.margin > 0) {
            const auto money = [&](int hundredths) {
                return grouped(
                    scaled(account.loss ? -hundredths : hundredths, std::int64_t{options.customers} * options.margin));
            };
            const auto [low, high] = account.loss ? std::pair(step.high, step.low) : std::pair(step.low, step.high);
            line += ", or " + money(step.points) + " " + options.currency + " (" + money(low) + " to " + money(high) +
                    ") at " + grouped(options.margin) + " " + options.currency + " a customer";
        }
        line += step.low <= 0 && step.high >= 0 ? "; it could as well be nothing."
                : step.clear                    ? "."
                             : "; among so many steps, one comes out like this by chance now and then.";
        if (step.beyond)
            line += " For many customers one more point lies beyond anything seen: trust the curve instead.";
        out.push_back(std::move(line));
    }
    return out;
}

}  // namespace amends::report
