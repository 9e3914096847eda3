#include "sim/author/reword.h"

#include <gtest/gtest.h>

#include "sim/author/history.h"
#include "tests/scoring/acts/shipped_model.h"
#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

const std::string reply = "/nodes/0/offered/0";

/// The tiny scenario with one reply that says this, marked for an apology by that evidence.
Document saying(const std::string& text, const std::string& evidence)
{
    const Document tiny = document_of(tiny_path);
    const Document told = after(tiny, put_text(tiny, reply + "/text", text));
    return after(told, put(told, reply + "/acts", R"({"apology": [")" + evidence + R"("]})"));
}

std::string evidence_of(const Document& document)
{
    return document.value(reply + "/acts/apology");
}

Document reworded(const Document& document, const std::string& words)
{
    return after(document, reword(document, reply + "/text", words).edit);
}

TEST(Reword, KeepsEvidenceThatStillStands)
{
    const Document before = saying("I'm so sorry. Which card?", "I'm so sorry");

    EXPECT_EQ(evidence_of(reworded(before, "I'm so sorry. Which one?")), R"(["I'm so sorry"])");
}

TEST(Reword, MakesChangedEvidenceWhatStandsThereNow)
{
    const Document before = saying("I'm so sorry. Which card?", "I'm so sorry");

    const Document now = reworded(before, "I'm so very sorry. Which card?");

    EXPECT_EQ(evidence_of(now), R"(["I'm so very sorry"])");
    EXPECT_EQ(faults_of(now), "");
}

TEST(Reword, GoesAlongWithAWordThatGrows)
{
    const Document before = saying("I'm sorr", "I'm sorr");

    EXPECT_EQ(evidence_of(reworded(before, "I'm sorry")), R"(["I'm sorry"])");
}

TEST(Reword, DropsWhatWasReplacedAndSaysSo)
{
    const Document before = saying("I'm so sorry. Which card?", "I'm so sorry");

    const Reworded made = reword(before, reply + "/text", "Which card?");

    EXPECT_EQ(made.gone, (std::vector<std::string>{"apology"}));
    EXPECT_FALSE(after(before, made.edit).has(reply + "/acts"));
    EXPECT_EQ(faults_of(after(before, made.edit)), "");
}

TEST(Reword, DropsWhatIsReplacedThoughALetterIsAlike)
{
    const Document before = saying("I'm so sorry. Which card?", "I'm so sorry");

    EXPECT_EQ(reword(before, reply + "/text", "I").gone, (std::vector<std::string>{"apology"}));
}

TEST(Reword, CutsNoLetterInTwo)
{
    const Document before = saying("Es tut mir leid, Frau Böhm", "leid, Frau Böhm");

    const Document now = reworded(before, "Es tut mir leid, Frau Bähm");

    EXPECT_EQ(evidence_of(now), R"(["leid, Frau Bähm"])");
}

TEST(Reword, NeverMakesAFaultWhateverIsTyped)
{
    Document now = saying("I'm so sorry. Which card?", "I'm so sorry");
    for (const char* words : {"I'm so sorry", "I'm so sor", "I", "Iö", "", "Oh. I'm sorry", "I'm sorry I'm sorry"}) {
        now = reworded(now, *words == '\0' ? std::string(no_words) : words);
        EXPECT_EQ(faults_of(now), "") << words;
    }
}

TEST(Reword, IsOneStepWithTheLettersBefore)
{
    const Document before = saying("I'm so sorry. Which card?", "I'm so sorry");
    History history(before);
    for (const char* words : {"I'm so sorr. Which card?", "I'm so sor. Which card?", "I'm so so. Which card?"})
        ASSERT_TRUE(history.make(reword(history.document(), reply + "/text", words).edit, history.position() > 0));
    ASSERT_EQ(history.position(), 1u);

    history.undo();
    EXPECT_EQ(history.document(), before);
    history.redo();
    EXPECT_EQ(evidence_of(history.document()), R"(["I'm so so"])");
}

TEST(HearOffered, HearsThoughTheDocumentHasFaults)
{
    const Document before = saying("I'm so sorry, that must be awful.", "words that are not there");
    ASSERT_NE(faults_of(before), "");

    EXPECT_TRUE(hear_offered(before, reply, acts::shipped_model()).present().has(acts::Act::apology));
}

}  // namespace
}  // namespace amends::author
