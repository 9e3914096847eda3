#include "sim/proof/sayable.h"

#include <algorithm>

#include "sim/customer/customer.h"

namespace amends::proof {
namespace {

using acts::Act;
using acts::ActSet;
using acts::TopicHow;
using customer::Impression;
using rubric::Flag;

constexpr int no_limit = Wanted::Range{}.most;
constexpr std::array<TopicHow, 4> all_hows = {TopicHow::asked, TopicHow::said, TopicHow::offered, TopicHow::denied};

bool meet(const TopicSet& a, const TopicSet& b)
{
    std::uint64_t both = 0;
    for (std::size_t i = 0; i < a.size(); ++i) both |= a[i] & b[i];
    return both != 0;
}

bool within(const TopicSet& inner, const TopicSet& outer)
{
    std::uint64_t beyond = 0;
    for (std::size_t i = 0; i < inner.size(); ++i) beyond |= inner[i] & ~outer[i];
    return beyond == 0;
}

void join(TopicSet& into, const TopicSet& other)
{
    for (std::size_t i = 0; i < into.size(); ++i) into[i] |= other[i];
}

Wanted with_act(Act act)
{
    Wanted wanted;
    wanted.must.add(act);
    return wanted;
}

Wanted without(ActSet acts)
{
    Wanted wanted;
    wanted.never = acts;
    return wanted;
}

OneOf any_of(ActSet acts)
{
    OneOf list;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (acts.has(acts::act_at(i))) list.push_back(with_act(acts::act_at(i)));
    }
    return list;
}

/// Lacking one of these.
void add_lacking(ActSet acts, OneOf& list)
{
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (acts.has(acts::act_at(i))) list.push_back(without(acts::acts_of(acts::act_at(i))));
    }
}

Wanted empathy_in(int least, int most)
{
    Wanted wanted;
    wanted.empathy_least = least;
    wanted.empathy_most = most;
    return wanted;
}

/// A number of the turn between these, both included; a grade of empathy goes up to 3.
Wanted number_in(rubric::Number number, int least, int most)
{
    if (number == rubric::Number::empathy) return empathy_in(least, std::min(most, 3));
    Wanted wanted;
    wanted.numbers[static_cast<std::size_t>(number)] = {least, most};
    return wanted;
}

std::size_t topic_index(const scenario::Scenario& scenario, const std::string& id)
{
    const auto found = std::find_if(scenario.topics.begin(), scenario.topics.end(),
                                    [&](const scenario::Topic& topic) { return topic.id == id; });
    return static_cast<std::size_t>(found - scenario.topics.begin());
}

void set_bit(TopicSet& set, std::size_t topic, TopicHow how)
{
    const std::size_t index = 4 * topic + static_cast<std::size_t>(how);
    set[index / 64] |= std::uint64_t{1} << (index % 64);
}

TopicSet bits_of(const scenario::Scenario& scenario, const scenario::TopicCondition& condition)
{
    TopicSet set{};
    const std::size_t topic = topic_index(scenario, condition.topic);
    if (topic >= scenario.topics.size()) return set;
    for (const TopicHow how : all_hows) {
        const bool meant =
            condition.how.empty() || std::find(condition.how.begin(), condition.how.end(), how) != condition.how.end();
        if (meant) set_bit(set, topic, how);
    }
    return set;
}

OneOf any_of(const TopicSet& set)
{
    OneOf list;
    for (std::size_t i = 0; i < 64 * set.size(); ++i) {
        if (((set[i / 64] >> (i % 64)) & 1U) == 0) continue;
        Wanted wanted;
        wanted.topics[i / 64] = std::uint64_t{1} << (i % 64);
        list.push_back(wanted);
    }
    return list;
}

constexpr std::uint32_t bit(Flag flag)
{
    return std::uint32_t{1} << static_cast<unsigned>(flag);
}

/// What tones ask of the acts, found by asking the customer about replies that hold one act, or one and a plan.
struct ToneActs {
    ActSet attacks, brush_offs, hollow, plans, listening;

    ToneActs()
    {
        for (std::size_t i = 0; i < acts::act_count; ++i) {
            const Act act = acts::act_at(i);
            const Impression alone = tone_with(acts::acts_of(act));
            if (alone == Impression::attacked) attacks.add(act);
            if (alone == Impression::taken_on) plans.add(act);
            if (alone == Impression::listened) listening.add(act);
            if (alone != Impression::brushed_off) continue;
            const bool always = tone_with(acts::acts_of(act, Act::own_it)) == Impression::brushed_off;
            (always ? brush_offs : hollow).add(act);
        }
    }

    static Impression tone_with(ActSet acts)
    {
        acts::Hearing hearing;
        for (std::size_t i = 0; i < acts::act_count; ++i) {
            hearing.of(acts::act_at(i)).present = acts.has(acts::act_at(i));
        }
        return customer::tone_of(hearing);
    }
};

}  // namespace

bool Wanted::add(const Wanted& other)
{
    must.bits |= other.must.bits;
    never.bits |= other.never.bits;
    empathy_least = std::max(empathy_least, other.empathy_least);
    empathy_most = std::min(empathy_most, other.empathy_most);
    join(topics, other.topics);
    join(no_topics, other.no_topics);
    flags |= other.flags;
    no_flags |= other.no_flags;
    bool sound =
        !must.has_any(never) && empathy_least <= empathy_most && !meet(topics, no_topics) && (flags & no_flags) == 0;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i].least = std::max(numbers[i].least, other.numbers[i].least);
        numbers[i].most = std::min(numbers[i].most, other.numbers[i].most);
        sound = sound && numbers[i].least <= numbers[i].most;
    }
    return sound;
}

bool Wanted::covers(const Wanted& other) const
{
    bool all = must.has_all(other.must) && never.has_all(other.never) && empathy_least >= other.empathy_least &&
               empathy_most <= other.empathy_most && within(other.topics, topics) &&
               within(other.no_topics, no_topics) && (flags & other.flags) == other.flags &&
               (no_flags & other.no_flags) == other.no_flags;
    for (std::size_t i = 0; i < numbers.size() && all; ++i) {
        all = numbers[i].least >= other.numbers[i].least && numbers[i].most <= other.numbers[i].most;
    }
    return all;
}

std::optional<Wanted> sayable(const Wanted& base, const std::vector<OneOf>& lists)
{
    std::vector<const OneOf*> pointers;
    for (const OneOf& list : lists) pointers.push_back(&list);
    return sayable(base, std::span<const OneOf* const>(pointers));
}

std::optional<Wanted> sayable(const Wanted& base, std::span<const OneOf* const> lists)
{
    if (lists.empty()) return base;
    const OneOf& first = *lists.front();
    const std::span<const OneOf* const> rest = lists.subspan(1);
    const auto covered = [&](const Wanted& each) { return base.covers(each); };
    if (std::any_of(first.begin(), first.end(), covered)) return sayable(base, rest);
    for (const Wanted& each : first) {
        Wanted both = base;
        if (!both.add(each)) continue;
        if (std::optional<Wanted> found = sayable(both, rest)) return found;
    }
    return std::nullopt;
}

OneOf touching(const scenario::Scenario& scenario, const std::string& topic, const std::vector<TopicHow>& how)
{
    return any_of(bits_of(scenario, {topic, how}));
}

std::vector<OneOf> fulfilling(const scenario::Guard& guard, const scenario::Scenario& scenario)
{
    Wanted all = empathy_in(guard.empathy, 3);
    all.must = guard.all_acts;
    all.never = guard.no_act;
    for (const scenario::TopicCondition& each : guard.no_topics) join(all.no_topics, bits_of(scenario, each));
    std::vector<OneOf> lists = {{all}};
    if (!guard.any_act.empty()) lists.push_back(any_of(guard.any_act));
    for (const scenario::TopicCondition& each : guard.topics) lists.push_back(any_of(bits_of(scenario, each)));
    return lists;
}

OneOf not_fulfilling(const scenario::Guard& guard, const scenario::Scenario& scenario)
{
    OneOf list;
    add_lacking(guard.all_acts, list);
    if (!guard.any_act.empty()) list.push_back(without(guard.any_act));
    for (Wanted& each : any_of(guard.no_act)) list.push_back(each);
    if (guard.empathy > 0) list.push_back(empathy_in(0, guard.empathy - 1));
    for (const scenario::TopicCondition& each : guard.topics) {
        Wanted wanted;
        wanted.no_topics = bits_of(scenario, each);
        list.push_back(wanted);
    }
    for (const scenario::TopicCondition& each : guard.no_topics) {
        for (Wanted& wanted : any_of(bits_of(scenario, each))) list.push_back(wanted);
    }
    return list;
}

std::vector<OneOf> fulfilling(const rubric::Predicate& predicate)
{
    Wanted all;
    all.must = predicate.all;
    all.never = predicate.none;
    const std::uint32_t harm = bit(Flag::harm);
    all.flags = predicate.flags_asked & predicate.flags_wanted & ~harm;
    all.no_flags = predicate.flags_asked & ~predicate.flags_wanted & ~harm;
    std::vector<OneOf> lists;
    if ((predicate.flags_asked & harm) != 0) {
        if ((predicate.flags_wanted & harm) != 0) {
            lists.push_back(any_of(acts::harmful_acts()));
        } else {
            all.never.bits |= acts::harmful_acts().bits;
        }
    }
    for (const rubric::Predicate::Range& range : predicate.ranges) {
        if (range.number == rubric::Number::empathy) {
            all.empathy_least = std::max(all.empathy_least, range.at_least);
            all.empathy_most = std::min(all.empathy_most, range.at_most);
        } else {
            all.numbers[static_cast<std::size_t>(range.number)] = {range.at_least, range.at_most};
        }
    }
    lists.insert(lists.begin(), {all});
    if (!predicate.any.empty()) lists.push_back(any_of(predicate.any));
    if (!predicate.and_any.empty()) lists.push_back(any_of(predicate.and_any));
    return lists;
}

OneOf not_fulfilling(const rubric::Predicate& predicate)
{
    OneOf list;
    add_lacking(predicate.all, list);
    for (Wanted& each : any_of(predicate.none)) list.push_back(each);
    if (!predicate.any.empty()) list.push_back(without(predicate.any));
    if (!predicate.and_any.empty()) list.push_back(without(predicate.and_any));
    for (std::size_t i = 0; i < rubric::flag_count; ++i) {
        const std::uint32_t flag = std::uint32_t{1} << i;
        if ((predicate.flags_asked & flag) == 0) continue;
        const bool wanted = (predicate.flags_wanted & flag) != 0;
        if (static_cast<Flag>(i) == Flag::harm) {
            if (wanted) {
                list.push_back(without(acts::harmful_acts()));
            } else {
                for (Wanted& each : any_of(acts::harmful_acts())) list.push_back(each);
            }
            continue;
        }
        Wanted other;
        (wanted ? other.no_flags : other.flags) = flag;
        list.push_back(other);
    }
    for (const rubric::Predicate::Range& range : predicate.ranges) {
        const bool empathy = range.number == rubric::Number::empathy;
        if (range.at_least > 0) list.push_back(number_in(range.number, 0, range.at_least - 1));
        if (range.at_most < (empathy ? 3 : no_limit))
            list.push_back(number_in(range.number, range.at_most + 1, no_limit));
    }
    return list;
}

std::vector<OneOf> of_tone(Impression tone)
{
    static const ToneActs k_acts;
    if (tone == Impression::attacked) return {any_of(k_acts.attacks)};
    if (tone == Impression::brushed_off) return {{without(k_acts.attacks)}};
    Wanted base = without(ActSet{k_acts.attacks.bits | k_acts.brush_offs.bits});
    if (tone == Impression::cared_for || tone == Impression::understood) {
        base.empathy_least = base.empathy_most = tone == Impression::cared_for ? 3 : 2;
        return {{base}};
    }
    base.empathy_most = 1;
    if (tone == Impression::taken_on) return {{base}, any_of(k_acts.plans)};
    base.never.bits |= k_acts.plans.bits;
    if (tone == Impression::apologised) {
        base.must.add(Act::apology);
        base.never.bits |= k_acts.hollow.bits;
        // With a question beside it the hollow is none; that is one more way.
        Wanted asked = without(ActSet{k_acts.attacks.bits | k_acts.brush_offs.bits | k_acts.plans.bits});
        asked.empathy_most = 1;
        asked.must.add(Act::apology);
        OneOf ways = {base};
        for (const Wanted& question : any_of(k_acts.listening)) {
            Wanted way = asked;
            if (way.add(question)) ways.push_back(way);
        }
        return {ways};
    }
    base.never.add(Act::apology);
    if (tone == Impression::listened) {
        // A plain "go on" is listened as well.
        Wanted going_on = base;
        going_on.flags = bit(Flag::go_on);
        going_on.never.bits |= k_acts.hollow.bits;
        OneOf ways = {going_on};
        for (const Wanted& question : any_of(k_acts.listening)) {
            Wanted way = base;
            if (way.add(question)) ways.push_back(way);
        }
        return {ways};
    }
    base.never.bits |= k_acts.hollow.bits | k_acts.listening.bits;
    base.no_flags = bit(Flag::go_on);
    return {{base}};
}

}  // namespace amends::proof
