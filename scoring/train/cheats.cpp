#include "scoring/train/cheats.h"

#include <algorithm>
#include <array>

#include "scoring/base/chance.h"

namespace amends::train {
namespace {

using acts::Act;
using acts::ActSet;
using acts::Context;
using acts::Hearing;
using acts::Model;

constexpr auto telling_words = std::to_array<std::string_view>(
    {"sorry",    "apologise", "understand", "frustrating", "refund",  "replacement", "upset",   "immediately",
     "promise",  "tomorrow",  "voucher",    "personally",  "mistake", "listening",   "resolve", "thank",
     "patience", "manager",   "Friday",     "choice",      "deserve", "history",     "update",  "guarantee"});

struct Stock {
    std::string_view sentence;
    Act act;
};
constexpr auto stock = std::to_array<Stock>({{"I'm so sorry about this", Act::apology},
                                             {"this must be really upsetting for you", Act::acknowledge_feeling},
                                             {"anyone would be angry", Act::take_perspective},
                                             {"this is our mistake", Act::own_it},
                                             {"I'll call you tomorrow", Act::promise_follow_up},
                                             {"we'll refund you by Friday", Act::explain_fix},
                                             {"we can give you a voucher on top", Act::compensate}});
constexpr auto neutral =
    std::to_array<std::string_view>({"It is a Tuesday and the window is open.", "The cup on this table is blue.",
                                     "There is a calendar on the wall.", "Our building has four floors."});
constexpr std::string_view courtesies = "I'm so sorry, thank you for your patience, I'm happy to help. ";

ActSet helpful_in(const Hearing& hearing)
{
    return {hearing.present().bits & acts::helpful_acts().bits};
}

std::vector<std::string> words_in(std::string_view text)
{
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

/// Fisher and Yates' shuffle, by counter-based chance.
template <class T>
void shuffle(std::vector<T>& things, std::uint64_t seed, std::uint64_t seq, std::string_view purpose)
{
    for (std::size_t i = things.size(); i > 1; --i) {
        const std::uint32_t j = chance_below(seed, seq * 1000 + i, purpose, static_cast<std::uint32_t>(i));
        std::swap(things[i - 1], things[j]);
    }
}

int bits_in(ActSet set)
{
    int count = 0;
    for (std::size_t act = 0; act < acts::act_count; ++act) count += set.has(acts::act_at(act)) ? 1 : 0;
    return count;
}

class Trial {
public:
    Trial(const Model& model, const Example& example, std::uint64_t seed, std::uint64_t seq)
        : model_(model), example_(example), seed_(seed), seq_(seq), honest_(hear(model, example.context, example.reply))
    {
    }

    bool keywords() const
    {
        std::vector<std::string> words(telling_words.begin(), telling_words.end());
        shuffle(words, seed_, seq_, "keywords");
        words.resize(12);
        return !helpful_in(hearing_of(joined(words))).empty();
    }

    bool parrots() const { return !helpful_in(hearing_of(example_.context.customer_lines.back())).empty(); }

    bool negated() const
    {
        const Stock& said = stock[chance_below(seed_, seq_, "negated", stock.size())];
        return hearing_of("I don't think " + std::string(said.sentence) + ".").of(said.act).present;
    }

    bool prefixed() const
    {
        const Hearing hearing = hearing_of(std::string(courtesies) + example_.reply);
        const ActSet courteous = acts::acts_of(Act::apology, Act::thank, Act::reassure);
        const std::uint64_t fresh =
            helpful_in(hearing).bits & ~helpful_in(honest_).bits & ~courteous.bits & ~honest_.unsure().bits;
        return fresh != 0 || (hearing.empathy > 1 && honest_.empathy <= 1);
    }

    int shuffled() const
    {
        const Hearing hearing = hearing_of(train::shuffled(example_.reply, seed_, seq_));
        return bits_in({helpful_in(hearing).bits & helpful_in(honest_).bits});
    }
    int helpful() const { return bits_in(helpful_in(honest_)); }

    bool neutral_sentence() const
    {
        const std::string said(neutral[chance_below(seed_, seq_, "neutral", neutral.size())]);
        const std::uint64_t heard = helpful_in(honest_).bits;
        const std::uint64_t before = helpful_in(hearing_of(said + " " + example_.reply)).bits;
        const std::uint64_t after = helpful_in(hearing_of(example_.reply + " " + said)).bits;
        return ((before | after) & ~heard) != 0;
    }

    bool twice() const
    {
        const Hearing hearing = hearing_of(example_.reply + " " + example_.reply);
        return (helpful_in(hearing).bits & ~helpful_in(honest_).bits) != 0;
    }

    bool copied() const
    {
        Context context = example_.context;
        context.own_replies.push_back(example_.reply);
        return !helpful_in(hear(model_, context, example_.reply)).empty();
    }

    /// Words with a mark of no width between all letters, which a reader does not see.
    bool hidden() const
    {
        std::string text;
        for (const char c : std::string(stock[seq_ % stock.size()].sentence)) {
            text += c;
            text += "\u200b";
        }
        return !helpful_in(hearing_of("<!-- " + text + " -->")).empty();
    }

private:
    Hearing hearing_of(const std::string& reply) const { return hear(model_, example_.context, reply); }

    const Model& model_;
    const Example& example_;
    std::uint64_t seed_;
    std::uint64_t seq_;
    Hearing honest_;
};

void count(CheatResult& result, int tried, int earned)
{
    result.tried += tried;
    result.earned += earned;
}

}  // namespace

std::vector<CheatResult> try_cheats(const Model& model, std::span<const Example> examples, std::uint64_t seed)
{
    std::vector<CheatResult> results = {{"keywords", "a heap of telling words", 0, 0, 0, 20},
                                        {"parrot", "the customer's line given back", 0, 0, 0, 50},
                                        {"negated", "\"I don't think\" before a stock sentence", 0, 0, 0, 100},
                                        {"prefix", "stock courtesies before the reply", 0, 0, 0, 50},
                                        {"shuffled", "the words in another order", 0, 0, 0, 200},
                                        {"neutral", "a sentence that says nothing beside the reply", 0, 0, 0, 20},
                                        {"twice", "the reply said again in the same turn", 0, 0, 0, 20},
                                        {"copy", "an earlier reply sent again", 0, 0, 0, 0},
                                        {"hidden", "words hidden between marks that nobody sees", 0, 0, 0, 20}};
    for (std::size_t i = 0; i < examples.size(); ++i) {
        if (examples[i].context.customer_lines.empty()) continue;
        const Trial trial(model, examples[i], seed, i);
        count(results[0], 1, trial.keywords() ? 1 : 0);
        count(results[1], 1, trial.parrots() ? 1 : 0);
        count(results[2], 1, trial.negated() ? 1 : 0);
        count(results[3], 1, trial.prefixed() ? 1 : 0);
        if (words_in(examples[i].reply).size() >= 6) count(results[4], trial.helpful(), trial.shuffled());
        count(results[5], 1, trial.neutral_sentence() ? 1 : 0);
        count(results[6], 1, trial.twice() ? 1 : 0);
        if (words_in(examples[i].reply).size() >= 4) count(results[7], 1, trial.copied() ? 1 : 0);
        count(results[8], 1, trial.hidden() ? 1 : 0);
    }
    for (CheatResult& result : results) {
        result.share = result.tried == 0 ? 0 : (1000 * result.earned + result.tried / 2) / result.tried;
    }
    return results;
}

std::string shuffled(std::string_view reply, std::uint64_t seed, std::uint64_t seq)
{
    std::vector<std::string> words = words_in(reply);
    shuffle(words, seed, seq, "shuffled");
    return joined(words);
}

std::string with_typos(std::string_view reply, int words_per_slip, std::uint64_t seed, std::uint64_t seq)
{
    std::vector<std::string> words = words_in(reply);
    for (std::size_t from = 0; from < words.size(); from += static_cast<std::size_t>(words_per_slip)) {
        const std::uint64_t place = seq * 1000 + from;
        const std::size_t at = from + chance_below(seed, place, "word", static_cast<std::uint32_t>(words_per_slip));
        if (at >= words.size() || words[at].size() < 4) continue;
        std::string& word = words[at];
        const std::size_t letter = 1 + chance_below(seed, place, "letter", static_cast<std::uint32_t>(word.size() - 2));
        const auto is_plain = [](char c) { return (static_cast<unsigned char>(c) & 0x80U) == 0; };
        if (!is_plain(word[letter]) || !is_plain(word[letter - 1])) continue;
        switch (chance_below(seed, place, "slip", 3)) {
            case 0:
                std::swap(word[letter], word[letter - 1]);
                break;
            case 1:
                word.erase(letter, 1);
                break;
            default:
                word.insert(letter, 1, word[letter]);
                break;
        }
    }
    return joined(words);
}

}  // namespace amends::train
