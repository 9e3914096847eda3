#include "sim/scenario/exchange/lines.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "sim/scenario/check.h"
#include "sim/scenario/parse.h"
#include "tests/sim/scenario/exchange/damage.h"

namespace amends::exchange {
namespace {

using scenario::Scenario;

/// Tells texts apart, which is all that a test of translations needs.
std::string mirrored(std::string_view text)
{
    return {text.rbegin(), text.rend()};
}

Scenario tiny()
{
    std::ifstream in(AMENDS_SOURCE_DIR "/tests/data/tiny.scenario.json", std::ios::binary);
    Checked<Scenario> read = scenario::parse_scenario(std::string(std::istreambuf_iterator<char>(in), {}), "tiny");
    EXPECT_TRUE(read.has_value());
    return read.value_or(Scenario{});
}

const Line& line(const std::vector<Line>& lines, const std::string& id)
{
    const auto found = std::find_if(lines.begin(), lines.end(), [&id](const Line& each) { return each.id == id; });
    EXPECT_NE(found, lines.end()) << id;
    return found == lines.end() ? lines.front() : *found;
}

std::string text_of(const Scenario& scenario, const std::string& id)
{
    return line(lines_of(scenario), id).text;
}

std::vector<Row> rows_from(const Scenario& scenario)
{
    return *rows_of(sheet_of(scenario, nullptr, mirrored), "sheet");
}

Row& row(std::vector<Row>& rows, const std::string& id)
{
    return *std::find_if(rows.begin(), rows.end(), [&id](const Row& each) { return each.id == id; });
}

TEST(LinesOf, NamesEachTextByWhatItStandsIn)
{
    const std::vector<Line> lines = lines_of(tiny());

    EXPECT_EQ(line(lines, "line/l1/say/0"), (Line{"line/l1/say/0", "customer", "She vents", "angry",
                                                  "Two weeks! Two weeks I have waited for that crib."}));
    EXPECT_EQ(line(lines, "reply/o2/text").who, "trainee");
    EXPECT_EQ(line(lines, "line/l4/any/1/0").text, "I am still here.");
    EXPECT_EQ(line(lines, "answer/l21/again/0/0").text, "Friday. I told you.");
    EXPECT_EQ(line(lines, "ending/gone/title").text, "She leaves");
    EXPECT_EQ(line(lines, "worksheet/who/option/web/text").text, "The people who run the web shop.");
    EXPECT_EQ(line(lines, "customer/reason").who, "");
}

TEST(LinesOf, GivesEveryIdOnce)
{
    std::vector<std::string> ids;
    for (const Line& each : lines_of(tiny())) ids.push_back(each.id);
    std::sort(ids.begin(), ids.end());

    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
    EXPECT_GT(ids.size(), 100U);
}

TEST(LinesOf, KeepsIdsWhenNodesMove)
{
    Scenario moved = tiny();
    std::rotate(moved.nodes.begin(), moved.nodes.begin() + 2, moved.nodes.end());

    EXPECT_EQ(text_of(moved, "line/l1/say/1"), text_of(tiny(), "line/l1/say/1"));
}

TEST(Reword, ChangesNothingWhereNothingWasChanged)
{
    const Reworded out = reword(tiny(), rows_from(tiny()));

    EXPECT_EQ(out.scenario, tiny());
    EXPECT_TRUE(out.changes.empty());
}

TEST(Reword, SaysWhatWasChanged)
{
    std::vector<Row> rows = rows_from(tiny());
    row(rows, "line/l6/say/0").text = "And now?";

    const Reworded out = reword(tiny(), rows);

    EXPECT_EQ(text_of(out.scenario, "line/l6/say/0"), "And now?");
    ASSERT_EQ(out.changes.size(), 1U);
    EXPECT_EQ(out.changes[0].what, Change::What::changed);
    EXPECT_EQ(out.changes[0].before, "So what happens now?");
}

TEST(Reword, ReportsRowsThatAreEmptyUnknownTwiceOrMissing)
{
    std::vector<Row> rows = rows_from(tiny());
    row(rows, "line/l6/say/0").text.clear();
    row(rows, "line/l7/say/0").id = "line/l6/say/0";
    rows.push_back({999, "line/none", "x", ""});

    const Reworded out = reword(tiny(), rows);

    std::vector<Change::What> what;
    for (const Change& change : out.changes) what.push_back(change.what);
    EXPECT_EQ(what, (std::vector<Change::What>{Change::What::emptied, Change::What::twice, Change::What::unknown,
                                               Change::What::missing}));
    EXPECT_EQ(out.scenario, tiny());
}

TEST(Reword, RefusesAReplyThatItsEvidenceNoLongerStandsIn)
{
    std::vector<Row> rows = rows_from(tiny());
    row(rows, "reply/o1/text").text = "Sorry.";
    row(rows, "line/l6/say/0").text = "And now?";

    const Reworded out = reword(tiny(), rows);

    EXPECT_TRUE(scenario::check_scenario(out.scenario).empty());
    EXPECT_EQ(text_of(out.scenario, "reply/o1/text"), text_of(tiny(), "reply/o1/text"));
    EXPECT_EQ(text_of(out.scenario, "line/l6/say/0"), "And now?");
    EXPECT_EQ(std::count_if(out.changes.begin(), out.changes.end(),
                            [](const Change& change) { return change.what == Change::What::refused; }),
              1);
}

TEST(Reword, TakesAReplyWithItsEvidence)
{
    std::vector<Row> rows = rows_from(tiny());
    row(rows, "reply/o2/text").text = "Have you asked next door?";
    row(rows, "reply/o2/acts/put_on_customer/0").text = "asked next door";

    const Reworded out = reword(tiny(), rows);

    EXPECT_TRUE(scenario::check_scenario(out.scenario).empty());
    EXPECT_EQ(text_of(out.scenario, "reply/o2/text"), "Have you asked next door?");
}

TEST(Reword, RefusesControlCharacters)
{
    std::vector<Row> rows = rows_from(tiny());
    row(rows, "line/l6/say/0").text = "And\x1B[31m now?";

    const Reworded out = reword(tiny(), rows);

    EXPECT_EQ(out.changes.at(0).what, Change::What::refused);
    EXPECT_EQ(out.scenario, tiny());
}

TEST(Translate, PinsEachTextToWhatItStandsFor)
{
    std::vector<Row> rows = rows_from(tiny());
    row(rows, "line/l6/say/0").translation = "Und jetzt?";

    const Translated out = translate(tiny(), {"de", {}}, rows, mirrored);

    EXPECT_EQ(out.translation.texts.at("line/l6/say/0"),
              (Translation::Text{mirrored("So what happens now?"), "Und jetzt?"}));
    ASSERT_EQ(out.changes.size(), 1U);
    EXPECT_EQ(out.changes[0].what, Change::What::added);
}

TEST(Translate, ShowsWhatIsMissingAndWhatIsStale)
{
    Translation translation{"de", {{"line/l6/say/0", {mirrored("an older text"), "Und jetzt?"}}}};

    const Cells cells = sheet_of(tiny(), &translation, mirrored);

    const auto of = [&cells](const std::string& id) {
        return *std::find_if(cells.begin(), cells.end(), [&id](const auto& each) { return each.front() == id; });
    };
    EXPECT_EQ(of("line/l6/say/0").back(), "stale");
    EXPECT_EQ(of("line/l7/say/0").back(), "missing");
}

TEST(Translation, ReadsWhatItWrites)
{
    const Translation translation{"pt-BR",
                                  {{"line/l1/say/0", {"ab", "\"ol\xC3\xA1\"\n"}}, {"reply/o1/text", {"cd", "x"}}}};

    const Checked<Translation> read = parse_translation(write_translation(translation), "lang/pt-BR.json");

    ASSERT_TRUE(read.has_value()) << amends::to_string(read.error().front());
    EXPECT_EQ(*read, translation);
}

TEST(Translation, SaysWhereItIsWrong)
{
    const Checked<Translation> read =
        parse_translation("{\"format\": 1, \"language\": \"!\",\n \"texts\": {\"a\": {\"source\": \"x\"}}}", "l.json");

    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().size(), 2U);
}

TEST(Csv, ReadsWhatItWrites)
{
    const Cells cells = {{"id", "text"}, {"a", "one, \"two\"\nthree; four"}, {"b", ""}, {"c", "  =x "}};

    EXPECT_EQ(*read_csv(write_csv(cells, false), "a.csv"), cells);
}

TEST(Csv, KeepsSpreadsheetsFromRunningATextAndGivesItBack)
{
    const Cells cells = {{"=1+1"}, {"+x"}, {"-y"}, {"@z"}, {"\tq"}, {"'quoted"}, {"it's"}};

    const std::string safe = write_csv(cells, false);

    EXPECT_NE(safe.find("\"'=1+1\""), std::string::npos);
    EXPECT_EQ(*read_csv(safe, "a.csv"), cells);
    EXPECT_NE(write_csv(cells, true).find("\r\n-y\r\n"), std::string::npos);
}

TEST(Csv, ReadsSemicolonsTabsAndAnyLineEnd)
{
    EXPECT_EQ(*read_csv("id;text\ra;\"b;c\"\r", "a.csv"), (Cells{{"id", "text"}, {"a", "b;c"}}));
    EXPECT_EQ(*read_csv("\xEF\xBB\xBFid\ttext\na\t\"x\r\ny\"", "a.csv"), (Cells{{"id", "text"}, {"a", "x\ny"}}));
}

TEST(Csv, SaysWhereAQuoteIsNotClosed)
{
    const Checked<Cells> read = read_csv("id,text\na,\"b\n", "a.csv");

    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().front().where.line, 2);
    EXPECT_EQ(read.error().front().where.column, 3);
}

TEST(Xlsx, ReadsWhatItWrites)
{
    const Cells cells = {{"id", "text"}, {"a", "=1+1 <b> & \"x\"\n  two  "}, {"b", ""}, {"c", "\xC3\xA9"}};

    const Checked<std::string> bytes = write_xlsx(cells, "a.xlsx");

    ASSERT_TRUE(bytes.has_value());
    EXPECT_EQ(*read_xlsx(*bytes, "a.xlsx"), cells);
}

TEST(Xlsx, ReadsSharedTextsGapsAndNumbersAsOtherProgramsWriteThem)
{
    const std::string shared =
        "<sst><si><t>id</t></si><si><r><t>te</t></r><r><t>xt</t></r><rPh><t>no</t></rPh></si></sst>";
    const std::string sheet =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" t=\"s\"><v>1</v></c></row>"
        "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>a</v></c><c r=\"C3\"><v>42</v></c><c r=\"D3\" t=\"s\"><v>9</v></c></row>"
        "</sheetData></worksheet>";
    Checked<std::vector<ArchivedFile>> files = read_archive(*write_xlsx({}, "a"), "a");
    ASSERT_TRUE(files.has_value());
    for (ArchivedFile& file : *files) {
        if (file.path == "xl/worksheets/sheet1.xml") file.bytes = sheet;
    }
    files->push_back({"xl/sharedStrings.xml", shared});

    const Checked<Cells> read = read_xlsx(*write_archive(*files, "a"), "a.xlsx");

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, (Cells{{"id", "", "text"}, {}, {"a", "", "42", ""}}));
}

TEST(Xlsx, TakesAnyDamage)
{
    const std::string sound = *write_xlsx(sheet_of(tiny(), nullptr, mirrored), "a");
    Checked<std::vector<ArchivedFile>> files = read_archive(sound, "a");
    ASSERT_TRUE(files.has_value());
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        std::vector<ArchivedFile> damaged = *files;
        damaged.back().bytes = Damage(seed).to(damaged.back().bytes);
        const Checked<Cells> read = read_xlsx(*write_archive(damaged, "a"), "a.xlsx");
        EXPECT_TRUE(!read || read->size() <= 100'000U);
    }
}

TEST(RowsOf, FindsItsColumnsByName)
{
    const Cells cells = {{"who", "text", "id"}, {"x", "hello", "a"}, {"x"}, {"", "", "b"}};

    EXPECT_EQ(*rows_of(cells, "s"), (std::vector<Row>{{2, "a", "hello", ""}, {4, "b", "", ""}}));
    EXPECT_FALSE(rows_of({{"a", "b"}}, "s").has_value());
    EXPECT_FALSE(rows_of({}, "s").has_value());
}

}  // namespace
}  // namespace amends::exchange
