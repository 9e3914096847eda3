#include "scoring/rubric/measure.h"

#include <algorithm>
#include <bit>

#include "scoring/rubric/event.h"

namespace amends::rubric {
namespace {

using acts::Act;

Evidence words_at(std::size_t turn, std::optional<Act> act = std::nullopt)
{
    Evidence evidence;
    evidence.index = static_cast<int>(turn);
    evidence.act = act;
    return evidence;
}

Evidence deed_at(std::size_t action)
{
    Evidence evidence;
    evidence.kind = Evidence::Kind::action;
    evidence.index = static_cast<int>(action);
    return evidence;
}

std::optional<std::size_t> first_complaint(const CaseRecord& record)
{
    for (std::size_t i = 0; i < record.contacts.size(); ++i) {
        if (record.contacts[i].purpose == Purpose::complaint) return i;
    }
    return std::nullopt;
}

/// The words of the line that ended the story belong to the customer; the reply to it no longer counts.
std::optional<Measured> talk_share_before_story(const CaseRecord& record, bool /*generous*/)
{
    Measured measured;
    std::int64_t own = 0;
    std::int64_t all = 0;
    for (std::size_t i = 0; i < record.turns.size(); ++i) {
        const Turn& turn = record.turns[i];
        all += turn.customer_words;
        if (turn.story_told) {
            if (measured.evidence.empty()) measured.evidence.push_back(words_at(i));
            measured.value = all + own == 0 ? 0 : own * 100 / (all + own);
            return measured;
        }
        own += turn.hearing.words;
        measured.evidence.push_back(words_at(i));
    }
    return std::nullopt;
}

std::optional<Measured> fix_percent_of_par(const CaseRecord& record, bool /*generous*/)
{
    const std::optional<std::size_t> complaint = first_complaint(record);
    if (!complaint || record.par_fix_s <= 0) return std::nullopt;
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < record.actions.size(); ++i) {
        const bool earlier = !first || record.actions[i].sim_s < record.actions[*first].sim_s;
        if (record.actions[i].fixes && earlier) first = i;
    }
    if (!first) return std::nullopt;
    const std::int64_t took =
        std::max<std::int64_t>(record.actions[*first].sim_s - record.contacts[*complaint].sim_s, 0);
    return Measured{took * 100 / record.par_fix_s, {deed_at(*first)}};
}

std::optional<Measured> harmful_acts(const CaseRecord& record, bool generous)
{
    Measured measured;
    for (std::size_t i = 0; i < record.turns.size(); ++i) {
        std::uint64_t harm = acts_that_count(record, static_cast<int>(i), generous).bits & acts::harmful_acts().bits;
        measured.value += std::popcount(harm);
        for (; harm != 0; harm &= harm - 1) {
            measured.evidence.push_back(words_at(i, acts::act_at(static_cast<std::size_t>(std::countr_zero(harm)))));
        }
    }
    if (record.turns.empty()) return std::nullopt;
    for (std::size_t i = 0; i < record.turns.size() && measured.value == 0; ++i)
        measured.evidence.push_back(words_at(i));
    return measured;
}

std::optional<Measured> gift_cost_percent(const CaseRecord& record, bool /*generous*/)
{
    Measured measured;
    std::int64_t cost = 0;
    for (std::size_t i = 0; i < record.actions.size(); ++i) {
        const Action& action = record.actions[i];
        if (action.kind != ActionKind::give && action.kind != ActionKind::bend_rule) continue;
        cost += action.cost;
        measured.evidence.push_back(deed_at(i));
    }
    if (measured.evidence.empty()) return std::nullopt;
    const std::int64_t beyond_all = 1000;
    measured.value = record.authority_practice > 0 ? cost * 100 / record.authority_practice : cost > 0 ? beyond_all : 0;
    return measured;
}

std::optional<Measured> silence_s(const CaseRecord& record, bool /*generous*/)
{
    std::int64_t silence_ms = 0;
    std::vector<Evidence> silent;
    std::vector<Evidence> announced;
    for (std::size_t i = 0; i < record.actions.size(); ++i) {
        const Action& action = record.actions[i];
        if (action.contact < 0 || action.duration_ms <= 0) continue;
        (action.announced ? announced : silent).push_back(deed_at(i));
        if (!action.announced) silence_ms += action.duration_ms;
    }
    if (silent.empty() && announced.empty()) return std::nullopt;
    return Measured{(silence_ms + 999) / 1000, silent.empty() ? announced : silent};
}

std::optional<Measured> seconds_to_amends(const CaseRecord& record, bool generous)
{
    const std::optional<std::size_t> complaint = first_complaint(record);
    if (!complaint) return std::nullopt;
    const auto contact = static_cast<int>(*complaint);
    std::optional<std::size_t> sorry;
    std::optional<std::size_t> owned;
    std::optional<std::size_t> given;
    for (std::size_t i = 0; i < record.turns.size(); ++i) {
        if (record.turns[i].contact != contact) continue;
        const acts::ActSet acts = acts_that_count(record, static_cast<int>(i), generous);
        if (!sorry && acts.has(Act::apology)) sorry = i;
        if (!owned && acts.has(Act::own_it)) owned = i;
    }
    const auto end_of = [&record](std::size_t i) { return record.actions[i].talk_ms + record.actions[i].duration_ms; };
    for (std::size_t i = 0; i < record.actions.size(); ++i) {
        const Action& action = record.actions[i];
        const bool gift = action.kind == ActionKind::give || action.kind == ActionKind::bend_rule;
        if (action.contact != contact || !gift || action.value < 1) continue;
        if (!given || end_of(i) < end_of(*given)) given = i;
    }
    if (!sorry || !owned || !given) return std::nullopt;
    const std::int64_t ms =
        std::max({record.turns[*sorry].talk_ms_end, record.turns[*owned].talk_ms_end, end_of(*given)});
    return Measured{(ms + 999) / 1000,
                    {words_at(*sorry, Act::apology), words_at(*owned, Act::own_it), deed_at(*given)}};
}

struct Row {
    std::string_view name;
    std::optional<Measured> (*of)(const CaseRecord&, bool);
};

/// In the order of Quantity.
constexpr Row rows[] = {
    {"talk_share_before_story", talk_share_before_story},
    {"fix_percent_of_par", fix_percent_of_par},
    {"harmful_acts", harmful_acts},
    {"gift_cost_percent", gift_cost_percent},
    {"silence_s", silence_s},
    {"seconds_to_amends", seconds_to_amends},
};

}  // namespace

const std::vector<std::string_view>& quantity_names()
{
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> list;
        for (const Row& row : rows) list.push_back(row.name);
        return list;
    }();
    return names;
}

std::optional<Measured> measure(Quantity quantity, const CaseRecord& record, bool generous)
{
    return rows[static_cast<std::size_t>(quantity)].of(record, generous);
}

const Band& band_of(const Measure& measure, std::int64_t value)
{
    return *std::find_if(measure.bands.begin(), measure.bands.end() - 1,
                         [value](const Band& band) { return value <= band.at_most; });
}

}  // namespace amends::rubric
