#include "sim/author/typos.h"

#include <gtest/gtest.h>
#include <set>

#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

/// Knows a few words, in any case of their first letter.
Dictionary small_dictionary()
{
    return {[](const std::string& word) {
                static const std::set<std::string> known = {"i", "am", "so", "sorry", "isn't", "it", "the", "café"};
                std::string low = word;
                if (low.front() >= 'A' && low.front() <= 'Z') low.front() = static_cast<char>(low.front() - 'A' + 'a');
                return known.contains(low);
            },
            [](const std::string&) { return std::vector<std::string>{}; }};
}

std::vector<std::string> words_in(std::string_view text, const std::vector<std::string>& names = {})
{
    std::vector<std::string> words;
    for (const Typo& each : typos(text, names, small_dictionary())) words.push_back(each.word);
    return words;
}

TEST(Typos, AreWordsThatNoDictionaryKnowsEachOnce)
{
    EXPECT_EQ(words_in("I am so sory, so sory."), std::vector<std::string>{"sory"});
}

TEST(Typos, SayWhereTheyStand)
{
    const std::string text = "I am … sory.";
    const std::vector<Typo> found = typos(text, {}, small_dictionary());

    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(text.substr(found.front().begin, found.front().end - found.front().begin), "sory");
}

TEST(Typos, TakeBothApostrophesForOne)
{
    EXPECT_TRUE(words_in("It isn't. It isn’t.").empty());
}

TEST(Typos, LeaveFiguresShoutsPlaceholdersAndDashesAlone)
{
    EXPECT_TRUE(words_in("£30 12th 4pm DVLA {cutomer} – “sorry” —so").empty());
}

TEST(Typos, KnowLettersBeyondAscii)
{
    EXPECT_TRUE(words_in("the café").empty());
}

TEST(Typos, AreNoNamesAndNotWhatANameOwns)
{
    EXPECT_TRUE(words_in("Tolley's, Tolley, Tolleys", {"tolley"}).empty());
}

TEST(Typos, AreNoneWithoutADictionary)
{
    EXPECT_TRUE(typos("sory", {}, {}).empty());
}

TEST(Names, AreThoseOfTheHouseAndOfEverybodyInTheScenario)
{
    House house;
    house.brand = "Brightwater Optics";
    const std::vector<std::string> names = names_of(document_of("scenarios/wrong-tablets/scenario.json"), house);

    for (const char* each : {"brightwater", "tolley", "wilf", "kessler", "bakare", "remi"})
        EXPECT_TRUE(std::binary_search(names.begin(), names.end(), each)) << each;
    EXPECT_FALSE(std::binary_search(names.begin(), names.end(), "sorry"));
}

}  // namespace
}  // namespace amends::author
