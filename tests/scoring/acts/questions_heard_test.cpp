#include "scoring/acts/questions_heard.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

namespace amends::acts {
namespace {

std::vector<std::string> asked(std::string_view reply)
{
    std::vector<std::string> questions;
    for (const Span& span : questions_of(text::read(reply))) {
        questions.emplace_back(reply.substr(span.begin, span.end - span.begin));
    }
    return questions;
}

using Questions = std::vector<std::string>;

TEST(Questions, AreApartWhereTheirSentencesAre)
{
    EXPECT_EQ(asked("I'm sorry. When did the van come? And when is the baby due?"),
              (Questions{"When did the van come", "And when is the baby due"}));
}

TEST(Questions, AreTwoOnEitherSideOfAnAnd)
{
    EXPECT_EQ(asked("When is the baby due and when did the van come?"),
              (Questions{"When is the baby due", "when did the van come"}));
}

TEST(Questions, ThatPointAtWhatWasSaidAskNothingNew)
{
    EXPECT_TRUE(asked("I'll send a car. Is that all right with you?").empty());
    EXPECT_TRUE(asked("A room at the Harbour. Sound good?").empty());
    EXPECT_TRUE(asked("We open at nine.").empty());
}

TEST(Questions, ForNewsAreAskedThoughTheyPoint)
{
    EXPECT_EQ(asked("How was it last night?"), Questions{"How was it last night"});
}

}  // namespace
}  // namespace amends::acts
