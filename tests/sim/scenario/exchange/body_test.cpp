// What a passage says, where it leads, and what is listed: by dialect.
#include "sim/scenario/exchange/body.h"

#include <gtest/gtest.h>

#include "tests/sim/scenario/exchange/stories.h"

namespace amends::exchange {
namespace {

using Words = std::vector<std::string>;

const Names places = {"A", "B", "C", "A->B", "P->Q", "Long name"};

Body read(std::string_view text, Dialect dialect = Dialect::plain)
{
    return read_body(text, dialect, places);
}

/// Each link as "text -> to".
Words links(const Body& body)
{
    Words out;
    for (const Link& link : body.links) out.push_back(link.text + " -> " + link.to);
    return out;
}

/// Each finding as "about source".
Words found(std::string_view text, Dialect dialect = Dialect::plain)
{
    Words out;
    for (const Finding& finding : read(text, dialect).findings) {
        out.push_back(std::string(name_of(finding.about)) + " " +
                      std::string(text.substr(finding.at, finding.end - finding.at)));
    }
    return out;
}

TEST(Links, AreReadInEveryForm)
{
    EXPECT_EQ(links(read("[[A]] [[to b|B]] [[to c->C]] [[A<-from a]]")),
              (Words{"A -> A", "to b -> B", "to c -> C", "from a -> A"}));
}

TEST(Links, AreDividedByTheRightmostArrowAndTheLeftmostBackArrow)
{
    EXPECT_EQ(links(read("[[x->y->C]] [[C<-x<-y]]")), (Words{"x->y -> C", "x<-y -> C"}));
}

TEST(Links, LeadToAPassageWhereThereIsOne)
{
    EXPECT_EQ(links(read("[[A->B]] [[go|P->Q]]")), (Words{"A -> B", "go -> P->Q"}));
}

TEST(Links, CarryOnWithoutTheirSetters)
{
    EXPECT_EQ(links(read("[[A][$x to 1]] [[b|B][$y to $list[0]]] [[C][]] [[c2->C][$z = [[1]]]]")),
              (Words{"A -> A", "b -> B", "C -> C", "c2 -> C"}));
    EXPECT_EQ(found("[[A][$x to 1]] [[B][]]"), (Words{"setter [[A][$x to 1]]"}));
}

TEST(Links, ToTheSamePassageWithTheSameWordsAreOfferedOnce)
{
    EXPECT_EQ(links(read("[[A]] [[A]] [[other->A]]")), (Words{"A -> A", "other -> A"}));
    EXPECT_EQ(found("[[A]] [[A]]"), (Words{"repeated [[A]]"}));
}

TEST(Links, ThatLeadOutOrAreWorkedOutAreListed)
{
    EXPECT_EQ(found("[[x->https://example.org]] [[y->$to]] [[z|mailto:a@b]]"),
              (Words{"external [[x->https://example.org]]", "computed [[y->$to]]", "external [[z|mailto:a@b]]"}));
}

TEST(Links, EndOnTheirLine)
{
    EXPECT_EQ(links(read("[[A\n]] [[ ]] [[]] [[B]]")), (Words{"B -> B"}));
}

TEST(Links, ReadTheInnermostOfMoreBrackets)
{
    const Body body = read("[[[A]]]");

    EXPECT_EQ(links(body), (Words{"A -> A"}));
}

TEST(WriteLink, ReadsBackAsItWas)
{
    const std::vector<std::pair<std::string, std::string>> all = {
        {"A", "A"}, {"go", "A"}, {"x->y", "B"}, {"x<-y", "B"}, {"x|y", "B"}, {"go", "A->B"}, {"go", "no passage"}};
    for (const auto& [text, to] : all) {
        EXPECT_EQ(links(read(write_link(text, to, places))), (Words{text + " -> " + to}));
    }
}

TEST(Prose, LeavesLinesOfLinksToTheReplies)
{
    const Body body = read("She waits.\n\n* [[A]]\n1. [[B]] / [[C]]\nYou see [[the door->A]].\n");

    EXPECT_EQ(body.paragraphs, (Words{"She waits.", "You see the door."}));
}

TEST(Prose, IsPartedByBlankLines)
{
    EXPECT_EQ(read("one\ntwo\n \n\nthree").paragraphs, (Words{"one\ntwo", "three"}));
}

TEST(Prose, DropsTagsAndKeepsTheirText)
{
    EXPECT_EQ(read("How <b>dare</b> you<br>here &mdash; 1 < 2 &amp; 3 > 2").paragraphs,
              (Words{"How dare you\nhere \xE2\x80\x94 1 < 2 & 3 > 2"}));
    EXPECT_EQ(found("<b>a</b> <b>c</b> <img src='x.png'> <i>"),
              (Words{"markup <b>", "media <img src='x.png'>", "markup <i>"}));
}

TEST(Html, GivesLinksByDataPassage)
{
    EXPECT_EQ(links(read("<a data-passage=\"A\">the <i>door</i></a> <button data-passage='Long name'>b</button>")),
              (Words{"the door -> A", "b -> Long name"}));
}

TEST(Html, HidesCommentsAndScriptsAndListsThem)
{
    const std::string text = "<!-- [[A]] --><script>x = [[1],[2]];</script><style>b{}</style>left";

    EXPECT_EQ(read(text).paragraphs, (Words{"left"}));
    EXPECT_EQ(links(read(text)), Words{});
    EXPECT_EQ(found(text),
              (Words{"comment <!-- [[A]] -->", "code <script>x = [[1],[2]];</script>", "code <style>b{}</style>"}));
}

TEST(SugarCube, CarriesTheLinksOfItsMacros)
{
    const std::string text =
        "<<link \"one\" \"A\">><</link>> <<link [[two|B]]>><<set $x to 1>><</link>> <<button 'three' 'C'>><</button>> "
        "<<link \"four\">><<goto \"A\">><</link>> <<goto [[B]]>> <<back \"five\" \"C\">>";

    EXPECT_EQ(links(read(text, Dialect::sugarcube)),
              (Words{"one -> A", "two -> B", "three -> C", "four -> A", "Go on -> B", "five -> C"}));
    EXPECT_EQ(found(text, Dialect::sugarcube), (Words{"logic <<set $x to 1>>"}));
}

TEST(SugarCube, ReadsQuotesWithQuotesInThem)
{
    const std::string text = R"(<<link 'Say \'no\' >> now'>><<goto 'A'>><</link>> <<link "a \\" "B">><</link>>)";

    EXPECT_EQ(links(read(text, Dialect::sugarcube)), (Words{"Say 'no' >> now -> A", "a \\ -> B"}));
}

TEST(SugarCube, FollowsPlayByName)
{
    const std::string text =
        "<<link \"run\">><<run Engine.play(\"A\")>><</link>> <<link \"where\" previous()>><</link>> "
        "<<script>>Engine.play('B'); Engine.play(C)<</script>>";

    EXPECT_EQ(links(read(text, Dialect::sugarcube)), (Words{"run -> A", "Go on -> B"}));
    EXPECT_EQ(found(text, Dialect::sugarcube),
              (Words{"logic <<run Engine.play(\"A\")>>", "computed <<link \"where\" previous()>>",
                     "code <<script>>Engine.play('B'); Engine.play(C)<</script>>"}));
}

TEST(SugarCube, CarriesBothArmsOfACondition)
{
    const Body body = read("<<if $x > 1>>[[A]]<<elseif $y>>yes [[B]]<<else>>[[C]]<</if>>", Dialect::sugarcube);

    EXPECT_EQ(links(body), (Words{"A -> A", "B -> B", "C -> C"}));
    EXPECT_EQ(found("<<if $x > 1>>a<<elseif $y>>b<<else>>c<</if>>", Dialect::sugarcube),
              (Words{"logic <<if $x > 1>>", "logic <<elseif $y>>", "logic <<else>>"}));
}

TEST(SugarCube, ListsWhatItCannotFollow)
{
    EXPECT_EQ(found("<<link \"x\" $to>><</link>> <<return>> <<include \"A\">> <<link \"y\">><<run f()>><</link>>",
                    Dialect::sugarcube),
              (Words{"computed <<link \"x\" $to>>", "computed <<return>>", "include <<include \"A\">>",
                     "logic <<link \"y\">><<run f()>><</link>>", "logic <<run f()>>"}));
}

TEST(SugarCube, KeepsVerbatimTextAndHidesComments)
{
    const std::string text = "a {{{[[A]] <<x>>}}} /* [[B]] */ /% c %/ $name <<print \"a >> b\">>.";

    EXPECT_EQ(read(text, Dialect::sugarcube).paragraphs, (Words{"a [[A]] <<x>>   $name ."}));
    EXPECT_EQ(found(text, Dialect::sugarcube),
              (Words{"comment /* [[B]] */", "comment /% c %/", "variable $name", "logic <<print \"a >> b\">>"}));
}

TEST(SugarCube, ReadsPicturesThatAreLinks)
{
    EXPECT_EQ(links(read("[img[Door|door.png][A]] [img[x.png]]", Dialect::sugarcube)), (Words{"Door -> A"}));
}

TEST(Harlowe, CarriesTheLinksOfItsMacros)
{
    const std::string text =
        "(link-goto: \"one\", \"A\") (link-goto: 'B') (link: \"three\")[(set: $x to 1)(go-to: \"C\")] "
        "(if: $x is 1)[(goto: \"A\")](else:)[[B]] (click-goto: ?door, \"C\")";

    EXPECT_EQ(links(read(text, Dialect::harlowe)),
              (Words{"one -> A", "B -> B", "three -> C", "Go on -> A", "Go on -> C"}));
}

TEST(Harlowe, OpensHooksAndKeepsTheirText)
{
    const std::string text = "(if: (random: 1, 2) is 1)[yes [[A]]](else:)[no] |hid>[seen] [said]<name| {  x  }";

    const Body body = read(text, Dialect::harlowe);

    EXPECT_EQ(body.paragraphs, (Words{"yes Ano seen said   x"}));
    EXPECT_EQ(links(body), (Words{"A -> A"}));
    EXPECT_EQ(found(text, Dialect::harlowe), (Words{"logic (if: (random: 1, 2) is 1)", "logic (else:)"}));
}

TEST(Harlowe, TellsMacrosFromBrackets)
{
    const std::string text = "She said (quietly) that (set: $a to \"(x)\") `[[A]] $b` was $gone (print: $a).";

    EXPECT_EQ(read(text, Dialect::harlowe).paragraphs, (Words{"She said (quietly) that  [[A]] $b was $gone ."}));
    EXPECT_EQ(found(text, Dialect::harlowe),
              (Words{"logic (set: $a to \"(x)\")", "variable $gone", "logic (print: $a)"}));
}

TEST(Harlowe, ListsWhatItCannotFollow)
{
    EXPECT_EQ(found("(link-goto: \"x\", $to) (undo:) (display: \"A\") (go-to: $y)", Dialect::harlowe),
              (Words{"computed (link-goto: \"x\", $to)", "computed (undo:)", "include (display: \"A\")",
                     "computed (go-to: $y)"}));
}

TEST(Chapbook, ListsItsVariablesAndModifiers)
{
    const std::string text =
        "trust: 2\nname (random.coinFlip): 'x'\n--\nHello {name}.\n\n[if trust > 1]\nyes\n\n[else]\nno\n\n"
        "[continue]\nend";

    EXPECT_EQ(read(text, Dialect::chapbook).paragraphs, (Words{"Hello {name}.", "yes", "no", "end"}));
    EXPECT_EQ(found(text, Dialect::chapbook), (Words{"logic trust: 2", "logic name (random.coinFlip): 'x'",
                                                     "variable {name}", "logic [if trust > 1]", "logic [else]"}));
}

TEST(Chapbook, CarriesTheLinksOfItsInserts)
{
    const std::string text =
        "{link to: 'A', label: 'one, two'} {reveal link: 'more', passage: 'B'} {embed passage: 'C'} {back link}";

    EXPECT_EQ(links(read(text, Dialect::chapbook)), (Words{"one, two -> A", "more -> B"}));
    EXPECT_EQ(found(text, Dialect::chapbook), (Words{"include {embed passage: 'C'}", "computed {back link}"}));
}

TEST(Chapbook, HidesNotesAndScripts)
{
    const std::string text = "a\n[note to myself]\ncut [[A]]\n[JavaScript]\nx();\n[continue]\nb";

    EXPECT_EQ(read(text, Dialect::chapbook).paragraphs, (Words{"a\nb"}));
    EXPECT_EQ(found(text, Dialect::chapbook).size(), 2U);
}

TEST(Snowman, ListsItsTemplatesAndFollowsShow)
{
    const std::string text = "<% if (s.x) { %>[[A]]<% } %> <a href=\"javascript:story.show('B')\">b</a>";

    EXPECT_EQ(links(read(text, Dialect::snowman)), (Words{"A -> A", "b -> B"}));
    EXPECT_EQ(found(text, Dialect::snowman), (Words{"logic <% if (s.x) { %>", "logic <% } %>"}));
}

TEST(Snowman, FollowsEveryShowOfAScript)
{
    const std::string text = "<script>if (x) story.show('A'); else story.show(\"B\"); story.show('nowhere')</script>";

    EXPECT_EQ(links(read(text, Dialect::snowman)), (Words{"Go on -> A", "Go on -> B"}));
}

TEST(DialectOf, GoesByTheStoryAndElseByItsText)
{
    EXPECT_EQ(dialect_of(html("<tw-storydata name=S format=Chapbook><tw-passagedata pid=1 name=A>(set: $x)"
                              "</tw-passagedata></tw-storydata>")),
              Dialect::chapbook);
    EXPECT_EQ(dialect_of(twee(":: Start\n<<set $x to 1>>")), Dialect::sugarcube);
    EXPECT_EQ(dialect_of(twee(":: Start\n(set: $x to 1)")), Dialect::harlowe);
    EXPECT_EQ(dialect_of(twee(":: Start\n[if x]\nhello")), Dialect::chapbook);
    EXPECT_EQ(dialect_of(twee(":: Start\nHello (note: nothing) [[A]].")), Dialect::plain);
}

}  // namespace
}  // namespace amends::exchange
