// That reports are right: against an independent count of exported events, against themselves in every format, with
// sums kept beside the records and without, and whatever a name is.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "scoring/rubric/framework.h"
#include "sim/cli/library.h"
#include "sim/play/script.h"
#include "sim/report/team/page.h"
#include "sim/scenario/exchange/lines.h"
#include "tests/sim/cli/program.h"

namespace amends::cli {
namespace {

using nlohmann::json;

const char* const rude_words =
    "You're a no-show, Ms Carew. If you had been here on time you would still have a room.\n"
    "Don't be stupid. It's your own fault, so stop moaning.\n"
    "You should have come earlier. It's your own fault.\n/skip\n";
/// The same in another order: another play, and over as well.
const char* const other_words =
    "Don't be stupid. It's your own fault, so stop moaning.\n"
    "You're a no-show, Ms Carew. If you had been here on time you would still have a room.\n"
    "You should have come earlier. It's your own fault.\n/skip\n";

/// Records in which people really played.
class Played : public Program {
protected:
    void SetUp() override
    {
        Program::SetUp();
        dir = "--data-dir '" + folder.string() + "'";
        rude = file("rude.txt", rude_words);
        other = file("other.txt", other_words);
    }
    void plays(const std::string& who, const std::string& words, const std::string& options = "") const
    {
        ASSERT_EQ(run("play walked-at-one --new --as '" + who + "' " + options + " " + dir + " < " + words +
                      " >/dev/null" + quiet)
                      .exit_code,
                  0);
    }
    json page(const std::string& name, const std::string& options = "") const
    {
        return json::parse(run("report " + name + " " + dir + " " + options + " --json -" + quiet).out);
    }
    /// Every page as it is made with what is kept beside the records.
    std::string every_page() const
    {
        std::string out;
        for (const char* const name : {"team", "trainee", "compare", "scenarios", "friction", "pilot", "scorer"})
            out += page(name).dump() + "\n";
        return out;
    }
    std::vector<fs::path> sums() const
    {
        std::vector<fs::path> out;
        for (const auto& each : fs::directory_iterator(folder)) {
            if (each.path().filename().string().find(".sums-") != std::string::npos) out.push_back(each.path());
        }
        return out;
    }
    std::string without_sums() const
    {
        for (const fs::path& each : sums()) fs::remove(each);
        return every_page();
    }

    std::string dir, rude, other;
};

TEST_F(Played, CountsWhatAnIndependentReaderOfTheExportedEventsCounts)
{
    for (const char* const who : {"Ada", "Bea"}) {
        plays(who, rude);
        plays(who, other);
    }
    const Library library = *load_library(AMENDS_SOURCE_DIR);
    const auto rubric = std::ranges::find(library.rubrics, "heal", [](const auto& each) { return each.id(); });
    const ScenarioFile scenario = *load_scenario(library, "walked-at-one");
    int played = 0;
    int passed = 0;
    std::map<std::string, std::vector<int>> marks;
    for (const char* const who : {"Ada", "Bea"}) {
        std::map<std::string, std::vector<play::Event>> events;
        std::vector<std::string> open;
        std::istringstream lines(run("records " + dir + " export " + who).out);
        for (std::string line; std::getline(lines, line);) {
            const json record = json::parse(line);
            if (record.at("record") == "play" && !record.contains("ended_at")) open.push_back(record.at("id"));
            if (record.at("record") != "event") continue;
            events[record.at("play")].push_back(*play::read_event(record.at("kind").get<std::string>(), record.at("v"),
                                                                  {record.at("sim_s"), record.at("talk_ms")},
                                                                  record.at("body").get<std::string>()));
        }
        for (const std::string& id : open) events.erase(id);
        for (const auto& [id, of_play] : events) {
            const auto pins = std::get<play::PlayOpened>(of_play.front().body).pins;
            const play::Pinned pinned = *play::pin(scenario.scenario, library.coefficients, pins);
            const rubric::FrameworkMark mark = rubric::mark(*rubric, play::record_of(pinned, play::fold(of_play)));
            ++played;
            passed += mark.pass ? 1 : 0;
            for (const rubric::CriterionMark& each : mark.criteria) {
                if (each.observed) marks[each.id].push_back(each.mark);
            }
        }
    }

    const json scenarios = page("scenarios", "--rubric heal");
    const json versions = scenarios.at("sections").at(3).at("rows").at(0);
    EXPECT_EQ(versions.at("scenario"), scenario.scenario.title);
    for (const char* const who : {"Ada", "Bea"}) {
        const json person = page("trainee", "--rubric heal --trainee " + std::string(who));
        for (const json& row : person.at("sections").at(2).at("rows")) {
            --played;
            passed -= row.at("pass") == "yes" ? 1 : 0;
        }
    }
    EXPECT_EQ(played, 0);
    EXPECT_EQ(passed, 0);

    // Each person's steps: with one scenario and two people nothing is drawn, so an estimate is the plain mean.
    std::map<std::string, int> sums;
    for (const char* const who : {"Ada", "Bea"}) {
        const json person = page("trainee", "--rubric heal --trainee " + std::string(who));
        for (const json& row : person.at("sections").at(0).at("rows")) {
            if (row.at("plays") == 0) continue;
            sums[row.at("step_id")] +=
                static_cast<int>(row.at("estimate").get<double>() * 10 + 0.5) * row.at("plays").get<int>();
        }
    }
    for (const auto& [step, of_step] : marks) {
        int sum = 0;
        for (const int mark : of_step) sum += mark * 10;
        EXPECT_NEAR(sums[step], sum, static_cast<double>(of_step.size())) << step;
    }
}

TEST_F(Played, IsTheSameWithTheSumsBesideItAndWithout)
{
    plays("Ada", rude);
    const std::string first = every_page();
    EXPECT_FALSE(sums().empty());
    plays("Bea", other);
    plays("Ada", other);
    const std::string more = every_page();

    EXPECT_NE(first, more);
    EXPECT_EQ(more, without_sums());
}

TEST_F(Played, IsTheSameAfterARulingARescoreAndACrashInTheMiddleOfWritingTheSums)
{
    plays("Ada", rude);
    plays("Bea", other);
    every_page();
    const std::string list = run("records " + dir + " list").out;
    const std::string play = list.substr(list.find("\n  ") + 3, 36);
    ASSERT_EQ(run("records " + dir + " rule " + play + " humility 90 --by Jo" + quiet).exit_code, 0);
    ASSERT_EQ(run("records " + dir + " rescore" + quiet).exit_code, 0);
    const std::string ruled = every_page();
    for (const fs::path& each : sums()) fs::resize_file(each, fs::file_size(each) / 2);

    EXPECT_EQ(every_page(), ruled);
    EXPECT_EQ(without_sums(), ruled);
}

TEST_F(Played, ForgetsWhoIsErasedWithTheSumsBesideIt)
{
    plays("Xylophone Quicksilver", rude);
    plays("Bea", other);
    every_page();

    ASSERT_EQ(run("records " + dir + " erase 'Xylophone Quicksilver'" + quiet).exit_code, 0);
    const std::string after = every_page();

    EXPECT_EQ(after.find("Xylophone"), std::string::npos);
    EXPECT_EQ(after, without_sums());
    for (const auto& each : fs::directory_iterator(folder)) {
        std::ifstream in(each.path(), std::ios::binary);
        const std::string bytes(std::istreambuf_iterator<char>(in), {});
        EXPECT_EQ(bytes.find("Xylophone"), std::string::npos) << each.path();
    }
}

TEST_F(Played, ANameThatIsAFormulaAndAScriptDoesNoHarmInAnyExport)
{
    const std::string name = "=HYPERLINK(\"http://x\")<script>alert(1)</script>";
    plays(name, rude);
    ASSERT_EQ(run("records " + dir + " member '" + name +
                  "' --cohort '+1+1|calc' --site '@SUM(1)<img src=x onerror=y>'" + quiet)
                  .exit_code,
              0);
    const std::string list = run("records " + dir + " list").out;
    const std::string play = list.substr(list.find("\n  ") + 3, 36);
    ASSERT_EQ(run("records " + dir + " remark " + play + " 3 '=1+1</td><script>' --by '-2'" + quiet).exit_code, 0);
    for (const char* const page_name : {"team", "trainee", "scorer", "scenarios", "friction", "pilot", "compare"}) {
        const std::string report = "report " + std::string(page_name) + " " + dir + " ";
        const std::string html = run(report + "--html -" + quiet).out;
        for (const char* const harm : {"<script", "<img"}) EXPECT_EQ(html.find(harm), std::string::npos) << page_name;
        std::istringstream csv(run(report + "--csv -" + quiet).out.substr(3));
        const std::string bytes(std::istreambuf_iterator<char>(csv), {});
        const auto cells = exchange::read_csv(bytes, "csv");
        ASSERT_TRUE(cells.has_value());
        // Read raw, as a spreadsheet does: nothing begins like a formula but numbers.
        std::istringstream lines(bytes);
        for (std::string line; std::getline(lines, line);) {
            for (const char* const begins : {",=", ",\"=", ",@", ",\"@", ",+", ",\"+"})
                EXPECT_EQ(line.find(begins), std::string::npos) << page_name << ": " << line;
        }
        const json made = json::parse(run(report + "--json -" + quiet).out);
        EXPECT_TRUE(made.is_object());
        const std::string xlsx = "'" + (folder / "page.xlsx").string() + "'";
        ASSERT_EQ(run(report + "--xlsx " + xlsx + quiet).exit_code, 0);
        // Its first sheet is what is said: a text that is a text, a formula would read as another.
        std::ifstream in(folder / "page.xlsx", std::ios::binary);
        const std::string workbook(std::istreambuf_iterator<char>(in), {});
        EXPECT_TRUE(exchange::read_xlsx(workbook, "page.xlsx").has_value()) << page_name;
    }
}

/// Tables of a page as plain values, whatever the format: section, then rows of texts.
using Tables = std::map<std::string, std::vector<std::vector<std::string>>>;

Tables of_json(const nlohmann::ordered_json& page)
{
    Tables out;
    for (const auto& section : page.at("sections")) {
        for (const auto& row : section.at("rows")) {
            std::vector<std::string>& cells = out[section.at("id")].emplace_back();
            for (const auto& [column, value] : row.items())
                cells.push_back(value.is_string() ? value.get<std::string>() : value.dump());
        }
    }
    return out;
}

Tables of_csv(const std::string& bytes)
{
    Tables out;
    std::string section;
    bool head = false;
    const exchange::Cells rows = *exchange::read_csv(bytes, "csv");
    for (const auto& row : rows) {
        if (row.empty() || row[0] == "says" || row[0] == "cannot_tell") continue;
        if (row[0] == "section") {
            section = row[1];
            head = true;
        } else if (!section.empty() && head) {
            head = false;
        } else if (!section.empty()) {
            out[section].push_back(row);
        }
    }
    return out;
}

TEST_F(Played, UnderOneFilterTheNumbersAreTheSameNumbersInEveryFormat)
{
    const std::string records = "'" + (folder / "demo.db").string() + "'";
    ASSERT_EQ(run("demo-data " + records + " --trainees 30 --cases 400" + quiet).exit_code, 0);
    for (const char* const name : {"team", "trainee", "compare", "scenarios", "friction", "pilot", "scorer"}) {
        const std::string report = "report " + std::string(name) + " --records " + records + " --site Harbour ";
        const Tables tables = of_json(nlohmann::ordered_json::parse(run(report + "--json -" + quiet).out));
        const std::string csv = run(report + "--csv -" + quiet).out;
        const std::string html = run(report + "--html -" + quiet).out;
        Tables in_csv = of_csv(csv);
        for (const auto& [section, rows] : tables) {
            EXPECT_EQ(in_csv[section].size(), rows.size()) << name << " " << section;
            for (std::size_t r = 0; r < std::min(in_csv[section].size(), rows.size()); ++r) {
                for (std::size_t c = 0; c < rows[r].size(); ++c)
                    EXPECT_EQ(in_csv[section][r].at(c), rows[r][c]) << name << " " << section;
            }
        }
        EXPECT_FALSE(html.empty());
    }
}

}  // namespace
}  // namespace amends::cli
