#include "sim/cli/rescore.h"

#include <algorithm>

#include "scoring/acts/hear.h"
#include "sim/play/decide.h"

namespace amends::cli {
namespace {

using records::MarkRow;
using records::Stored;

const std::string* words_beside(const play::TypedText& typed, int seq)
{
    const auto found = std::find_if(typed.begin(), typed.end(), [seq](const auto& each) { return each.first == seq; });
    return found == typed.end() ? nullptr : &found->second;
}

const MarkRow* mark_by(const records::PlayRow& row, const std::string& rubric, const std::string& scorer)
{
    const auto found = std::find_if(row.marks.begin(), row.marks.end(), [&](const MarkRow& each) {
        return each.rubric == rubric && each.scorer == scorer;
    });
    return found == row.marks.end() ? nullptr : &*found;
}

bool has_all_marks(const Library& library, const records::PlayRow& row)
{
    return std::all_of(library.rubric_files.begin(), library.rubric_files.end(), [&](const Pinnable& rubric) {
        return mark_by(row, rubric.hash, library.model_file.hash) != nullptr;
    });
}

Stored<void> pin_what_marks(records::Store& store, const Library& library)
{
    std::vector<const Pinnable*> files = {&library.model_file};
    for (const Pinnable& rubric : library.rubric_files) files.push_back(&rubric);
    for (const Pinnable* file : files) {
        if (const Stored<std::string> pinned = store.pin(file->bytes); !pinned) {
            return tl::unexpected<records::Failure>(pinned.error());
        }
    }
    return {};
}

}  // namespace

std::optional<play::PlayState> heard_again(const play::Playing& playing, const acts::Model& model)
{
    play::PlayState state;
    std::optional<acts::Hearing> heard;
    for (const play::Event& event : playing.events) {
        const auto* const sent = std::get_if<play::ReplySent>(&event.body);
        if (sent != nullptr && sent->typed()) {
            const std::string* const words = words_beside(playing.typed, state.events);
            if (words == nullptr) return std::nullopt;
            heard = hear(model, play::hearing_context(playing.pinned, state, playing.typed), *words);
        }
        play::Event taken = event;
        auto* const hearing = std::get_if<play::ReplyHeard>(&taken.body);
        if (hearing != nullptr && heard) {
            hearing->hearing = std::move(*heard);
            heard.reset();
        }
        state = apply(std::move(state), taken);
    }
    return state;
}

Stored<Rescored> rescore(records::Store& store, const Library& library, const records::PlayRow& row)
{
    Rescored rescored{row.id, row.of.scenario_id, Rescored::How::done, "", {}};
    if (has_all_marks(library, row)) {
        rescored.how = Rescored::How::had_marks;
        return rescored;
    }
    const Stored<KeptPlay> kept = resume_play(store, row.id);
    if (!kept) {
        rescored.how = Rescored::How::not_readable;
        rescored.why = kept.error().what.message;
        return rescored;
    }
    const std::optional<play::PlayState> state = heard_again(kept->playing, library.model);
    if (!state) {
        rescored.how = Rescored::How::erased;
        return rescored;
    }
    if (const Stored<void> pinned = pin_what_marks(store, library); !pinned) {
        return tl::unexpected<records::Failure>(pinned.error());
    }
    const rubric::CaseRecord record = play::record_of(kept->playing.pinned, *state);
    for (std::size_t i = 0; i < library.rubrics.size(); ++i) {
        const rubric::FrameworkMark mark = rubric::mark(library.rubrics[i], record);
        const std::string& rubric = library.rubric_files[i].hash;
        if (const Stored<void> put = store.put_mark(mark_row(row.id, rubric, library.model_file.hash, mark)); !put) {
            return tl::unexpected<records::Failure>(put.error());
        }
        Rescored::Mark compared{mark.id, std::nullopt, mark.total};
        if (const MarkRow* const old = mark_by(row, rubric, kept->playing.pinned.pins.scorer))
            compared.before = old->total;
        rescored.marks.push_back(std::move(compared));
    }
    return rescored;
}

}  // namespace amends::cli
