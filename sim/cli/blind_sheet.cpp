#include "sim/cli/blind_sheet.h"

#include <algorithm>
#include <cctype>
#include <charconv>

#include "scoring/base/csv_cell.h"
#include "scoring/rubric/framework.h"
#include "sim/cli/kept_play.h"
#include "sim/records/hash.h"
#include "sim/report/debrief.h"
#include "sim/scenario/exchange/lines.h"

namespace amends::cli {
namespace {

bool letter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
}

bool same_letters(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) {
        return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y));
    });
}

std::vector<std::string> parts_of(const std::string& name)
{
    std::vector<std::string> out;
    std::string part;
    for (const char c : name + " ") {
        if (letter(c)) {
            part += c;
            continue;
        }
        if (part.size() > 2) out.push_back(part);
        part.clear();
    }
    return out;
}

std::string name_of(const report::Ledger& ledger, const std::string& play)
{
    const auto row = std::ranges::find(ledger.rows(), play, &report::Ledger::Row::play);
    return row == ledger.rows().end() ? "" : ledger.trainees()[static_cast<std::size_t>(row->trainee)].name;
}

/// What was said in a play, line by line; what a rater needs and no more.
std::string read_out(const KeptPlay& kept, const Library& library, const std::string& code, const std::string& name)
{
    using Who = report::LineShown::Who;
    const report::Debrief debrief = report::make_debrief(kept.playing, library.rubrics, library.words);
    std::string out = "==== " + code + " ====\n" + debrief.title + "\n\n";
    for (const report::LineShown& line : debrief.lines) {
        const char* const who = line.who == Who::customer  ? "Customer: "
                                : line.who == Who::trainee ? "Reply:    "
                                : line.who == Who::deed    ? "(done)    "
                                                           : "(end)     ";
        out += who + without_name(line.text, name) + "\n";
    }
    return out + "\n";
}

}  // namespace

std::string without_name(const std::string& words, const std::string& name)
{
    const std::vector<std::string> parts = parts_of(name);
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        if (!letter(words[at])) {
            out += words[at++];
            continue;
        }
        std::size_t end = at;
        while (end < words.size() && letter(words[end])) ++end;
        const std::string word = words.substr(at, end - at);
        const bool named =
            std::ranges::any_of(parts, [&](const std::string& part) { return same_letters(part, word); });
        out += named ? "[name]" : word;
        at = end;
    }
    return out;
}

std::vector<CodedPlay> coded_plays(const report::Ledger& ledger, const report::PilotDrawn& pilot, std::int64_t seed)
{
    std::vector<CodedPlay> out;
    const auto add = [&](std::size_t row) {
        const std::string& play = ledger.rows()[row].play;
        const std::string hash = records::blake2b_hex(pilot.name + ',' + std::to_string(seed) + ',' + play);
        out.push_back({"P-" + hash.substr(0, 8), play});
    };
    for (const report::BothSat& each : report::sat_in(ledger, pilot).both) {
        add(each.before);
        add(each.after);
    }
    std::ranges::sort(out, {}, &CodedPlay::code);
    return out;
}

records::Stored<BlindSheet> blind_sheet(records::Store& store, const Library& library, const rubric::Rubric& rubric,
                                        const report::Ledger& ledger, const std::vector<CodedPlay>& plays)
{
    BlindSheet out;
    out.reading = "Mark each play under " + rubric.title() +
                  ", step by step, from 0 to 100 (70 passes); leave a cell " + "empty where you cannot say.\n";
    for (const rubric::Criterion& step : rubric.data().criteria)
        out.reading += "- " + step.title + " (" + step.id + "): " + step.question + "\n";
    out.reading += "\n";
    out.sheet = "code";
    for (const rubric::Criterion& step : rubric.data().criteria) out.sheet += "," + csv_cell(step.id);
    out.sheet += "\n";
    for (const CodedPlay& each : plays) {
        const auto kept = resume_play(store, each.play);
        if (!kept) return tl::unexpected<records::Failure>(kept.error());
        out.reading += read_out(*kept, library, each.code, name_of(ledger, each.play));
        out.sheet += each.code + std::string(rubric.data().criteria.size(), ',') + "\n";
    }
    return out;
}

Checked<std::vector<records::Rating>> read_ratings(const std::string& bytes, const std::string& name,
                                                   const rubric::Rubric& rubric, const std::vector<CodedPlay>& plays,
                                                   const std::string& rater)
{
    const Checked<exchange::Cells> cells = exchange::read_csv(bytes, name);
    if (!cells) return tl::unexpected<Diagnostics>(cells.error());
    const std::vector<std::string> head = cells->empty() ? std::vector<std::string>() : cells->front();
    const auto column = [&head](const std::string& id) {
        return static_cast<std::size_t>(std::ranges::find(head, id) - head.begin());
    };
    const std::size_t code = column("code");
    if (code == head.size()) return fault({name, 1, 1, ""}, "the head has no column \"code\"");
    std::vector<records::Rating> out;
    Diagnostics faults;
    for (std::size_t i = 1; i < cells->size(); ++i) {
        const std::vector<std::string>& row = (*cells)[i];
        if (code >= row.size() || row[code].empty()) continue;
        const Place here{name, static_cast<int>(i) + 1, 0, ""};
        const auto play = std::ranges::find(plays, row[code], &CodedPlay::code);
        if (play == plays.end()) {
            faults.push_back({here, "no play of this pilot has the code \"" + row[code] + "\""});
            continue;
        }
        for (const rubric::Criterion& step : rubric.data().criteria) {
            const std::size_t at = column(step.id);
            if (at >= row.size() || row[at].empty()) continue;
            int mark = 0;
            const char* const end = row[at].data() + row[at].size();
            const auto [stop, error] = std::from_chars(row[at].data(), end, mark);
            if (error != std::errc() || stop != end || mark < 0 || mark > 100)
                faults.push_back({here, "\"" + row[at] + "\" is no mark from 0 to 100"});
            else
                out.push_back({play->play, rubric.id(), step.id, rater, mark, ""});
        }
    }
    if (!faults.empty()) return tl::unexpected<Diagnostics>(std::move(faults));
    return out;
}

}  // namespace amends::cli
