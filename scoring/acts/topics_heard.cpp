#include "scoring/acts/topics_heard.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "scoring/text/topic_words.h"

namespace amends::acts {
namespace {

using text::Reading;

const Block* mark_named(const Model::Rules& rules, const std::string& name)
{
    const auto found = rules.marks.find(name);
    return found == rules.marks.end() ? nullptr : &found->second;
}

/// Which clauses offer, deny, request, ask and claim; "or" and "and" carry an offer or a denial into the clause that
/// follows.
struct Marks {
    std::vector<bool> offered;
    std::vector<bool> denied;
    std::vector<bool> requested;  ///< "can I have your number": worded like an offer, and asks
    std::vector<bool> asked;
    std::vector<bool> bare;  ///< "is he asleep": a question without its mark
    std::vector<bool> claimed;
    std::vector<bool> idle;  ///< "Honestly?", "right?": a question mark, and no question
};

void carry_on(const Reading& reading, std::vector<bool>& marked, const std::vector<bool>& other)
{
    for (std::size_t i = 1; i < marked.size(); ++i) {
        const text::Clause& clause = reading.clauses[i];
        const std::string& opener = reading.words[clause.first].text;
        const bool joined = clause.sentence == reading.clauses[i - 1].sentence && (opener == "or" || opener == "and");
        if (joined && marked[i - 1] && !other[i]) marked[i] = true;
    }
}

/// Mockery in the form of a question ("what time do you call this?") asks nothing.
void unask_mockery(const Reading& reading, const Hearing& hearing, std::vector<bool>& asked)
{
    const ActHeard& mockery = hearing.of(Act::hostile);
    if (!mockery.present) return;
    for (std::size_t i = 0; i < reading.clauses.size(); ++i) {
        const std::uint32_t begin = reading.words[reading.clauses[i].first].begin;
        const bool mocks = std::any_of(mockery.spans.begin(), mockery.spans.end(),
                                       [begin](const Span& span) { return span.begin <= begin && begin < span.end; });
        if (mocks) asked[i] = false;
    }
}

Marks marks_of(const Model::Rules& rules, const Reading& reading, Matcher& matcher, const ReplyState& state)
{
    Marks marks;
    marks.offered = clauses_with(mark_named(rules, "offer"), matcher, reading, state);
    marks.denied = clauses_with(mark_named(rules, "deny"), matcher, reading, state);
    marks.requested = clauses_with(mark_named(rules, "request"), matcher, reading, state);
    marks.claimed = clauses_with(mark_named(rules, "claim"), matcher, reading, state);
    marks.asked = clauses_with(mark_named(rules, "ask"), matcher, reading, state);
    marks.bare = clauses_with(mark_named(rules, "bare_question"), matcher, reading, state);
    marks.idle = clauses_with(mark_named(rules, "idle"), matcher, reading, state);
    for (std::size_t i = 0; i < reading.clauses.size(); ++i) {
        if (reading.clauses[i].question || marks.bare[i]) marks.asked[i] = true;
    }
    carry_on(reading, marks.offered, marks.denied);
    carry_on(reading, marks.denied, marks.offered);
    return marks;
}

TopicHow how_in(const Marks& marks, std::size_t clause)
{
    if (marks.denied[clause]) return TopicHow::denied;
    if (marks.requested[clause]) return TopicHow::asked;
    if (marks.offered[clause]) return TopicHow::offered;
    if (marks.asked[clause]) return TopicHow::asked;
    return TopicHow::said;
}

/// "Does it happen a lot? No, once a year." asks nobody: who asked has answered.
bool answers_itself(const Reading& reading, std::uint32_t sentence)
{
    if (sentence + 1 >= reading.sentences.size() || reading.sentences[sentence + 1].question) return false;
    static constexpr std::array<std::string_view, 13> openers = {
        "no", "yes", "nope", "never", "once", "yeah", "yep", "aye", "nah", "not", "more", "sometimes", "because"};
    const std::string& opener = reading.words[reading.sentences[sentence + 1].first].text;
    return std::find(openers.begin(), openers.end(), opener) != openers.end();
}

/// Whether all telling words of a sentence stand in what the customer asked.
bool asked_before(const Reading& reading, const text::Sentence& sentence, const Reading& customer)
{
    constexpr std::size_t telling = 4;  // letters from which a word is more than grammar
    const bool was_asked = std::any_of(customer.sentences.begin(), customer.sentences.end(),
                                       [](const text::Sentence& each) { return each.question; });
    std::size_t shared = 0;
    for (std::size_t i = sentence.first; was_asked && i < sentence.last; ++i) {
        const std::string& word = reading.words[i].text;
        if (word.size() < telling) continue;
        const bool theirs = std::any_of(customer.words.begin(), customer.words.end(),
                                        [&word](const text::Word& each) { return each.text == word; });
        if (!theirs) return false;
        ++shared;
    }
    return shared > 0;
}

/// The customer's own question given back before it is answered: "Does it happen? They sell it twice and hope."
bool gives_back(const ReadReply& read, std::uint32_t sentence)
{
    constexpr std::size_t lines = 3;  // of the customer's, from the last
    const Reading& reading = read.reading;
    if (sentence + 1 >= reading.sentences.size() || reading.sentences[sentence + 1].question) return false;
    const std::size_t first = read.customer.size() - std::min(lines, read.customer.size());
    return std::any_of(read.customer.begin() + static_cast<std::ptrdiff_t>(first), read.customer.end(),
                       [&](const Reading& line) { return asked_before(reading, reading.sentences[sentence], line); });
}

/// The last sentence that asks or offers something in the form of a question and touches no topic.
std::optional<TopicHow> unforeseen_question(const Marks& marks, const ReadReply& read,
                                            const std::vector<bool>& touched_sentences)
{
    const Reading& reading = read.reading;
    std::vector<bool> passed_over = touched_sentences;
    for (std::size_t i = 0; i < reading.clauses.size(); ++i) {
        if (marks.idle[i]) passed_over[reading.clauses[i].sentence] = true;
    }
    std::optional<TopicHow> how;
    for (std::size_t i = 0; i < reading.clauses.size(); ++i) {
        const text::Clause& clause = reading.clauses[i];
        if (!(clause.question || marks.bare[i]) || !marks.asked[i] || passed_over[clause.sentence]) continue;
        if (answers_itself(reading, clause.sentence) || gives_back(read, clause.sentence)) continue;
        how = marks.offered[i] && !marks.requested[i] ? TopicHow::offered : TopicHow::asked;
    }
    return how;
}

/// Where a word of a topic stands; "@goodbye" is wherever the mark of that name strikes.
std::vector<text::Run> places_of(const std::string& word, const Model::Rules& rules, const Reading& reading,
                                 Matcher& matcher, const ReplyState& state)
{
    if (word.empty() || word.front() != '@') return text::find_topic_word(reading, word);
    std::vector<text::Run> runs;
    const Block* const mark = mark_named(rules, word.substr(1));
    if (mark == nullptr) return runs;
    for (const Hit& hit : hits_of(*mark, matcher, reading, state)) runs.push_back(hit.evidence);
    return runs;
}

Span bytes_of(const Reading& reading, const text::Run& run)
{
    return {reading.words[run.first].begin, reading.words[run.last - 1].end};
}

}  // namespace

void hear_topics(const Model::Rules& rules, const Context& context, const ReadReply& read, Matcher& matcher,
                 Hearing& hearing)
{
    if (context.topics.empty()) return;
    const Reading& reading = read.reading;
    const ReplyState state{context.own_replies.empty()};
    Marks marks = marks_of(rules, reading, matcher, state);
    unask_mockery(reading, hearing, marks.asked);
    std::vector<bool> touched_sentences(reading.sentences.size());
    for (const Topic& topic : context.topics) {
        std::vector<text::Run> runs;
        for (const std::string& word : topic.words) {
            for (const text::Run& run : places_of(word, rules, reading, matcher, state)) runs.push_back(run);
        }
        std::sort(runs.begin(), runs.end(), [](const text::Run& a, const text::Run& b) {
            return a.first != b.first ? a.first < b.first : a.last > b.last;
        });
        std::vector<TopicHow> said;  // a topic is reported once for each way of touching it
        bool claimed = false;
        for (const text::Run& run : runs) {
            if (reading.words[run.first].quoted) continue;
            const std::size_t clause = reading.words[run.first].clause;
            const TopicHow how = how_in(marks, clause);
            touched_sentences[reading.clauses[clause].sentence] = true;
            if (std::find(said.begin(), said.end(), how) == said.end()) {
                said.push_back(how);
                hearing.topics.push_back({topic.id, how, bytes_of(reading, run)});
            }
            if (!topic.action.empty() && marks.claimed[clause] && !marks.denied[clause] && !claimed) {
                claimed = true;
                const text::Clause& whole = reading.clauses[clause];
                hearing.claims.push_back({topic.action, bytes_of(reading, {whole.first, whole.last})});
            }
        }
        if (topic.fact && !said.empty()) hearing.echoes.push_back(topic.id);
    }
    hearing.unforeseen = unforeseen_question(marks, read, touched_sentences);
    std::stable_sort(hearing.topics.begin(), hearing.topics.end(),
                     [](const TopicHeard& a, const TopicHeard& b) { return a.span.begin < b.span.begin; });
}

}  // namespace amends::acts
