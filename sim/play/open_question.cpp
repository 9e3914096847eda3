#include "sim/play/open_question.h"

namespace amends::play {
namespace {

bool ends_sentence(std::string_view words, std::size_t at)
{
    const char c = words[at];
    if (c != '.' && c != '!' && c != '?') return false;
    const std::size_t next = words.find_first_not_of(".!?\"')", at + 1);
    return next == std::string_view::npos || words[next] == ' ' || words[next] == '\n';
}

/// The last sentence that asks, without the blanks around it.
std::string last_question(std::string_view words)
{
    std::string_view found;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!ends_sentence(words, i)) continue;
        const std::size_t from = words.find_first_not_of(" \n", begin);
        if (words[i] == '?' && from < i) found = words.substr(from, i + 1 - from);
        begin = i + 1;
    }
    return std::string(found);
}

}  // namespace

LeftOpen left_open(const Pinned& pinned, const PlayState& state, int before_seq)
{
    for (auto said = state.transcript.rbegin(); said != state.transcript.rend(); ++said) {
        if (said->seq >= before_seq || said->who == Said::Who::deed) continue;
        if (said->who == Said::Who::trainee) return {};
        if (said->segment + 1 < said->of) return {".more", ""};
        std::string question = last_question(words_of(pinned, *said, {}));
        const bool asked = !question.empty();
        return {asked ? ".asked" : "", std::move(question)};
    }
    return {};
}

}  // namespace amends::play
