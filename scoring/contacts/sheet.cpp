#include "scoring/contacts/sheet.h"

#include <algorithm>
#include <map>

#include "scoring/base/csv_cell.h"

namespace amends::contacts {
namespace {

using Values = std::vector<std::pair<std::string, std::string>>;

/// A mark of 0 to 100 in points of ten.
std::string points(int mark)
{
    const std::string rest = mark % 10 == 0 ? "" : "." + std::to_string(mark % 10);
    return std::to_string(mark / 10) + rest;
}

/// Every name that stands in any of the cases, in order of appearance.
std::vector<std::string> names_in(const std::vector<Transcript>& transcripts, Values Transcript::*member)
{
    std::vector<std::string> out;
    for (const Transcript& each : transcripts) {
        for (const auto& [name, value] : each.*member) {
            if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
        }
    }
    return out;
}

std::string value_of(const Values& values, const std::string& name)
{
    const auto found = std::find_if(values.begin(), values.end(), [&](const auto& each) { return each.first == name; });
    return found == values.end() ? "" : found->second;
}

struct Columns {
    bool agent = false;
    bool contacts = false;  ///< counted here, since nobody gave them
    std::vector<std::string> known, steps, outcomes;

    std::vector<std::string> all() const
    {
        std::vector<std::string> out = {"id"};
        if (agent) out.emplace_back("agent");
        if (contacts) out.emplace_back("contacts");
        for (const auto* list : {&known, &steps, &outcomes}) out.insert(out.end(), list->begin(), list->end());
        return out;
    }
};

Columns columns_of(const std::vector<Transcript>& transcripts, const std::vector<std::string>& steps)
{
    Columns out;
    out.agent =
        std::any_of(transcripts.begin(), transcripts.end(), [](const Transcript& each) { return !each.agent.empty(); });
    out.known = names_in(transcripts, &Transcript::known);
    out.outcomes = names_in(transcripts, &Transcript::outcomes);
    out.steps = steps;
    out.contacts = std::find(out.known.begin(), out.known.end(), "contacts") == out.known.end();
    return out;
}

/// The first name that stands for two columns.
std::string twice(const Columns& columns)
{
    std::vector<std::string> names = columns.all();
    std::sort(names.begin(), names.end());
    const auto found = std::adjacent_find(names.begin(), names.end());
    return found == names.end() ? "" : *found;
}

struct Marked {
    int contacts = 0;
    std::map<std::string, int> marks;  ///< by criterion, of what was observed
};

std::string row_of(const Transcript& transcript, const Marked& marked, const Columns& columns)
{
    std::string out = csv_cell(transcript.id);
    if (columns.agent) out += "," + csv_cell(transcript.agent);
    if (columns.contacts) out += "," + std::to_string(marked.contacts);
    for (const std::string& name : columns.known) out += "," + csv_cell(value_of(transcript.known, name));
    for (const std::string& step : columns.steps) {
        const auto mark = marked.marks.find(step);
        out += "," + (mark == marked.marks.end() ? std::string() : points(mark->second));
    }
    for (const std::string& name : columns.outcomes) out += "," + csv_cell(value_of(transcript.outcomes, name));
    return out + "\n";
}

}  // namespace

std::optional<Checked<Sheet>> sheet_of(const std::vector<Transcript>& transcripts, const acts::Model& model,
                                       const rubric::Rubric& rubric, const std::string& name,
                                       const std::function<bool(int done, int total)>& progress)
{
    Sheet sheet;
    std::vector<Marked> marked;
    std::map<std::string, bool> observed;
    const int total = static_cast<int>(transcripts.size());
    for (const Transcript& transcript : transcripts) {
        if (!progress(sheet.cases, total)) return std::nullopt;
        const HeardCase heard = heard_case(model, transcript);
        Marked row;
        row.contacts = static_cast<int>(heard.record.contacts.size());
        for (const rubric::CriterionMark& criterion : rubric::mark(rubric, heard.record).criteria) {
            const auto [place, fresh] = observed.try_emplace(criterion.id, false);
            if (fresh) sheet.steps.push_back(criterion.id);
            place->second = place->second || criterion.observed;
            if (criterion.observed && heard.foreign == 0) row.marks[criterion.id] = criterion.mark;
        }
        if (heard.foreign > 0) sheet.foreign.push_back(transcript.id);
        sheet.replies += heard.replies;
        ++sheet.cases;
        marked.push_back(std::move(row));
    }
    for (const std::string& step : sheet.steps) {
        if (!observed.at(step)) sheet.not_observed.push_back(step);
    }
    std::erase_if(sheet.steps, [&](const std::string& step) { return !observed.at(step); });
    const Columns columns = columns_of(transcripts, sheet.steps);
    if (const std::string clash = twice(columns); !clash.empty())
        return fault({name, 0, 0, ""}, "two columns would be called \"" + clash + "\": rename what you know under it");
    for (const std::string& column : columns.all()) sheet.csv += (sheet.csv.empty() ? "" : ",") + csv_cell(column);
    sheet.csv += "\n";
    for (std::size_t i = 0; i < transcripts.size(); ++i) sheet.csv += row_of(transcripts[i], marked[i], columns);
    return Checked<Sheet>(std::move(sheet));
}

}  // namespace amends::contacts
