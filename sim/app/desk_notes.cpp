// What is said about a play after it is over: whether a rule got in the way, and what a manager adds.

#include <algorithm>

#include "sim/app/desk_data.h"

namespace amends::app {

namespace {

/// The first words of a line, so that a list of moments can be read.
std::string shortened(const std::string& text)
{
    constexpr std::size_t most = 70;
    if (text.size() <= most) return text;
    const std::size_t end = text.rfind(' ', most);
    return text.substr(0, end == std::string::npos || end == 0 ? text.size() : end) + " …";
}

/// Everything that can be commented on, by the number of its event.
std::vector<std::pair<std::string, std::string>> moments_of(const report::Debrief& debrief)
{
    std::vector<std::pair<std::string, std::string>> out;
    for (const report::LineShown& line : debrief.lines) {
        if (line.seq < 0) continue;
        const std::string seq = std::to_string(line.seq);
        const bool told = std::ranges::any_of(out, [&](const auto& each) { return each.first == seq; });
        if (!told) out.emplace_back(seq, shortened(line.text));
    }
    return out;
}

}  // namespace

void Desk::Data::read_answer()
{
    worker.post([this, play = open->id]() -> std::function<void()> {
        const auto all = store.answers();
        std::string said;
        for (const records::Answer& each : all ? *all : std::vector<records::Answer>()) {
            if (each.play == play) said = each.answer;
        }
        return [this, play, said] {
            AtDebrief* const here = std::get_if<AtDebrief>(&at);
            if (here != nullptr && open && open->id == play) here->view.answered = said;
        };
    });
}

void Desk::Data::answer(const AnswerRules& said)
{
    worker.post([this, said, play = open->id]() -> std::function<void()> {
        const auto done =
            said.answer.empty() ? store.take_back_answer(play) : store.put_answer({play, said.answer, said.words, ""});
        return [this, said, play, done] {
            AtDebrief* const here = std::get_if<AtDebrief>(&at);
            if (here == nullptr || !open || open->id != play) return;
            trouble = done ? "" : done.error().what.message;
            if (!done) return;
            here->view.answered = said.answer;
            if (said.answer.empty()) here->own.which_rule = {};
        };
    });
}

/// What managers can say of the play that is shown, and what they have said.
void Desk::Data::read_notes()
{
    AtDebrief& here = std::get<AtDebrief>(at);
    ManagerNotesView& view = here.view.notes;
    view.shown = true;
    view.locked = store.read_only() ? words("report.desk.locked") : "";
    view.moments = moments_of(here.debrief);
    for (const report::FrameworkShown& shown : here.debrief.frameworks) {
        if (shown.id != framework().id()) continue;
        for (const report::CriterionShown& each : shown.criteria) {
            if (each.observed) view.steps.push_back({each.id, each.title, each.mark});
        }
    }
    view.framework = framework().id();
    view.framework_title = framework().title();
    worker.post([this, play = open->id, steps = view.steps, framework = view.framework]() -> std::function<void()> {
        std::vector<std::string> comments;
        std::vector<std::string> rulings;
        const auto remarks = store.remarks(play);
        for (const records::Remark& each : remarks ? *remarks : std::vector<records::Remark>())
            comments.push_back(
                words("notes.said", {{"by", each.by_whom}, {"seq", std::to_string(each.seq)}, {"words", each.words}}));
        const auto all = store.rulings();
        for (const records::Ruling& each : all ? *all : std::vector<records::Ruling>()) {
            const auto step = std::ranges::find(steps, each.criterion, &ManagerNotesView::Step::id);
            if (each.play != play || each.framework != framework || step == steps.end()) continue;
            rulings.push_back(words("notes.ruled", {{"by", each.by_whom},
                                                    {"step", step->title},
                                                    {"mark", std::to_string(each.mark)},
                                                    {"machine", std::to_string(step->machine)},
                                                    {"why", each.why}}));
        }
        return [this, play, comments, rulings] {
            AtDebrief* const shown = std::get_if<AtDebrief>(&at);
            if (shown == nullptr || !open || open->id != play) return;
            shown->view.notes.comments = comments;
            shown->view.notes.rulings = rulings;
        };
    });
}

void Desk::Data::put_note(const NotesIntent& note)
{
    const std::string framework = std::get<AtDebrief>(at).view.notes.framework;
    worker.post([this, note, framework, play = open->id]() -> std::function<void()> {
        records::Stored<void> done;
        if (const auto* remark = std::get_if<PutRemark>(&note)) {
            if (const auto id = store.add_remark(play, remark->seq, remark->by, remark->words); !id)
                done = tl::unexpected<records::Failure>(id.error());
        }
        if (const auto* ruling = std::get_if<PutRuling>(&note))
            done = store.put_ruling({play, framework, ruling->step, ruling->mark, ruling->by, ruling->why, ""});
        return [this, note, play, done] {
            AtDebrief* const here = std::get_if<AtDebrief>(&at);
            if (here == nullptr || !open || open->id != play) return;
            here->view.notes.steps.clear();
            read_notes();
            here->view.notes.trouble = done ? "" : done.error().what.message;
            here->view.notes.kept = done ? words("notes.kept") : "";
            if (!done) return;
            if (std::holds_alternative<PutRemark>(note)) here->own.notes.words = {};
            if (std::holds_alternative<PutRuling>(note)) here->own.notes.mark = here->own.notes.why = {};
        };
    });
}

}  // namespace amends::app
