#include "scoring/text/clauses.h"

#include <algorithm>
#include <array>

namespace amends::text {
namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 14> subjects = {"i",    "we",   "you",   "he",  "she",      "it",     "they",
                                                       "that", "this", "there", "let", "somebody", "nobody", "please"};
constexpr std::array<std::string_view, 6> openers = {"but", "because", "although", "though", "however", "unless"};
constexpr std::array<std::string_view, 7> joiners = {"and", "or", "so", "then", "till", "until", "while"};
constexpr std::array<std::string_view, 10> modals = {"will", "can", "could", "would", "shall",
                                                     "am",   "are", "'d",    "have",  "might"};
constexpr std::array<std::string_view, 22> auxiliaries = {
    "is",    "are",  "was",   "were", "do",    "does",  "did",    "have", "has", "had", "can",
    "could", "will", "would", "may",  "might", "shall", "should", "must", "am",  "ca",  "wo"};
constexpr std::array<std::string_view, 9> questions = {"what", "which", "who", "whom", "whose",
                                                       "when", "where", "why", "how"};

bool starts_clause(const Reading& reading, std::size_t i, std::size_t sentence_last, const Clause& open)
{
    const std::string& word = reading.words[i].text;
    if (reading.words[i].before != Break::none) return true;
    if (among(openers, word)) return true;
    const bool has_next = i + 1 < sentence_last;
    if (word == "if" && has_next) return true;
    if (has_next && among(joiners, word) && among(subjects, reading.words[i + 1].text)) return true;
    const bool main_after_if = open.conditional && i >= open.first + 3 && has_next && (word == "i" || word == "we") &&
                               among(modals, reading.words[i + 1].text);
    return main_after_if;
}

bool opens_condition(const Reading& reading, std::size_t first, std::size_t last)
{
    for (std::size_t i = first; i < std::min(first + 3, last); ++i) {
        const std::string& word = reading.words[i].text;
        if (word == "if" || word == "unless") return true;
        if (word == "in" && i + 1 < last && reading.words[i + 1].text == "case") return true;
        if (word != "and" && word != "but" && word != "or" && word != "only" && word != "even" && word != "so")
            return false;
    }
    return false;
}

/// "Where you have to go tomorrow, madam?": the mark stands behind the form of address and belongs to what is before
/// it.
void ask_before_address(Reading& reading)
{
    if (reading.clauses.size() < 2) return;
    const Clause& last = reading.clauses.back();
    Clause& before = reading.clauses[reading.clauses.size() - 2];
    const bool address = last.last - last.first <= 2 && before.sentence == last.sentence;
    if (last.question && address) before.question = true;
}

bool asks_by_order(const Reading& reading, std::size_t first, std::size_t last)
{
    while (first < last && (reading.words[first].text == "and" || reading.words[first].text == "so" ||
                            reading.words[first].text == "but")) {
        ++first;
    }
    if (last - first < 3) return false;
    const std::string& word = reading.words[first].text;
    const std::string& next = reading.words[first + 1].text;
    if (among(auxiliaries, word) && (among(subjects, next) || next == "your" || next == "the")) {
        return word != "can" || next != "not";
    }
    return among(questions, word) && (among(auxiliaries, next) || next == "'s" || next == "'d") && word != "when";
}

}  // namespace

bool is_negator(std::string_view word)
{
    static constexpr std::array<std::string_view, 14> negators = {"not",     "never",  "no",      "nobody",  "none",
                                                                  "nothing", "nor",    "neither", "without", "hardly",
                                                                  "barely",  "cannot", "nowhere", "nah"};
    return among(negators, word);
}

void split_clauses(Reading& reading)
{
    for (std::uint32_t s = 0; s < reading.sentences.size(); ++s) {
        const Sentence& sentence = reading.sentences[s];
        Clause open{sentence.first, sentence.first, s, false, opens_condition(reading, sentence.first, sentence.last)};
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            if (i > open.first && starts_clause(reading, i, sentence.last, open)) {
                open.last = i;
                reading.clauses.push_back(open);
                open = {i, i, s, false, opens_condition(reading, i, sentence.last)};
            }
            reading.words[i].sentence = s;
            reading.words[i].clause = static_cast<std::uint32_t>(reading.clauses.size());
        }
        open.last = sentence.last;
        open.question = sentence.question;
        reading.clauses.push_back(open);
        ask_before_address(reading);
    }
    for (Clause& clause : reading.clauses) {
        clause.question = clause.question || asks_by_order(reading, clause.first, clause.last);
    }
}

}  // namespace amends::text
