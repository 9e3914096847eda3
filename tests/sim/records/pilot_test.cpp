// What is asked after a play, pilots, and marks that people gave blind.
#include "tests/sim/records/kept.h"

namespace amends::records {
namespace {

TEST(Answers, AreKeptReplacedAndTakenBack)
{
    Kept kept;
    const std::string line = kept.play();
    must(kept.store->put_answer({line, "bent", "the six o'clock rule", ""}));
    must(kept.store->put_answer({line, "none", "", ""}));

    ASSERT_EQ(must(kept.store->answers()).size(), 1U);
    EXPECT_EQ(must(kept.store->answers())[0].answer, "none");
    must(kept.store->take_back_answer(line));
    EXPECT_TRUE(must(kept.store->answers()).empty());
}

TEST(Answers, OfAnotherKindAreRefused)
{
    Kept kept;
    EXPECT_EQ(trouble_of(kept.store->put_answer({kept.play(), "perhaps", "", ""})), Trouble::refused);
}

TEST(Answers, OfAnErasedPersonAreGoneWithEveryWord)
{
    Kept kept;
    const std::string line = kept.play();
    must(kept.store->put_answer({line, "blocked", "Xylophone desk rule", ""}));

    must(kept.store->erase(kept.person));
    kept.store.reset();

    EXPECT_EQ(read_bytes(kept.folder.file()).find("Xylophone"), std::string::npos);
}

TEST(Pilots, KeepWhatWasDrawnUnderOneNameOnce)
{
    Kept kept;
    const Pilot drawn{"", "Spring", "heal", "a", "b", 7, "", {{kept.person, "b"}}};
    must(kept.store->add_pilot(drawn));

    EXPECT_EQ(trouble_of(kept.store->add_pilot(drawn)), Trouble::refused);
    ASSERT_EQ(must(kept.store->pilots()).size(), 1U);
    EXPECT_EQ(must(kept.store->pilots())[0].people, drawn.people);
}

TEST(Pilots, WithOneScenarioTwiceAreRefused)
{
    Kept kept;
    EXPECT_EQ(trouble_of(kept.store->add_pilot({"", "Spring", "heal", "a", "a", 7, "", {}})), Trouble::refused);
}

TEST(Ratings, AreTakenAllOrNoneAndReplaced)
{
    Kept kept;
    const std::string line = kept.play();
    EXPECT_EQ(trouble_of(kept.store->put_ratings(
                  {{line, "heal", "humility", "Jo", 50, ""}, {line, "heal", "empathy", "Jo", 101, ""}})),
              Trouble::refused);
    EXPECT_TRUE(must(kept.store->ratings()).empty());

    must(kept.store->put_ratings({{line, "heal", "humility", "Jo", 50, ""}}));
    must(kept.store->put_ratings({{line, "heal", "humility", "Jo", 60, ""}}));

    ASSERT_EQ(must(kept.store->ratings()).size(), 1U);
    EXPECT_EQ(must(kept.store->ratings())[0].mark, 60);
}

TEST(Export, HandsOverAnswersRatingsAndPilots)
{
    Kept kept;
    const std::string line = kept.play();
    must(kept.store->put_answer({line, "bent", "late rule", ""}));
    must(kept.store->put_ratings({{line, "heal", "humility", "Jo", 50, ""}}));
    must(kept.store->add_pilot({"", "Spring", "heal", "a", "b", 7, "", {{kept.person, "b"}}}));

    const std::string lines = must(kept.store->export_person(kept.person));

    for (const char* const kind : {"\"record\":\"answer\"", "\"record\":\"rating\"", "\"record\":\"pilot\""})
        EXPECT_NE(lines.find(kind), std::string::npos) << kind;
}

}  // namespace
}  // namespace amends::records
