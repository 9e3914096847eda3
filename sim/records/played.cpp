#include "sim/play/event.h"
#include "sim/records/store.h"

namespace amends::records {

namespace {

/// The files that a play rests on, by hash; a pin that is not set is no file.
std::vector<std::string> hashes_in(const play::Pins& pins)
{
    std::vector<std::string> hashes;
    const auto add = [&hashes](const std::string& hash) {
        if (!hash.empty()) hashes.push_back(hash);
    };
    add(pins.scenario);
    add(pins.customer);
    add(pins.scorer);
    for (const auto& [framework, hash] : pins.rubrics) add(hash);
    return hashes;
}

}  // namespace

Batch as_batch(const play::Written& written)
{
    Batch batch;
    batch.typed_entry = written.typed_event;
    batch.text = written.text;
    for (const play::Event& event : written.events) {
        batch.entries.push_back(
            {std::string(play::kind_of(event)), play::version_of(event), event.at, play::write_body(event)});
        if (const auto* opened = std::get_if<play::PlayOpened>(&event.body)) {
            batch.rests_on = hashes_in(opened->pins);
        }
    }
    return batch;
}

Ticket Store::append(std::string_view play, int expected_seq, const play::Written& written)
{
    return append(play, expected_seq, as_batch(written));
}

Stored<LoadedPlay> Store::load(std::string_view play_id)
{
    Stored<Journal> kept = journal(play_id);
    if (!kept) return tl::unexpected(kept.error());

    LoadedPlay loaded;
    loaded.row = std::move(kept->row);
    loaded.typed = std::move(kept->typed);
    if (const std::optional<Failure> why = read_only()) loaded.read_only = why->what.message;
    for (const EventRow& row : kept->events) {
        Checked<play::Event> event = play::read_event(row.entry.kind, row.entry.version, row.entry.at, row.entry.body);
        if (!event) {
            loaded.read_only = "event " + std::to_string(row.seq) + " of this play cannot be read by this release (" +
                               event.error().front().message + "); it is kept, and the play can only be looked at";
            break;
        }
        if (row.batch == row.seq) loaded.batch_begins.push_back(row.seq);
        if (const auto* opened = std::get_if<play::PlayOpened>(&event->body)) loaded.pins = opened->pins;
        loaded.events.push_back(std::move(*event));
    }
    return loaded;
}

}  // namespace amends::records
