#include "scoring/acts/by_rules.h"

#include <algorithm>
#include <string>
#include <utility>

#include "scoring/acts/rules.h"

namespace amends::acts {
namespace {

using text::Reading;

constexpr std::size_t most_bytes = 16384;
constexpr int present_from = 500;
constexpr int unsure_from = 400;
constexpr int unsure_below = 600;
constexpr std::size_t copied_run_from = 5;  // words in a row taken from the customer

bool inside(const text::Run& inner, const text::Run& outer)
{
    return inner.first >= outer.first && inner.last <= outer.last;
}

bool overlap(const text::Run& a, const text::Run& b)
{
    return a.first < b.last && b.first < a.last;
}

void drop_unearned(const ReadReply& read, Hits& hits)
{
    const Reading& reading = read.reading;
    const bool copies = is_copy(read);
    for (std::size_t act = 0; act < helpful_count; ++act) {
        std::erase_if(hits[act], [&](const Hit& hit) {
            return hit.permille > 0 &&
                   (is_heap(reading, hit.sentence) || (copies && inside(hit.evidence, read.copied)));
        });
    }
}

void drop_beaten(const Model::Rules& rules, Hits& hits)
{
    for (std::size_t act = 0; act < act_count; ++act) {
        for (const std::size_t beaten : rules.acts[act].beats) {
            for (const Hit& winner : hits[act]) {
                if (winner.permille < present_from) continue;
                std::erase_if(hits[beaten],
                              [&winner](const Hit& hit) { return overlap(hit.evidence, winner.evidence); });
            }
        }
    }
}

/// A flat no with another way beside it is no flat no; a status beside the work is no stonewall.
void drop_yielding(const Model::Rules& rules, Hits& hits)
{
    for (std::size_t act = 0; act < act_count; ++act) {
        const auto& stronger = rules.acts[act].yields;
        const bool yields = std::any_of(stronger.begin(), stronger.end(), [&hits](std::size_t other) {
            return std::any_of(hits[other].begin(), hits[other].end(),
                               [](const Hit& hit) { return hit.permille >= unsure_below; });
        });
        if (yields) std::erase_if(hits[act], [](const Hit& hit) { return hit.permille > 0; });
    }
}

/// Regret and blame in one clause is blame.
void drop_spoilt_regret(const Reading& reading, Hits& hits)
{
    for (const Act harm : {Act::blame_customer, Act::hostile}) {
        for (const Hit& spoiler : hits[index_of(harm)]) {
            if (spoiler.permille < present_from) continue;
            const std::uint32_t clause = reading.words[spoiler.evidence.first].clause;
            std::erase_if(hits[index_of(Act::apology)],
                          [&](const Hit& hit) { return reading.words[hit.evidence.first].clause == clause; });
        }
    }
}

std::vector<Span> spans_of(const Reading& reading, std::vector<Hit> hits)
{
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
        return a.evidence.first != b.evidence.first ? a.evidence.first < b.evidence.first
                                                    : a.evidence.last > b.evidence.last;
    });
    std::vector<Span> spans;
    for (const Hit& hit : hits) {
        const Span span{reading.words[hit.evidence.first].begin, reading.words[hit.evidence.last - 1].end};
        if (!spans.empty() && span.begin < spans.back().end) {
            spans.back().end = std::max(spans.back().end, span.end);
        } else {
            spans.push_back(span);
        }
    }
    return spans;
}

/// Noisy-or over the places where an act is heard; at one place the strongest rule speaks alone.
ActHeard combined(const Model::Rules& rules, const Reading& reading, std::size_t act, const std::vector<Hit>& hits)
{
    ActHeard heard;
    heard.reason = rules.absent[act];
    std::vector<Hit> best;
    for (const Hit& hit : hits) {
        if (hit.permille == 0) {
            heard.reason = rules.reasons[hit.reason];
            continue;
        }
        const auto same = std::find_if(best.begin(), best.end(),
                                       [&hit](const Hit& other) { return overlap(hit.evidence, other.evidence); });
        if (same == best.end()) {
            best.push_back(hit);
        } else if (hit.permille > same->permille) {
            *same = hit;
        }
    }
    if (best.empty()) return heard;
    int missed = 1000;
    const Hit* strongest = &best.front();
    for (const Hit& hit : best) {
        missed = missed * (1000 - hit.permille) / 1000;
        if (hit.permille > strongest->permille) strongest = &hit;
    }
    heard.permille = 1000 - missed;
    heard.reason = rules.reasons[strongest->reason];
    const bool strong_there = strongest->permille >= present_from;
    if (strong_there) std::erase_if(best, [](const Hit& hit) { return hit.permille < present_from; });
    heard.present = heard.permille >= present_from;
    heard.unsure = heard.permille >= unsure_from && heard.permille < unsure_below;
    heard.spans = spans_of(reading, best);
    return heard;
}

/// A complaint on the table and nothing in the reply that meets it: perhaps stonewalling, never surely.
void hear_nothing(const Reading& reading, const Context& context, Hits& hits)
{
    constexpr int maybe = 450;
    const bool said_something = std::any_of(hits.begin(), hits.end(), [](const std::vector<Hit>& list) {
        return std::any_of(list.begin(), list.end(), [](const Hit& hit) { return hit.permille >= unsure_from; });
    });
    if (said_something || context.customer_lines.empty()) return;
    const bool asks = std::any_of(reading.sentences.begin(), reading.sentences.end(),
                                  [](const text::Sentence& sentence) { return sentence.question; });
    if (asks) return;
    const text::Sentence& first = reading.sentences.front();
    hits[index_of(Act::stonewall)].push_back({{first.first, first.last}, 0, maybe, 0, 0});
}

/// Words that no mending may touch: the case's names, its topics, and what the customer said.
std::vector<std::string> words_of_case(const Context& context)
{
    std::vector<std::string> words = context.names;
    for (const Topic& topic : context.topics) words.insert(words.end(), topic.words.begin(), topic.words.end());
    for (const std::string& line : context.customer_lines) words.emplace_back(clipped(line));
    return words;
}

}  // namespace

std::string_view clipped(std::string_view reply)
{
    if (reply.size() <= most_bytes) return reply;
    std::size_t end = most_bytes;
    while (end > most_bytes - 4 && (static_cast<unsigned char>(reply[end]) & 0xC0U) == 0x80U) --end;
    return reply.substr(0, end);
}

bool is_copy(const ReadReply& read)
{
    const std::size_t length = read.copied.last - read.copied.first;
    return length >= copied_run_from || (length >= 3 && 10 * length >= 6 * read.reading.words.size());
}

ReadReply read_again(const Model::Rules& rules, const Context& context, std::vector<Reading> customer,
                     std::string_view reply)
{
    ReadReply read;
    read.customer = std::move(customer);
    read.reading = text::read(clipped(reply), rules.lexicon, words_of_case(context));
    if (read.reading.words.empty()) return read;
    read.times = find_times(read.reading);
    if (!read.customer.empty()) {
        read.parrots_permille = text::copied_permille(read.reading, read.customer.back());
        read.copied = text::longest_common_run(read.reading, read.customer.back());
    }
    return read;
}

ReadReply read_reply(const Model::Rules& rules, const Context& context, std::string_view reply)
{
    std::vector<Reading> customer;
    for (const std::string& line : context.customer_lines) customer.push_back(text::read(clipped(line)));
    ReadReply read = read_again(rules, context, std::move(customer), reply);
    if (read.reading.words.empty()) return read;
    const std::vector<std::string> own_words = words_of_case(context);
    for (const std::string& earlier : context.own_replies) {
        const Reading said = text::read(clipped(earlier), rules.lexicon, own_words);
        read.repeats_permille = std::max(read.repeats_permille, text::likeness_permille(read.reading, said));
    }
    return read;
}

bool is_foreign(const Model::Rules& rules, const Reading& reading, const Matcher& matcher)
{
    std::size_t ours = 0;
    std::size_t theirs = 0;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < reading.words.size(); ++i) {
        if (matcher.in_set(i, rules.english_set)) ++ours;
        if (matcher.in_set(i, rules.other_languages_set)) ++theirs;
        if (reading.words[i].foreign_letters) ++letters;
    }
    if (2 * letters > reading.words.size()) return true;
    return theirs >= 2 && theirs > ours;
}

bool is_heap(const Reading& reading, std::uint32_t index)
{
    const text::Sentence& sentence = reading.sentences[index];
    const std::size_t count = sentence.last - sentence.first;
    if (count < 5) return false;
    std::size_t holding = 0;
    std::size_t letters = 0;  // by themselves: words spelled apart, or with marks between that nobody sees
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
        const std::string& word = reading.words[i].text;
        if (word.size() == 1 && !reading.words[i].number && word != "i" && word != "a") ++letters;
        const bool courtesy = word == "sorry" || word == "thank" || word == "thanks" || word == "please";
        if (text::is_function_word(word) && !courtesy) ++holding;
    }
    return holding * 8 < count || letters * 3 > count * 2;
}

ByRules hear_by_rules(const Model::Rules& rules, const Context& context, const ReadReply& read, Matcher& matcher)
{
    ByRules by;
    const ReplyState state{context.own_replies.empty()};
    for (std::size_t act = 0; act < act_count; ++act) {
        by.struck[act] = hits_of(rules.acts[act], matcher, read.reading, state);
    }
    Hits hits = by.struck;
    drop_unearned(read, hits);
    drop_beaten(rules, hits);
    drop_yielding(rules, hits);
    drop_spoilt_regret(read.reading, hits);
    hear_nothing(read.reading, context, hits);
    for (std::size_t act = 0; act < act_count; ++act) by.acts[act] = combined(rules, read.reading, act, hits[act]);
    return by;
}

std::size_t shared_words(const ReadReply& read)
{
    std::vector<std::size_t> shared;
    for (const Reading& line : read.customer) {
        for (const std::size_t word : text::shared_content(read.reading, line)) shared.push_back(word);
    }
    std::sort(shared.begin(), shared.end());
    return static_cast<std::size_t>(std::unique(shared.begin(), shared.end()) - shared.begin());
}

}  // namespace amends::acts
