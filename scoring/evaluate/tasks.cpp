#include "scoring/evaluate/tasks.h"

#include <algorithm>
#include <array>

namespace amends::evaluate {
namespace {

using acts::Act;
using acts::acts_of;

template <class... Each>
constexpr auto texts(Each... each)
{
    return std::array<std::string_view, sizeof...(Each)>{each...};
}

// Questions, in counselling and in support chats.
constexpr auto asks =
    texts("?", "^ what", "^ how", "^ why", "^ do you", "^ did you", "^ have you", "^ are you", "tell me");
constexpr auto asks_openly =
    texts("^ what", "^ how", "^ why", "so what", "and what", "and how", "tell me", "what else");
constexpr auto asks_closely =
    texts("^ do you", "^ did you", "^ have you", "^ are you", "^ is it", "^ is that", "^ is there", "^ would you",
          "^ can you", "^ could you", "^ will you", "^ does", "^ was");
constexpr auto reflects = texts("sounds like", "it sounds", "it seems", "seems like", "^ so you", "you feel",
                                "you are feeling", "you want", "you said", "part of you", "you have been");
constexpr auto reflects_simply = texts("^ so you", "^ you", "you said", "okay so", "you mentioned");
constexpr auto reflects_deeply = texts("sounds like", "it sounds", "it seems", "seems like", "you feel",
                                       "you are feeling", "part of you", "feels like");
constexpr auto gives_options =
    texts("option*", "choice*", "choose", "up to you", "you could", "would you rather", "or you");
constexpr auto informs = texts("recommend*", "research", "studies", "percent", "risk*", "guideline*", "increase*",
                               "cause*", "because", "usually");
constexpr auto restates = texts("^ so you", "you mean", "you are saying", "in other words", "if i understand",
                                "am i right", "is that right", "is that correct", "so it", "it seems");
constexpr auto names_feelings =
    texts("i understand", "i can understand", "you feel", "you are feeling", "you must", "that must", "it sounds",
          "sounds like", "i can see", "i can imagine", "frustrat*", "upset*", "stressful");
constexpr auto affirms =
    texts("you can do", "you are doing", "do not worry", "get better", "proud", "great", "good job", "i am sure",
          "you will", "strong", "you are not alone", "it is okay", "good luck", "hope");
constexpr auto suggests = texts("you could", "you should", "maybe you", "have you tried", "try", "i suggest", "i would",
                                "might help", "consider", "what if you", "how about", "can help");
constexpr auto apologises = texts("sorry", "apolog*", "my fault", "my bad", "excuse me", "pardon", "forgive");
constexpr auto thanks = texts("thank*", "thx", "ty", "appreciate*", "grateful", "cheers");
constexpr auto commits = texts("i will", "i can", "let me", "we will", "i am going to", "i would be happy", "i could");
constexpr auto checks = texts("^ so you", "you mean", "you are saying", "^ so it", "^ so that", "^ so this", "^ so we",
                              "^ oh so", "in other words", "is that", "right");
constexpr auto defends =
    texts("because", "since", "the reason", "the problem", "but", "i mean", "i just", "supposed to");
constexpr auto feels_with =
    texts("i understand", "sorry", "i hope", "that sounds", "oh no", "i see", "hear that", "i feel", "poor");
constexpr auto coordinates = texts("how about", "what if", "we can", "we could", "would you", "can we", "fair", "trade",
                                   "let us", "does that", "work for you");
constexpr auto takes_up =
    texts("?", "why", "how", "what do you mean", "so you", "you said", "so what", "explain", "tell");
constexpr auto is_courteous = texts("please", "thank*", "appreciate*", "could you", "would you", "sorry", "^ hi",
                                    "^ hello", "may i", "i wonder", "great", "nice", "happy to", "hope");
constexpr auto mocks = texts("love", "great", "thanks", "sure", "yeah right", "wow", "of course", "nice", "shock*",
                             "totally", "so fun", "obviously", "can not wait", "just what");

constexpr auto open = texts("open");
constexpr auto closed = texts("closed");
constexpr auto open_or_closed = texts("open", "closed");
constexpr auto simple = texts("simple");
constexpr auto complex = texts("complex");
constexpr auto any_reflection = texts("simple", "complex");
constexpr auto options = texts("options");
constexpr auto information = texts("information");

constexpr auto annomi = std::to_array<Question>({
    {"any question", "question", open_or_closed, acts_of(Act::invite_story, Act::ask_detail), asks},
    {"open question", "question", open, acts_of(Act::invite_story), asks_openly},
    {"closed question", "question", closed, acts_of(Act::ask_detail), asks_closely},
    {"any reflection", "reflection", any_reflection,
     acts_of(Act::check_understanding, Act::acknowledge_feeling, Act::take_perspective), reflects},
    {"simple reflection", "reflection", simple, acts_of(Act::check_understanding), reflects_simply},
    {"complex reflection", "reflection", complex, acts_of(Act::acknowledge_feeling, Act::take_perspective),
     reflects_deeply},
    {"options", "input", options, acts_of(Act::offer_choice), gives_options},
    {"information", "input", information, acts_of(Act::explain_fix), informs},
});

constexpr auto question = texts("Question");
constexpr auto restatement = texts("Restatement or Paraphrasing");
constexpr auto feelings = texts("Reflection of feelings");
constexpr auto affirmation = texts("Affirmation and Reassurance");
constexpr auto advice = texts("Providing Suggestions", "Information");
constexpr auto self_disclosure = texts("Self-disclosure");

constexpr auto esconv = std::to_array<Question>({
    {"question", "strategy", question, acts_of(Act::invite_story, Act::ask_detail), asks},
    {"restatement", "strategy", restatement, acts_of(Act::check_understanding), restates},
    {"reflection of feelings", "strategy", feelings, acts_of(Act::acknowledge_feeling), names_feelings},
    {"affirmation", "strategy", affirmation, acts_of(Act::reassure, Act::take_perspective), affirms},
    {"suggestion or information", "strategy", advice, acts_of(Act::explain_fix), suggests},
});
constexpr auto esconv_grades = std::to_array<Grading>({
    {"empathy as the seeker rated the dialogue",
     "seeker_empathy_rating",
     Grading::By::empathy,
     {},
     {},
     names_feelings,
     true},
});
constexpr auto esconv_contrasts = std::to_array<Contrast>({
    {"a story of one's own is no perspective taken", "strategy", self_disclosure, acts_of(Act::take_perspective)},
});

constexpr auto fa = texts("fa");
constexpr auto ft = texts("ft");
constexpr auto cc = texts("cc");
constexpr auto bu_bs = texts("bu", "bs");
constexpr auto df = texts("df");
constexpr auto br = texts("br");

constexpr auto mrda = std::to_array<Question>({
    {"apology", "da", fa, acts_of(Act::apology), apologises},
    {"thanks", "da", ft, acts_of(Act::thank), thanks},
    {"commitment", "da", cc, acts_of(Act::promise_follow_up, Act::commit_time), commits},
    {"check or summary", "da", bu_bs, acts_of(Act::check_understanding), checks},
    {"defending", "da", df, acts_of(Act::blame_other, Act::hide_behind_policy), defends},
});
constexpr auto mrda_contrasts = std::to_array<Contrast>({
    {"\"huh?\" is no apology and no invitation", "da", br, acts_of(Act::apology, Act::invite_story)},
});

constexpr auto showing_empathy = texts("showing-empathy");
constexpr auto promote_coordination = texts("promote-coordination");
constexpr auto casino = std::to_array<Question>({
    {"showing empathy", "strategies", showing_empathy, acts_of(Act::acknowledge_feeling), feels_with},
    {"promoting coordination", "strategies", promote_coordination, acts_of(Act::offer_choice), coordinates},
});

constexpr auto politeness = std::to_array<Grading>({
    {"politeness, by empathy", "politeness_z", Grading::By::empathy, {}, {}, is_courteous},
    {"politeness, by courteous acts less harmful ones", "politeness_z", Grading::By::acts,
     acts_of(Act::apology, Act::thank, Act::ask_permission, Act::acknowledge_feeling, Act::take_perspective),
     acts_of(Act::hostile, Act::blame_customer, Act::put_on_customer, Act::rush), is_courteous},
});

constexpr auto high = texts("2");
constexpr auto uptake = std::to_array<Question>({
    {"high uptake", "uptake", high, acts_of(Act::check_understanding, Act::invite_story), takes_up},
});
constexpr auto uptake_grades = std::to_array<Grading>({
    {"uptake", "uptake_z", Grading::By::acts, acts_of(Act::check_understanding, Act::invite_story), {}, takes_up},
});

constexpr auto sarcastic = texts("1");
constexpr auto isarcasm = std::to_array<Question>({
    {"sarcasm", "sarcasm", sarcastic, acts_of(Act::hostile), mocks},
});

constexpr auto isarcasm_pairs = std::to_array<Pairing>({
    {"sarcasm beside its author's sincere wording", "sincere_rephrase", acts_of(Act::hostile)},
});

constexpr auto thankyou = texts("thankyou");
constexpr auto greeting = texts("openinggreeting");
constexpr auto multidogo = std::to_array<Question>({
    {"thanks", "intent", thankyou, acts_of(Act::thank), thanks},
});
constexpr auto multidogo_contrasts = std::to_array<Contrast>({
    {"a greeting is no helpful act", "intent", greeting, acts::helpful_acts()},
});

constexpr auto corpora = std::to_array<PublicCorpus>({
    {"annomi", "no licence, treated as non-commercial: evaluation only", 2, annomi, {}, {}, {}},
    {"esconv", "CC BY-NC 4.0: evaluation only", 2, esconv, esconv_grades, esconv_contrasts, {}},
    {"mrda", "CC BY 4.0", 2, mrda, {}, mrda_contrasts, {}},
    {"casino", "CC BY 4.0", 2, casino, {}, {}, {}},
    {"politeness", "CC BY 4.0", 0, {}, politeness, {}, {}},
    {"uptake", "MIT", 2, uptake, uptake_grades, {}, {}},
    {"isarcasm", "MIT, text under the platform's terms", 0, isarcasm, {}, {}, isarcasm_pairs},
    {"multidogo", "CDLA-Permissive-1.0", 2, multidogo, {}, multidogo_contrasts, {}},
});

}  // namespace

std::span<const PublicCorpus> public_corpora()
{
    return corpora;
}

std::string dialogue_of(const PublicCorpus& corpus, const PublicRow& row)
{
    std::size_t end = row.id.size();
    std::size_t from = 0;
    for (int part = 0; part < corpus.id_parts; ++part) {
        end = std::min(row.id.find(':', from), row.id.size());
        from = end + 1;
        if (end == row.id.size()) break;
    }
    return row.id.substr(0, end);
}

bool carries(const PublicRow& row, std::string_view label, std::span<const std::string_view> values)
{
    return std::any_of(values.begin(), values.end(), [&](std::string_view value) { return row.has(label, value); });
}

}  // namespace amends::evaluate
