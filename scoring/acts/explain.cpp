#include "scoring/acts/explain.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "scoring/acts/by_rules.h"
#include "scoring/acts/learnt/decide.h"
#include "scoring/acts/rules.h"

namespace amends::acts {
namespace {

constexpr int nearly_heard = 150;       // permille
constexpr std::size_t most_words = 60;  // of a reply whose every word is tried
constexpr std::size_t longest_run = 6;  // words left out together
constexpr std::size_t most_hearings = 800;
constexpr std::size_t most_words_heard = 48'000;  // in all hearings of a reply together
constexpr std::size_t most_carriers = 5;
constexpr int carries = 20;  // permille that an act must lose without a word that it hangs on

bool counts(const ActHeard& heard)
{
    return heard.present && !heard.unsure;
}

std::vector<Explanation> asked_for(const Hearing& hearing)
{
    std::vector<Explanation> asked;
    for (std::size_t act = 0; act < act_count; ++act) {
        const ActHeard& heard = hearing.acts[act];
        if (heard.present || heard.unsure || heard.permille >= nearly_heard) asked.push_back({act_at(act), {}, {}, {}});
    }
    return asked;
}

void add_shares(const Model::Rules& rules, const ReadReply& read, const ByRules& by_rules,
                std::vector<Explanation>& asked)
{
    std::optional<learnt::Opinion> opinion;
    if (rules.weights) opinion = learnt::opinion_of(*rules.weights, learnt::input_of(read, by_rules));
    for (Explanation& each : asked) {
        const int permille = by_rules.acts[index_of(each.act)].permille;
        if (!opinion) {
            each.shares.rules = permille;
            continue;
        }
        const learnt::LogOdds odds = learnt::log_odds_of(*rules.weights, *opinion, index_of(each.act), permille);
        each.shares = {odds.start, odds.rules, odds.heads, odds.net};
    }
}

/// For each sentence the bytes of its words that can be left out, in order; "don't" is one.
std::vector<std::vector<Span>> words_to_try(const text::Reading& reading, const Hearing& hearing,
                                            const std::vector<Explanation>& asked)
{
    std::vector<std::vector<Span>> tried;
    const bool all = reading.words.size() <= most_words;
    const auto holds_evidence = [&](const text::Sentence& sentence) {
        const std::uint32_t begin = reading.words[sentence.first].begin;
        const std::uint32_t end = reading.words[sentence.last - 1].end;
        return std::ranges::any_of(asked, [&](const Explanation& each) {
            return std::ranges::any_of(hearing.of(each.act).spans,
                                       [&](const Span& span) { return span.begin < end && begin < span.end; });
        });
    };
    for (const text::Sentence& sentence : reading.sentences) {
        if (sentence.first == sentence.last || !(all || holds_evidence(sentence))) continue;
        std::vector<Span>& words = tried.emplace_back();
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            const Span span{reading.words[i].begin, reading.words[i].end};
            if (words.empty() || words.back().end <= span.begin) words.push_back(span);
        }
    }
    return tried;
}

std::string changed(std::string_view reply, const Change& change)
{
    std::string_view rest = reply.substr(change.span.end);
    std::string text(reply.substr(0, change.span.begin));
    text += change.put;
    const bool at_space = text.empty() || text.back() == ' ';
    if (change.put.empty() && at_space && rest.starts_with(' ')) rest.remove_prefix(1);
    text += rest;
    return text;
}

/// Hears the reply with one thing changed after another, and keeps what each act made of it.
class Trials {
public:
    Trials(const Model& model, const Context& context, std::string_view reply, std::size_t words, const Hearing& before,
           std::vector<Explanation>& asked)
        : model_(model),
          context_(context),
          reply_(reply),
          before_(before),
          asked_(asked),
          hearings_left_(most_hearings_of(words))
    {
    }

    bool is_done() const
    {
        return hearings_left_ == 0 ||
               std::ranges::all_of(asked_, [](const Explanation& each) { return each.smallest.has_value(); });
    }

    /// Tries a change; `found` collects for each act the change of this size that turns it furthest.
    void attempt(Change change, std::vector<std::optional<Change>>& found, bool one_word)
    {
        if (hearings_left_ == 0) return;
        --hearings_left_;
        const Hearing after = hear(model_, context_, changed(reply_, change));
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            const ActHeard& was = before_.of(asked_[i].act);
            const ActHeard& is = after.of(asked_[i].act);
            if (one_word && was.permille - is.permille >= carries) {
                asked_[i].carriers.push_back({change.span, is.permille});
            }
            if (counts(was) == counts(is) || asked_[i].smallest) continue;
            change.permille = is.permille;
            const auto step = [&was](const Change& each) { return std::abs(each.permille - was.permille); };
            if (!found[i] || step(change) > step(*found[i])) found[i] = change;
        }
    }

    void settle(const std::vector<std::optional<Change>>& found)
    {
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            if (!asked_[i].smallest) asked_[i].smallest = found[i];
        }
    }

private:
    const Model& model_;
    const Context& context_;
    std::string_view reply_;
    const Hearing& before_;
    std::vector<Explanation>& asked_;
    std::size_t hearings_left_;
};

/// Question marks first, since putting a question as a statement leaves every word; then words of
/// one sentence, one to six in a row.
void try_changes(Trials& trials, std::string_view reply, const std::vector<std::vector<Span>>& sentences,
                 std::size_t acts)
{
    std::vector<std::optional<Change>> found(acts);
    for (std::size_t at = reply.find('?'); at != std::string_view::npos; at = reply.find('?', at + 1)) {
        const auto begin = static_cast<std::uint32_t>(at);
        trials.attempt({{begin, begin + 1}, ".", 0}, found, false);
    }
    for (std::size_t length = 1; length <= longest_run; ++length) {
        for (const std::vector<Span>& words : sentences) {
            for (std::size_t first = 0; first + length <= words.size(); ++first) {
                trials.attempt({{words[first].begin, words[first + length - 1].end}, {}, 0}, found, length == 1);
            }
        }
        trials.settle(found);
        if (trials.is_done()) return;
    }
}

}  // namespace

std::size_t most_hearings_of(std::size_t words)
{
    return std::min(most_hearings, most_words_heard / std::max<std::size_t>(words, 1));
}

std::vector<Explanation> explain(const Model& model, const Context& context, std::string_view reply)
{
    const std::string_view heard_part = clipped(reply);
    const Hearing hearing = hear(model, context, heard_part);
    std::vector<Explanation> asked = asked_for(hearing);
    if (asked.empty()) return asked;
    const Model::Rules& rules = model.rules();
    const ReadReply read = read_reply(rules, context, heard_part);
    Matcher matcher(read.reading, read.times, rules.vocabulary, rules.sets, rules.set_index, rules.filler_set);
    add_shares(rules, read, hear_by_rules(rules, context, read, matcher), asked);

    Trials trials(model, context, heard_part, read.reading.words.size(), hearing, asked);
    try_changes(trials, heard_part, words_to_try(read.reading, hearing, asked), asked.size());
    for (Explanation& each : asked) {
        std::ranges::stable_sort(each.carriers, {}, &Carrier::permille_without);
        if (each.carriers.size() > most_carriers) each.carriers.resize(most_carriers);
    }
    return asked;
}

}  // namespace amends::acts
