#include "sim/author/document.h"

#include <gtest/gtest.h>

#include "sim/author/outline.h"
#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

TEST(Document, KeepsTheBytesOfCanonicalFiles)
{
    for (const std::string& path : canonical_paths())
        EXPECT_EQ(document_of(path).bytes(), scenario::bytes_of(path)) << path;
}

TEST(Document, RefusesWhatIsNoObject)
{
    const Checked<Document> read = Document::read("[1]", "list.json");

    ASSERT_FALSE(read);
    EXPECT_EQ(to_string(read.error().front()), "list.json:1:1: expected a scenario, which is an object");
}

TEST(Document, SaysWhereBrokenTextBreaks)
{
    const Checked<Document> read = Document::read("{\"id\": \"a\",\n  oops}", "broken.json");

    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().front().where.line, 2);
}

TEST(Document, PutsANewKeyWhereCanonicalFilesHaveIt)
{
    const Document before = document_of(small_path);

    const Document changed = after(before, {message("x"), {insert_at("/nodes/0/hint", "\"Ask.\"")}});

    EXPECT_EQ(changed.bytes(), canonical(changed));
}

TEST(Document, PutsKeysOfOthersLast)
{
    const Document changed =
        after(document_of(small_path),
              {message("x"), {insert_at("/nodes/1/x-note", "1"), insert_at("/nodes/1/title", "\"The door\"")}});

    EXPECT_EQ(changed.value("/nodes/1"), R"({"id":"bye","title":"The door","hang_up":true,"x-note":1})");
}

TEST(Document, GivesBackTheExactPlaceOfAKeyThatWasRemoved)
{
    Document document = *Document::read(R"({"b": 1, "a": 2, "c": 3})", "by hand");
    const std::string before = document.bytes();

    const Checked<Edit> back = document.apply({message("x"), {remove_at("/a")}});

    ASSERT_TRUE(back);
    ASSERT_TRUE(document.apply(*back));
    EXPECT_EQ(document.bytes(), before);
}

TEST(Document, MovesAnItemAndBack)
{
    Document document = *Document::read(R"({"list": [1, 2, 3, 4]})", "by hand");

    const Checked<Edit> back = document.apply({message("x"), {move_to("/list/0", 2)}});

    ASSERT_TRUE(back);
    EXPECT_EQ(document.value("/list"), "[2,3,1,4]");
    ASSERT_TRUE(document.apply(*back));
    EXPECT_EQ(document.value("/list"), "[1,2,3,4]");
}

TEST(Document, MakesAllChangesOfAnEditOrNone)
{
    Document document = document_of(small_path);
    const std::string before = document.bytes();

    const Checked<Edit> made =
        document.apply({message("x"), {set_at("/title", "\"Other\""), remove_at("/nodes/99"), remove_at("/id")}});

    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().front().where.pointer, "/nodes/99");
    EXPECT_EQ(document.bytes(), before);
}

struct Misfit {
    const char* name;
    Change change;
};

class Misfits : public ::testing::TestWithParam<Misfit> {};

TEST_P(Misfits, AreRefusedAtTheirPlace)
{
    Document document = document_of(small_path);

    const Checked<Edit> made = document.apply({message("x"), {GetParam().change}});

    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().front().where.pointer, GetParam().change.at);
    EXPECT_EQ(document.bytes(), scenario::bytes_of(small_path));
}

INSTANTIATE_TEST_SUITE_P(
    Of, Misfits,
    ::testing::Values(Misfit{"NothingSet", set_at("/nowhere", "1")}, Misfit{"NoJson", set_at("/title", "oops")},
                      Misfit{"NoObjectAtTheRoot", set_at("", "[]")}, Misfit{"KeyTwice", insert_at("/title", "1")},
                      Misfit{"BeyondTheEnd", insert_at("/nodes/50", "{}")},
                      Misfit{"IntoAText", insert_at("/title/x", "1")}, Misfit{"IntoNothing", insert_at("/a/b", "1")},
                      Misfit{"TheRootTakenAway", remove_at("")}, Misfit{"NoList", move_to("/title", 0)},
                      Misfit{"NoSuchPlace", move_to("/nodes/0", 50)}),
    [](const auto& each) { return std::string(each.param.name); });

/// On canonical files every edit made and undone leaves the bytes as before.
TEST(Document, IsAsBeforeWhenEditsByChanceAreTakenBack)
{
    for (const std::string& path : {std::string(small_path), std::string(tiny_path), canonical_paths()[3]}) {
        Document document = document_of(path);
        const std::string before = document.bytes();
        for (std::uint64_t seed = 0; seed < 8; ++seed) {
            Whims whims(seed);
            std::vector<Edit> backs;
            for (int i = 0; i < 12; ++i) {
                const Edit edit = whims.next(document);
                if (const Checked<Edit> back = document.apply(edit)) backs.push_back(*back);
            }
            for (auto back = backs.rbegin(); back != backs.rend(); ++back) ASSERT_TRUE(document.apply(*back));
            ASSERT_EQ(document.bytes(), before) << path << ", seed " << seed;
            EXPECT_GE(backs.size(), 6u);
        }
    }
}

}  // namespace
}  // namespace amends::author
