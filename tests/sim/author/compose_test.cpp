#include "sim/author/compose.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

using scenario::Kind;

Document small()
{
    return document_of(small_path);
}

TEST(Put, LeavesOutWhatCanonicalFilesLeaveOut)
{
    const Document vents = small();
    ASSERT_TRUE(vents.has("/nodes/0/lines/0/vent"));

    const Document changed = after(vents, put(vents, "/nodes/0/lines/0/vent", "false"));

    EXPECT_FALSE(changed.has("/nodes/0/lines/0/vent"));
}

TEST(Put, MakesTheObjectsAroundIt)
{
    const Document changed = after(small(), put(small(), "/nodes/2/exits/0/when/trust", "\">=4\""));

    EXPECT_EQ(changed.value("/nodes/2/exits/0/when"), R"({"trust":">=4"})");
}

TEST(Put, TakesEmptyObjectsAway)
{
    const Document before = small();

    const Document changed = after(before, put(before, "/nodes/0/exits/0/when/acts", "[]"));

    EXPECT_FALSE(changed.has("/nodes/0/exits/0/when"));
}

TEST(Put, KeepsWhatTheFormatAsksFor)
{
    const Document before = small();

    const Document changed = after(before, put(before, "/role/authority/paper", "0"));

    EXPECT_EQ(changed.value("/role/authority"), R"({"paper":0,"practice":3000})");
}

TEST(Put, DoesNothingWhereNothingChanges)
{
    EXPECT_TRUE(put_text(small(), "/title", "The spare key").changes.empty());
    EXPECT_TRUE(put(small(), "/content_note", "[]").changes.empty());
}

TEST(AddNode, StandsBetweenAnExitAndWhereItLed)
{
    const Document before = small();

    const Document changed = after(before, add_node(before, "/nodes/0/exits/0", "He asks for a name"));

    EXPECT_EQ(changed.text("/nodes/0/exits/0/to"), "he-asks-for-a-name");
    EXPECT_EQ(changed.text("/nodes/5/exits/0/to"), "bye");
    EXPECT_EQ(faults_of(changed), "");
    EXPECT_EQ(changed.bytes(), canonical(changed));
}

TEST(AddItem, IsReadable)
{
    for (const char* list : {"/nodes/0/lines", "/nodes/2/exits", "/nodes/0/offered", "/vars", "/topics", "/better",
                             "/reactions", "/endings", "/promises", "/answers", "/contacts", "/variants"}) {
        const Document before = small();

        const Edit edit = add_item(before, list);

        ASSERT_FALSE(edit.changes.empty()) << list;
        const Document changed = after(before, edit);
        EXPECT_EQ(changed.size(list), before.size(list) + 1) << list;
        const std::string faults = faults_of(changed);
        EXPECT_EQ(faults.find("is missing"), std::string::npos) << list << ": " << faults;
        EXPECT_EQ(faults.find("expected"), std::string::npos) << list << ": " << faults;
    }
}

TEST(AddItem, LeavesTheLastExitUnguarded)
{
    const Document before = small();

    const Document changed = after(before, add_item(before, "/nodes/0/exits"));

    EXPECT_TRUE(changed.has("/nodes/0/exits/1/when"));
    EXPECT_FALSE(changed.has("/nodes/0/exits/2/when"));
    EXPECT_EQ(faults_of(changed), "");
}

TEST(Link, LeadsAnExitToANodeOrLetsTheCustomerStay)
{
    const Document before = small();

    const Document linked = after(before, link(before, "/nodes/0/exits/1", "bye"));
    const Document stays = after(linked, link(linked, "/nodes/0/exits/1", ""));

    EXPECT_EQ(linked.text("/nodes/0/exits/1/to"), "bye");
    EXPECT_FALSE(stays.has("/nodes/0/exits/1/to"));
    EXPECT_EQ(stays.bytes(), before.bytes());
}

TEST(Duplicate, HasIdsOfItsOwnAndLeadsWhereTheOriginalLeads)
{
    const Document before = small();

    const Document changed = after(before, duplicate(before, "/nodes/0"));

    EXPECT_EQ(changed.text("/nodes/1/id"), "n3");
    EXPECT_EQ(changed.text("/nodes/1/exits/0/to"), "bye");
    EXPECT_EQ(changed.size("/nodes"), 6u);
    const std::vector<std::string> lines = declared(changed, Kind::line);
    EXPECT_EQ(std::set<std::string>(lines.begin(), lines.end()).size(), lines.size());
}

TEST(Paste, TakesWhatBelongsThere)
{
    const Document before = small();

    const Checked<Edit> edit = paste(before, "/nodes", before.value("/nodes/2"));

    ASSERT_TRUE(edit);
    const Document changed = after(before, *edit);
    EXPECT_EQ(changed.text("/nodes/5/id"), "n3");
    EXPECT_EQ(changed.text("/nodes/5/lines/0/say/0"), "It turns.");
}

TEST(Paste, SaysWhatDoesNotBelongThere)
{
    const Checked<Edit> wrong_list = paste(small(), "/endings", small().value("/nodes/2"));
    const Checked<Edit> no_json = paste(small(), "/nodes", "Dear all,");

    ASSERT_FALSE(wrong_list);
    EXPECT_EQ(wrong_list.error().front().message, "what was copied does not belong here: it has the key \"exits\"");
    EXPECT_FALSE(no_json);
}

TEST(Scenarios, ShipInCanonicalBytes)
{
    for (const std::string& path : canonical_paths()) {
        const Document document = document_of(path);
        EXPECT_TRUE(document.bytes() == canonical(document)) << path;
    }
}

/// Other ids everywhere, and it is the same sound scenario in everything else.
TEST(Rename, KeepsEveryScenarioSoundAndCanonical)
{
    Document document = document_of(canonical_paths()[3]);
    int renamed = 0;
    for (const Kind kind : {Kind::node, Kind::line, Kind::exit, Kind::offered, Kind::action, Kind::topic, Kind::promise,
                            Kind::slot, Kind::var, Kind::ending, Kind::contact, Kind::better}) {
        for (const std::string& id : declared(document, kind)) {
            if (++renamed % 5 != 0) continue;
            const Checked<Edit> edit = rename(document, kind, id, "zz-" + std::to_string(renamed));
            ASSERT_TRUE(edit) << id;
            document = after(std::move(document), *edit);
        }
    }
    EXPECT_GT(renamed, 100);
    EXPECT_EQ(faults_of(document), "");
    EXPECT_EQ(document.bytes(), canonical(document));
}

TEST(Rename, GivesAValueAnotherNameInItsVariableOnly)
{
    const Document before = small();

    const Checked<Edit> edit = rename(before, Kind::value, "front", "front-door", "door");

    ASSERT_TRUE(edit);
    const Document changed = after(before, *edit);
    EXPECT_EQ(changed.text("/answers/0/set/door"), "front-door");
    EXPECT_EQ(faults_of(changed), "");
}

TEST(Rename, RefusesWhatIsTakenOrNoId)
{
    EXPECT_FALSE(rename(small(), Kind::node, "n1", "bye"));
    EXPECT_FALSE(rename(small(), Kind::node, "n1", "The Door"));
}

TEST(TakeAway, TakesTheListWithItsLastItem)
{
    const Document before = small();

    const Document changed = after(before, take_away(before, "/gates/0"));

    EXPECT_FALSE(changed.has("/gates"));
    EXPECT_EQ(changed.bytes(), canonical(changed));
}

TEST(Become, LeadsFromOneVersionToAnother)
{
    const Document before = small();
    const std::string other = document_of(tiny_path).bytes();

    const Document changed = after(before, become(before, other, message("x")));

    EXPECT_EQ(changed.bytes(), other);
    EXPECT_TRUE(become(changed, other, message("x")).changes.empty());
}

}  // namespace
}  // namespace amends::author
