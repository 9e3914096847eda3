// What the editor asks for, carried out.

#include "sim/app/author/author_desk_data.h"
#include "sim/app/ui/ui.h"
#include "sim/author/outline.h"
#include "sim/author/reword.h"

namespace amends::app {

void AuthorDesk::Data::edit(const author::Edit& made, bool joins)
{
    if (made.changes.empty()) return;
    const std::size_t step = session->draft->history().position();
    take(session->draft->make(made, joins));
    if (session->draft->history().position() > step) {
        session->chosen_by_step.erase(session->chosen_by_step.lower_bound(step), session->chosen_by_step.end());
        session->chosen_by_step[step] = {session->at, session->at};
    }
    if (!session->draft->needs_sync()) return;
    session->touched();
    session->note.clear();
}

void AuthorDesk::Data::carry_out(const MakeEdit& chosen)
{
    edit(chosen.edit, chosen.joins);
}

void AuthorDesk::Data::carry_out(const SelectPlace& chosen)
{
    session->at = chosen.at;
}

void AuthorDesk::Data::carry_out(const MakeAndSelect& chosen)
{
    const std::size_t step = session->draft->history().position();
    session->beside = author::node_of(session->draft->document(), session->at);
    edit(chosen.edit, false);
    if (trouble.empty()) session->at = chosen.at;
    if (const auto made = session->chosen_by_step.find(step); made != session->chosen_by_step.end())
        made->second.after = session->at;
    session->own.plane.reveal = true;
    session->own.form.typing.clear();
}

/// The reply is marked for what is heard in it for sure, and the form says for what.
void AuthorDesk::Data::carry_out(const MarkAgain& chosen)
{
    const acts::Hearing hearing = author::hear_offered(session->draft->document(), chosen.at, tools->model);
    edit(author::confirm_heard(session->draft->document(), chosen.at, hearing), false);
    std::string acts;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (!hearing.acts[i].present || hearing.acts[i].unsure) continue;
        acts += (acts.empty() ? "" : ", ") + words_of_name(acts::name_of(acts::act_at(i)), words);
    }
    session->own.form.marked = {chosen.at, words(acts.empty() ? "author.marked_none" : "author.marked",
                                                 {{"acts", acts}, {"empathy", std::to_string(hearing.empathy)}})};
}

void AuthorDesk::Data::carry_out(const Refused& refused)
{
    trouble = refused.why;
}

/// Where that place is gone, the scenario as a whole.
void AuthorDesk::Data::choose_what_is_there(const std::string& at)
{
    const author::Spot spot = author::spot_of(at);
    const bool there = session->draft->document().has(at) || (spot.row != nullptr && !spot.item);
    session->at = there ? at : std::string();
    session->own.plane.reveal = true;
}

/// What was chosen before the step is chosen again.
void AuthorDesk::Data::carry_out(const UndoEdit&)
{
    if (session->draft->history().what_undo() == nullptr) return;
    take(session->draft->undo());
    const auto step = session->chosen_by_step.find(session->draft->history().position());
    choose_what_is_there(step == session->chosen_by_step.end() ? session->at : step->second.before);
    session->touched();
    session->own.form.typing.clear();
}

void AuthorDesk::Data::carry_out(const RedoEdit&)
{
    if (session->draft->history().what_redo() == nullptr) return;
    const auto step = session->chosen_by_step.find(session->draft->history().position());
    take(session->draft->redo());
    choose_what_is_there(step == session->chosen_by_step.end() ? session->at : step->second.after);
    session->touched();
    session->own.form.typing.clear();
}

void AuthorDesk::Data::carry_out(const SaveDraft&)
{
    save();
    if (trouble.empty()) ui::toast(words("author.saved_now"));
}

void AuthorDesk::Data::carry_out(const CloseDraft&)
{
    close();
}

void AuthorDesk::Data::carry_out(const PlayDraft&)
{
    play_now();
}

void AuthorDesk::Data::carry_out(const SeeDebrief&)
{
    if (session->trial) leaves = AuthorLeaves{std::nullopt, session->trial->playing};
}

void AuthorDesk::Data::carry_out(const TidyUp&)
{
    session->places = author::arrange(session->map, {});
    ++session->version;
    session->places_moved = true;
    session->own.plane.fit = true;
}

void AuthorDesk::Data::carry_out(const MoveNode& moved)
{
    session->places[moved.id] = moved.to;
    ++session->version;
    session->places_moved = true;
}

void AuthorDesk::Data::carry_out(const TakeFromDisk&)
{
    take(session->draft->take_from_disk());
    session->disk = session->draft->look_at_disk();
}

void AuthorDesk::Data::carry_out(const KeepOwn&)
{
    take(session->draft->keep_own());
    session->disk = drafts::OnDisk::same;
}

void AuthorDesk::Data::carry_out(const RestoreBackup& chosen)
{
    take(session->draft->restore(chosen.backup));
}

void AuthorDesk::Data::carry_out(const BeginTrial& chosen)
{
    session->standing = chosen.standing;
    session->moves.clear();
    session->replay = true;
}

void AuthorDesk::Data::carry_out(const BeginAtChosen&)
{
    session->standing.node = author::node_of(session->draft->document(), session->at);
    session->moves.clear();
    session->replay = true;
}

void AuthorDesk::Data::carry_out(const MakeMove& chosen)
{
    if (session->trial) session->moves.resize(session->trial->made);  // what an edit made impossible is forgotten
    session->moves.push_back(chosen.move);
    session->replay = true;
}

void AuthorDesk::Data::carry_out(const TakeBackMove&)
{
    if (session->trial && session->trial->made > 0) session->moves.resize(session->trial->made - 1);
    session->replay = true;
}

}  // namespace amends::app
