#include "sim/cli/dictionary.h"

#include "tests/sim/cli/program.h"

namespace amends::cli {
namespace {

class ADictionary : public Program {
protected:
    void SetUp() override
    {
#ifndef AMENDS_HAS_HUNSPELL
        GTEST_SKIP() << "built without hunspell";
#endif
        Program::SetUp();
    }

    /// Two words, and a rule that adds an s.
    void put(const std::string& name) const
    {
        std::ofstream(folder / (name + ".aff")) << "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n";
        std::ofstream(folder / (name + ".dic")) << "2\nbelieve/S\ncolour\n";
    }
};

TEST_F(ADictionary, KnowsItsWordsAndWhatMayBeMeant)
{
    put("en_GB");

    const author::Dictionary found = dictionary_of("en", {folder});

    ASSERT_TRUE(found.knows);
    EXPECT_TRUE(found.knows("believes"));
    EXPECT_FALSE(found.knows("beleive"));
    const std::vector<std::string> meant = found.suggests("beleive");
    EXPECT_NE(std::find(meant.begin(), meant.end(), "believe"), meant.end());
}

TEST_F(ADictionary, IsBritishWhereThereAreSeveral)
{
    put("en_AU");
    put("en_GB");
    std::ofstream(folder / "en_AU.dic") << "1\nother\n";

    EXPECT_TRUE(dictionary_of("en", {folder}).knows("colour"));
    EXPECT_TRUE(dictionary_of("en-AU", {folder}).knows("other"));
}

TEST_F(ADictionary, IsNoneWhereNoneIsInstalled)
{
    EXPECT_FALSE(dictionary_of("en", {folder}).knows);
    EXPECT_FALSE(dictionary_of("de", {folder}).knows);
    EXPECT_FALSE(dictionary_of("", {folder}).knows);
}

}  // namespace
}  // namespace amends::cli
