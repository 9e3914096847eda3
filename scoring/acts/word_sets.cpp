#include "scoring/acts/word_sets.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "scoring/text/clauses.h"
#include "scoring/text/overlap.h"

namespace amends::acts {
namespace {

using text::Word;

bool ends_with(std::string_view word, std::string_view tail)
{
    return word.size() > tail.size() + 1 && word.substr(word.size() - tail.size()) == tail;
}

constexpr std::array irregular_past = std::to_array<std::string_view>(
    {"been",    "broke", "brought", "built",     "came",   "caught", "cut",    "did",   "done",  "dropped",
     "fell",    "felt",  "forgot",  "forgotten", "found",  "gave",   "given",  "gone",  "got",   "had",
     "heard",   "held",  "hung",    "kept",      "knew",   "laid",   "left",   "let",   "lost",  "made",
     "meant",   "met",   "paid",    "put",       "ran",    "rang",   "read",   "said",  "sat",   "saw",
     "seen",    "sent",  "set",     "shut",      "sold",   "spoke",  "spoken", "spent", "stood", "stuck",
     "swapped", "taken", "taught",  "thought",   "threw",  "told",   "took",   "torn",  "went",  "won",
     "woke",    "wrote", "written", "written",   "driven", "begun",  "chosen"});

constexpr std::array no_verb_ing = std::to_array<std::string_view>(
    {"thing",   "anything", "something", "nothing", "everything", "morning", "evening", "during",
     "string",  "king",     "ring",      "bring",   "sing",       "spring",  "wedding", "building",
     "ceiling", "meeting",  "booking",   "feeling", "ping",       "wing"});

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::uint32_t shapes_of(const Word& word)
{
    if (text::is_negator(word.text)) return 0;  // a "not" is only ever taken by its name
    std::uint32_t shapes = shape::any;
    if (word.number) shapes |= shape::number;
    if (word.money) shapes |= shape::money;
    if (word.capital && !word.number && word.text != "i" && !text::is_function_word(word.text)) shapes |= shape::name;
    if (ends_with(word.text, "ing") && !among(no_verb_ing, word.text)) shapes |= shape::ing;
    if ((ends_with(word.text, "ed") && word.text != "need" && word.text != "indeed") ||
        among(irregular_past, word.text)) {
        shapes |= shape::ed;
    }
    if (!text::is_function_word(word.text)) shapes |= shape::content;
    return shapes;
}

}  // namespace

std::uint32_t Vocabulary::add(const std::string& word)
{
    const auto next = static_cast<std::uint32_t>(ids_.size() + 1);
    return ids_.emplace(word, next).first->second;
}

std::uint32_t Vocabulary::find(const std::string& word) const
{
    const auto found = ids_.find(word);
    return found == ids_.end() ? 0 : found->second;
}

std::vector<std::string> Vocabulary::words() const
{
    std::vector<std::string> words;
    for (const auto& [word, id] : ids_) words.push_back(word);
    std::sort(words.begin(), words.end());
    return words;
}

void WordSet::add(const WordSet& other)
{
    ids.insert(ids.end(), other.ids.begin(), other.ids.end());
    phrases.insert(phrases.end(), other.phrases.begin(), other.phrases.end());
    prefixes.insert(prefixes.end(), other.prefixes.begin(), other.prefixes.end());
    shapes |= other.shapes;
}

void WordSet::sort()
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

SetIndex SetIndex::of(const std::vector<WordSet>& sets, std::size_t words)
{
    SetIndex index;
    index.holding.resize(words + 1);
    index.beginning.resize(words + 1);
    for (std::uint32_t set = 0; set < sets.size(); ++set) {
        for (const std::uint32_t id : sets[set].ids) index.holding[id].push_back(set);
        for (const auto& phrase : sets[set].phrases) {
            for (const std::uint32_t id : phrase.front()) index.beginning[id].push_back(set);
        }
        if (sets[set].shapes != 0) index.shaped.push_back(set);
        if (!sets[set].prefixes.empty()) index.prefixed.push_back(set);
    }
    return index;
}

SetTable::SetTable(const text::Reading& reading, const std::vector<TimeHeard>& times, const Vocabulary& vocabulary,
                   const std::vector<WordSet>& sets, const SetIndex& index)
{
    const std::size_t count = reading.words.size();
    ids_.resize(count);
    marks_.assign(sets.size() * count, 0);
    occurs_.assign(sets.size(), 0);
    for (std::size_t i = 0; i < count; ++i) {
        const Word& word = reading.words[i];
        const std::uint32_t shapes = shapes_of(word);
        ids_[i] = vocabulary.find(word.text);
        for (const std::uint32_t set : index.holding[ids_[i]]) mark(set, i, single);
        for (const std::uint32_t set : index.beginning[ids_[i]]) mark(set, i, several);
        for (const std::uint32_t set : index.shaped) {
            if ((sets[set].shapes & shapes) != 0) mark(set, i, single);
        }
        for (const std::uint32_t set : index.prefixed) {
            for (const std::string& prefix : sets[set].prefixes) {
                if (word.text.compare(0, prefix.size(), prefix) == 0) mark(set, i, single);
            }
        }
    }
    for (const TimeHeard& time : times) {
        const std::uint32_t wanted = time.range ? shape::bare_when : shape::when;
        for (const std::uint32_t set : index.shaped) {
            if ((sets[set].shapes & wanted) != 0) mark(set, time.first, several);
        }
    }
    for (const std::uint32_t set : index.shaped) {
        if ((sets[set].shapes & shape::end) != 0) occurs_[set] = 1;
    }
}

void SetTable::mark(std::uint32_t set, std::size_t word, std::uint8_t bit)
{
    marks_[set * ids_.size() + word] |= bit;
    occurs_[set] = 1;
}

}  // namespace amends::acts
