#include "sim/author/references.h"

#include <gtest/gtest.h>

#include <set>
#include <tuple>

#include "tests/sim/author/fixtures.h"

namespace amends::author {
namespace {

using scenario::Kind;

std::vector<std::string> places(const std::vector<Reference>& references)
{
    std::vector<std::string> out;
    for (const Reference& each : references) out.push_back(each.at);
    return out;
}

TEST(References, ListWhatIsDeclared)
{
    const Document document = document_of(small_path);

    EXPECT_EQ(declared(document, Kind::node), (std::vector<std::string>{"n1", "bye", "n2", "stays", "gone"}));
    EXPECT_EQ(declared(document, Kind::value, "door"), (std::vector<std::string>{"unknown", "front"}));
    EXPECT_EQ(declared(document, Kind::option, "/worksheet/who"), (std::vector<std::string>{"boss", "nobody"}));
}

TEST(References, FindWhereAThingIsDeclared)
{
    const Document document = document_of(small_path);

    EXPECT_EQ(place_of(document, Kind::node, "n2"), "/nodes/2");
    EXPECT_EQ(place_of(document, Kind::line, "l3"), "/nodes/0/exits/1/line");
    EXPECT_EQ(place_of(document, Kind::node, "n9"), "");
}

TEST(References, FindEveryUseOfAVariable)
{
    const Document document = document_of(small_path);

    EXPECT_EQ(places(uses(document, Kind::var, "door")),
              (std::vector<std::string>{"/actions/0/needs/vars/door", "/answers/0/set/door"}));
    EXPECT_EQ(places(uses(document, Kind::value, "front", "door")),
              (std::vector<std::string>{"/actions/0/needs/vars/door", "/answers/0/set/door"}));
}

TEST(References, FindUsesOfNodesActionsAndSlots)
{
    const Document document = document_of(small_path);

    EXPECT_EQ(places(uses(document, Kind::node, "n2")), std::vector<std::string>{"/contacts/1/node"});
    EXPECT_EQ(places(uses(document, Kind::action, "cut-key")), std::vector<std::string>{"/topics/1/means/action"});
    EXPECT_EQ(places(uses(document, Kind::slot, "evening")),
              (std::vector<std::string>{"/actions/1/slots/0", "/promises/0/slots/0", "/promises/0/unless_said"}));
}

/// Every id that a sound scenario names is declared in it.
TEST(References, AreAllDeclaredInScenariosThatShip)
{
    for (const std::string& path : canonical_paths()) {
        std::set<std::tuple<Kind, std::string, std::string>> known;
        const std::vector<Reference> all = references(document_of(path));
        for (const Reference& each : all) {
            if (each.declares) known.insert({each.kind, each.scope, each.id});
        }
        for (const Reference& each : all) {
            if (each.kind == Kind::persona || each.id == "*") continue;
            EXPECT_TRUE(known.contains({each.kind, each.scope, each.id})) << path << each.at << " " << each.id;
        }
    }
}

TEST(References, SurviveADocumentOfAnyShape)
{
    const Document odd = *Document::read(
        R"({"nodes": {"id": 3}, "vars": [7, {"id": []}], "answers": [{"set": [1]}, {"when": {"vars": {"a": [1, {}]}}}]})",
        "odd");

    EXPECT_EQ(places(references(odd)), std::vector<std::string>{"/answers/1/when/vars/a"});
}

TEST(FreshId, IsMadeOfWordsAndNeverTaken)
{
    const Document document = document_of(small_path);

    EXPECT_EQ(fresh_id(document, Kind::node, "Talk to her, now!"), "talk-to-her-now");
    EXPECT_EQ(fresh_id(document, Kind::node, "Bye"), "bye-2");
    EXPECT_EQ(fresh_id(document, Kind::node, "…"), "x");
    EXPECT_EQ(slug("It's Ms O'Neill's"), "its-ms-oneills");
}

}  // namespace
}  // namespace amends::author
