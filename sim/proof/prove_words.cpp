// Words that win by themselves.
#include "sim/proof/exemplars.h"
#include "sim/proof/prove.h"

namespace amends::proof {
namespace {

using namespace play;

/// The frameworks under which a play passes.
std::string passes_under(const Playing& playing, const std::vector<rubric::Rubric>& rubrics)
{
    const rubric::CaseRecord record = record_of(playing.pinned, playing.state);
    std::string out;
    for (const rubric::Rubric& rubric : rubrics) {
        if (rubric::mark(rubric, record).pass) out += (out.empty() ? "" : ", ") + rubric.id();
    }
    return out;
}

void take(Playing& playing, const Command& command)
{
    if (const Decided decided = decide(playing.pinned, playing.state, command)) playing.take(*decided);
}

Command typed(const Subject& subject, const Playing& playing, const std::string& text)
{
    return Reply{text, acts::hear(subject.model, hearing_context(playing.pinned, playing.state, playing.typed), text)};
}

/// Says the same until the case is over; in silence otherwise.
Witness say_again_and_again(const Subject& subject, const std::string& text, Playing& playing)
{
    Witness witness{{}, true};
    while (!playing.state.branch.over()) {
        if (playing.state.branch.in_contact()) {
            take(playing, typed(subject, playing, text));
            witness.lines.push_back(text);
        } else {
            take(playing, Wait{});
            witness.lines.push_back("/wait");
        }
    }
    return witness;
}

void run_out(Playing& playing)
{
    while (!playing.state.branch.over()) take(playing, silence(playing.state));
}

/// What any scorer could hear at best: every helpful act, told with the greatest empathy.
acts::Hearing everything()
{
    acts::Hearing hearing;
    for (std::size_t i = 0; i < acts::helpful_count; ++i) {
        hearing.of(acts::act_at(i)) = {1000, true, false, {{0, 1}}, ""};
    }
    hearing.empathy = 3;
    hearing.words = 200;
    return hearing;
}

}  // namespace

Findings prove_words(const Subject& subject)
{
    Findings findings;
    for (const std::string& text : subject.texts) {
        Playing playing = begin(subject.pinned);
        const Witness witness = say_again_and_again(subject, text, playing);
        const std::string passed = passes_under(playing, subject.rubrics);
        if (passed.empty()) continue;
        findings.push_back(
            refuted_at("one-sentence-wins", "", "the same sentence again and again passes under " + passed, witness));
        break;
    }
    Playing opening = begin(subject.pinned);
    take(opening, typed(subject, opening, opening_with_every_act()));
    run_out(opening);
    Playing heard = begin(subject.pinned);
    take(heard, Reply{"everything", everything()});
    run_out(heard);
    const std::string in_words = passes_under(opening, subject.rubrics);
    const std::string by_class = passes_under(heard, subject.rubrics);
    if (!in_words.empty()) {
        findings.push_back(refuted_at("opening-wins", "",
                                      "every helpful act in the first breath passes under " + in_words,
                                      {{opening_with_every_act()}, true}));
    } else if (!by_class.empty()) {
        findings.push_back(refuted_at("opening-wins", "",
                                      "every helpful act in the first breath passes under " + by_class,
                                      {{"# by class: a reply that holds every helpful act, with empathy 3"}, false}));
    }
    return findings;
}

}  // namespace amends::proof
