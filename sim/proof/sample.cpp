#include "sim/proof/sample.h"

#include <algorithm>
#include <bit>

#include "scoring/base/chance.h"

namespace amends::proof {
namespace {

using namespace play;
using acts::TopicHow;

/// Words that nobody wrote: about as many as people type.
constexpr int usual_words = 15;
/// Enough to be heard as the same again.
constexpr int repeated = 900;

std::uint64_t root_of(std::uint64_t value)
{
    std::uint64_t low = 0;
    std::uint64_t high = std::uint64_t{1} << 32U;
    while (low < high) {
        const std::uint64_t middle = (low + high + 1) / 2;
        if (middle <= 0xFFFF'FFFFU && middle * middle <= value) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

/// A hearing that holds just what is demanded, in a wording.
acts::Hearing hearing_of(const scenario::Scenario& scenario, const Wanted& wanted, Wording wording,
                         customer::Impression tone)
{
    acts::Hearing hearing;
    acts::ActSet present = wanted.must;
    if (wording == Wording::fullest) present.bits |= acts::helpful_acts().bits & ~wanted.never.bits;
    if (wording == Wording::harshest) present.bits |= acts::harmful_acts().bits & ~wanted.never.bits;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (present.has(acts::act_at(i))) hearing.of(acts::act_at(i)) = {1000, true, false, {{0, 1}}, ""};
    }
    hearing.empathy = wording == Wording::fullest ? wanted.empathy_most : wanted.empathy_least;
    hearing.words = usual_words;
    hearing.go_on = (wanted.flags & (1U << static_cast<unsigned>(rubric::Flag::go_on))) != 0;
    for (std::size_t i = 0; i < wanted.topics.size(); ++i) {
        for (std::uint64_t bits = wanted.topics[i]; bits != 0; bits &= bits - 1) {
            const std::size_t index = 64 * i + static_cast<std::size_t>(std::countr_zero(bits));
            hearing.topics.push_back({scenario.topics[index / 4].id, static_cast<TopicHow>(index % 4), {0, 1}});
        }
    }
    hearing.model_id = "by class";
    if (tone == customer::Impression::brushed_off && customer::tone_of(hearing) != tone) {
        hearing.repeats_permille = repeated;
    }
    return hearing;
}

/// One play under way.
class OnePlay {
public:
    OnePlay(const Subject& subject, const Players& players, Player player, std::uint64_t seed)
        : subject_(subject), players_(players), player_(player), seed_(seed), playing_(begin(subject.pinned))
    {
    }

    Playing run()
    {
        while (!playing_.state.branch.over()) {
            const Decided decided = decide(playing_.pinned, playing_.state, next());
            // What a class allows and play does not (a deed done twice) is waited out.
            playing_.take(decided ? *decided : *decide(playing_.pinned, playing_.state, silence(playing_.state)));
            ++moves;
        }
        return std::move(playing_);
    }

    std::uint32_t moves = 0;

private:
    std::size_t draw(const std::vector<Odds>& odds)
    {
        std::uint32_t at = chance_below(seed_, draws_++, "player", certain);
        for (std::size_t i = 0; i < odds.size(); ++i) {
            if (at < odds[i]) return i;
            at -= odds[i];
        }
        return odds.size() - 1;
    }

    Command next()
    {
        if (const std::optional<Command> deed = free_deed()) return *deed;
        const std::uint32_t state = subject_.witnesses.index_of(playing_.state.branch);
        if (state == nowhere) return silence(playing_.state);
        const std::uint32_t lump = subject_.lumps.of[state];
        const Pattern& pattern = subject_.space.patterns[subject_.space.pattern[subject_.lumps.sample[lump]]];
        const auto group = static_cast<Group>(draw(players_.groups(player_, lump)));
        const bool telling = playing_.state.branch.segments_left > 0;
        const std::vector<Spoken> spoken = players_.words(player_, pattern, telling)[group];
        std::vector<Odds> odds;
        for (const Spoken& each : spoken) odds.push_back(each.odds);
        return said(pattern, group, spoken[draw(odds)]);
    }

    /// A good player does what can be done and changes nothing in the play, once, in the scenario's order.
    std::optional<Command> free_deed() const
    {
        if (player_ != Player::good) return std::nullopt;
        const scenario::Scenario& scenario = *playing_.pinned.scenario;
        for (std::size_t i = 0; i < scenario.actions.size(); ++i) {
            if (playing_.pinned.compiled->actions[i].bit >= 0 || scenario.actions[i].repeats) continue;
            const Command deed = Do{scenario.actions[i].id};
            if (!why_not(playing_.pinned, playing_.state, deed)) return deed;
        }
        return std::nullopt;
    }

    Command said(const Pattern& pattern, Group group, const Spoken& spoken)
    {
        const scenario::Scenario& scenario = *playing_.pinned.scenario;
        switch (spoken.what) {
            case Spoken::What::action:
                return Do{scenario.actions[spoken.index].id};
            case Spoken::What::silent:
                if (pattern.hang_up == group) return HangUp{};
                return silence(playing_.state);
            case Spoken::What::go_on: {
                acts::Hearing hearing;
                hearing.of(acts::Act::invite_story) = {1000, true, false, {{0, 1}}, ""};
                hearing.go_on = true;
                hearing.words = 2;
                return Reply{"go on", hearing};
            }
            case Spoken::What::reply:
                break;
        }
        const NodeClasses& node = subject_.classes.nodes[pattern.node];
        const Stem& stem = node.stems[spoken.index];
        for (std::size_t i = 0; i < pattern.replies.size(); ++i) {
            if (pattern.replies[i] != group || node.replies[i].stem != spoken.index) continue;
            return Reply{"by class", hearing_of(scenario, node.replies[i].wanted, spoken.wording, stem.tone)};
        }
        return silence(playing_.state);
    }

    const Subject& subject_;
    const Players& players_;
    Player player_;
    std::uint64_t seed_;
    std::uint64_t draws_ = 0;
    Playing playing_;
};

/// Seconds in all contacts: each has a clock of its own.
std::uint32_t seconds_of(const Playing& playing)
{
    std::int64_t all = 0;
    std::int64_t here = 0;
    for (const Event& event : playing.events) {
        if (std::holds_alternative<ContactOpened>(event.body)) {
            all += here;
            here = 0;
        }
        here = std::max(here, event.at.talk_ms);
    }
    return static_cast<std::uint32_t>((all + here) / 1000);
}

}  // namespace

void Tally::add(std::uint32_t value)
{
    ++count;
    sum += value;
    squares += std::uint64_t{value} * value;
    least = std::min(least, value);
    most = std::max(most, value);
}

std::uint64_t Tally::mean_hundredths() const
{
    return count == 0 ? 0 : (200 * sum + count) / (2 * count);
}

std::uint64_t Tally::error_hundredths() const
{
    if (count < 2) return 0;
    const std::uint64_t spread = squares - sum * sum / count;
    // 2 x sqrt(spread / (count - 1) / count), in hundredths.
    return 2 * root_of(10'000 * (spread / (count - 1)) / count);
}

Sampled sample(const Subject& subject, const Players& players, Player player, std::uint64_t plays, std::uint64_t seed)
{
    Sampled out;
    out.player = player;
    out.plays = plays;
    out.totals.resize(subject.rubrics.size());
    out.endings.assign(subject.pinned.scenario->endings.size(), 0);
    for (std::uint64_t i = 0; i < plays; ++i) {
        OnePlay one(subject, players, player, chance(seed, i, "play"));
        const Playing playing = one.run();
        out.moves.add(one.moves);
        out.seconds.add(seconds_of(playing));
        ++out.endings[playing.state.branch.ending - 1U];
        const rubric::CaseRecord record = record_of(playing.pinned, playing.state);
        for (std::size_t f = 0; f < subject.rubrics.size(); ++f) {
            out.totals[f].add(static_cast<std::uint32_t>(rubric::mark(subject.rubrics[f], record).total));
        }
    }
    return out;
}

}  // namespace amends::proof
