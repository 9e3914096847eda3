#include "sim/customer/crowd.h"

#include <algorithm>
#include <array>

#include "scoring/base/chance.h"
#include "sim/customer/normal.h"

namespace amends::customer {
namespace {

constexpr int weeks_in_a_year = 52;
constexpr std::array<std::string_view, 3> channels = {"phone", "chat", "web"};

/// A step of this contact: what this trainee is like, how the day went, and the step itself.
int step_of(const CrowdPlan& plan, std::uint64_t index, std::uint64_t trainee, std::string_view step, int severity)
{
    const std::string name(step);
    const int skill = normal_milli(plan.seed, trainee, "skill " + name);
    const int day = normal_milli(plan.seed, index, "day");
    const int own = normal_milli(plan.seed, index, name);
    const int care = (severity - 3) * 60;
    return std::clamp(500 + (90 * skill + 120 * day + 240 * own) / 1000 + care, 0, 1000);
}

Recovery recovery_of(const CrowdPlan& plan, std::uint64_t index, std::uint64_t trainee, int severity)
{
    Recovery out;
    for (const Step step : crowd_steps()) {
        const int value = step_of(plan, index, trainee, name_of(step), severity);
        out.of(step) = value / 10 * 10;  // told in tenths of a point of ten
    }
    out.given = std::clamp(600 + 300 * normal_milli(plan.seed, index, "given") / 1000, 0, 1500);
    out.of(Step::match) = std::clamp(500 + 300 * normal_milli(plan.seed, index, "match") / 1000, 0, 1000);
    out.of(Step::relation) = std::clamp(500 + 300 * normal_milli(plan.seed, index, "relation") / 1000, 0, 1000);
    out.of(Step::mildness) = (5 - severity) * 250;
    return out;
}

CrowdRow row_of(const LoyaltyModel& model, const CrowdPlan& plan, std::uint64_t index)
{
    CrowdRow row;
    const std::uint64_t trainee =
        chance_below(plan.seed, index, "trainee", static_cast<std::uint32_t>(std::max(1, plan.trainees)));
    row.trainee = "t" + std::to_string(1000 + trainee).substr(1);
    row.channel = channels[chance_below(plan.seed, index, "channel", channels.size())];
    row.severity = 1 + static_cast<int>(chance_below(plan.seed, index, "severity", 5));
    row.recovery = recovery_of(plan, index, trainee, row.severity);
    row.tenure = row.recovery.of(Step::relation) / 50;
    row.contacts = 1 + std::max(0, (700 - row.recovery.of(Step::few_handoffs)) / 200);
    row.loyalty = draw(model, row.recovery, plan.seed, index);
    row.answered = chance_below(plan.seed, index, "answered", 1000) >= (row.loyalty.stays ? 100U : 150U);
    return row;
}

/// What such a customer does: as after a recovery that left nothing to be wished for.
Loyalty unfailed_loyalty(const LoyaltyModel& model, const CrowdPlan& plan, std::uint64_t index)
{
    Recovery nothing_wrong;
    nothing_wrong.steps.fill(1000);
    nothing_wrong.given = 1000;
    nothing_wrong.of(Step::relation) =
        std::clamp(500 + 300 * normal_milli(plan.seed, index, "relation") / 1000, 0, 1000);
    return draw(model, nothing_wrong, plan.seed, index);
}

std::string tenths(int thousandths)
{
    const int value = thousandths / 10;
    return std::to_string(value / 10) + (value % 10 == 0 ? "" : "." + std::to_string(value % 10));
}

/// satisfaction, intention, nps, retained, weeks, left.
std::string told(const Loyalty& loyalty)
{
    const int weeks = loyalty.stays ? weeks_in_a_year : loyalty.leaves_week;
    return std::to_string(loyalty.this_time) + "," + std::to_string(loyalty.intention) + "," +
           std::to_string(loyalty.recommends) + "," + (loyalty.stays ? "1," : "0,") + std::to_string(weeks) +
           (loyalty.stays ? ",0" : ",1");
}

}  // namespace

const std::vector<Step>& crowd_steps()
{
    static const std::vector<Step> steps = {Step::empathy, Step::apology,      Step::explanation, Step::follow_through,
                                            Step::speed,   Step::few_handoffs, Step::voice,       Step::no_harm};
    return steps;
}

std::vector<CrowdRow> crowd_of(const LoyaltyModel& model, const CrowdPlan& plan)
{
    std::vector<CrowdRow> out;
    for (int i = 0; i < plan.contacts; ++i) out.push_back(row_of(model, plan, static_cast<std::uint64_t>(i)));
    return out;
}

int worth_of_a_point(const LoyaltyModel& model, const CrowdPlan& plan, Step step)
{
    constexpr int point = 100;
    std::int64_t sum = 0;
    for (int i = 0; i < plan.contacts; ++i) {
        const auto index = static_cast<std::uint64_t>(i);
        const CrowdRow row = row_of(model, plan, index);
        Recovery more = row.recovery;
        more.of(step) += point;
        sum += draw(model, more, plan.seed, index).stay_permille - row.loyalty.stay_permille;
    }
    return static_cast<int>(sum * 100 / std::max(1, plan.contacts));
}

std::string crowd_csv(const LoyaltyModel& model, const CrowdPlan& plan)
{
    std::string out = "id,trainee,channel,severity,tenure,contacts";
    for (const Step step : crowd_steps()) out += "," + std::string(name_of(step));
    const bool both = plan.unfailed > 0;
    out += std::string(",satisfaction,intention,nps,retained,weeks,left") + (both ? ",failure" : "") +
           ",source,seed,generator\n";
    const std::string end = ",simulated," + std::to_string(plan.seed) + "," + model.id + "\n";
    int number = 0;
    for (const CrowdRow& row : crowd_of(model, plan)) {
        const Loyalty& loyalty = row.loyalty;
        out += "s" + std::to_string(++number) + "," + row.trainee + "," + row.channel + "," +
               std::to_string(row.severity) + "," + std::to_string(row.tenure) + "," + std::to_string(row.contacts);
        for (const Step step : crowd_steps()) out += "," + tenths(row.recovery.of(step));
        out += "," + (row.answered ? told(loyalty) : std::string(",,,,,")) + (both ? ",1" : "") + end;
    }
    for (int i = 0; i < plan.unfailed; ++i) {
        const auto index = static_cast<std::uint64_t>(plan.contacts + i);
        out += "s" + std::to_string(++number) + ",,,,,";
        out += std::string(crowd_steps().size(), ',') + "," + told(unfailed_loyalty(model, plan, index)) + ",0" + end;
    }
    return out;
}

}  // namespace amends::customer
