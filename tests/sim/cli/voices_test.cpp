#include "sim/cli/voices.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>

namespace amends::cli {
namespace {

namespace fs = std::filesystem;
using acts::Act;

VoicePlay play_of(const std::string& voice, std::vector<int> marks, const std::string& ending = "renewed")
{
    return {{"inn", "good", voice, "inn/good." + voice + ".replies"},
            {acts::acts_of(Act::apology)},
            "",
            ending,
            std::move(marks)};
}

TEST(Voices, AreHeldAgainstOneOfThem)
{
    const auto result = compare_voices(
        {play_of("dialect", {80, 95}), play_of("native", {90, 97}), play_of("terse", {93, 97})}, "native", 3);

    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->plays[0].less, (std::vector<int>{-10, -2}));
    EXPECT_TRUE(result->plays[1].less.empty());
    EXPECT_EQ(result->marks, 4);
    EXPECT_EQ(result->within, 3);
    EXPECT_EQ(result->furthest, 10);
    EXPECT_EQ(result->other_endings, 0);
}

TEST(Voices, ThatStandStillOrEndOtherwiseAreCounted)
{
    VoicePlay still = play_of("dialect", {});
    still.stood_still = "line 3";
    still.ending = "";

    const auto result = compare_voices({still, play_of("native", {90}), play_of("terse", {90}, "lost")}, "native", 3);

    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->stood_still, 1);
    EXPECT_EQ(result->other_endings, 1);
    EXPECT_EQ(result->marks, 1);
}

TEST(Voices, SayHowManyActsAreHeardAlike)
{
    VoicePlay other = play_of("terse", {90});
    other.heard = {acts::acts_of(Act::apology, Act::thank)};

    const auto result = compare_voices({play_of("native", {90}), other}, "native", 3);

    EXPECT_EQ(result->plays[1].acts_f1, 667);
}

TEST(Voices, NeedThePlayThatTheyAreHeldAgainst)
{
    const auto result = compare_voices({play_of("terse", {90})}, "native", 3);

    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(to_string(result.error().front()),
              "inn/good.terse.replies: there is no \"good.native.replies\" beside it");
}

TEST(Voices, NeedAsManyReplies)
{
    VoicePlay longer = play_of("terse", {90});
    longer.heard.emplace_back();

    const auto result = compare_voices({play_of("native", {90}), longer}, "native", 3);

    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(to_string(result.error().front()),
              "inn/good.terse.replies: has 2 replies, and the play in the voice \"native\" has 1");
}

TEST(Voices, AreFoundByTheirNames)
{
    const fs::path folder = fs::temp_directory_path() / ("amends-voices-" + std::to_string(getpid()));
    fs::create_directories(folder / "inn");
    std::ofstream(folder / "inn" / "good.terse.replies") << "Sorry.\n";
    std::ofstream(folder / "inn" / "good.native.replies") << "I'm sorry.\n";
    std::ofstream(folder / "inn" / "README.md") << "not a play\n";

    const auto files = voice_files(folder);
    std::ofstream(folder / "inn" / "nameless.replies") << "Sorry.\n";
    const auto nameless = voice_files(folder);
    fs::remove_all(folder);
    const auto none = voice_files(folder);

    ASSERT_TRUE(files.has_value());
    ASSERT_EQ(files->size(), 2U);
    EXPECT_EQ((*files)[0].scenario, "inn");
    EXPECT_EQ((*files)[0].play, "good");
    EXPECT_EQ((*files)[0].voice, "native");
    EXPECT_EQ((*files)[1].voice, "terse");
    EXPECT_FALSE(nameless.has_value());
    EXPECT_FALSE(none.has_value());
}

/// A voice that differs in nothing but its name must earn the same, whatever the scorer hears.
TEST(Voices, InTheSameWordsEarnTheSameMarks)
{
    const auto library = load_library(AMENDS_SOURCE_DIR);
    ASSERT_TRUE(library.has_value());
    const VoiceFile file{"walked-at-one", "middling", "native",
                         AMENDS_SOURCE_DIR "/assets/voices/walked-at-one/middling.native.replies"};
    VoiceFile twin = file;
    twin.voice = "twin";

    const auto result = compare_voices({*play_voice(*library, file), *play_voice(*library, twin)}, "native", 0);

    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->marks, 5);
    EXPECT_EQ(result->within, 5);
    EXPECT_EQ(result->plays[1].acts_f1, 1000);
    EXPECT_EQ(result->stood_still + result->other_endings, 0);
}

/// Every play that ships has the same deeds in all five voices.
TEST(Voices, ThatShipDifferInWordingAlone)
{
    const auto files = voice_files(fs::path(AMENDS_SOURCE_DIR) / "assets/voices");
    ASSERT_TRUE(files.has_value());
    EXPECT_EQ(files->size() % 5, 0U);
    std::vector<std::string> deeds;
    for (const VoiceFile& file : *files) {
        std::ifstream in(file.file);
        std::vector<std::string> here;
        std::string title;
        std::getline(in, title);
        for (std::string line; std::getline(in, line);) here.push_back(line.starts_with('/') ? line : "a reply");
        if (file.voice == "dialect") deeds = here;
        EXPECT_EQ(here, deeds) << file.file;
    }
}

}  // namespace
}  // namespace amends::cli
