#pragma once
// A journal as text: one event a line, every stored column, so that a difference can be read.

#include <string>

#include "sim/records/rows.h"

namespace amends::records {

inline std::string dump_of(const Journal& journal)
{
    std::string text = "play " + journal.row.id + " head " + journal.row.head + "\n";
    for (const EventRow& event : journal.events) {
        const Entry& entry = event.entry;
        text += std::to_string(event.seq) + " " + std::to_string(event.batch) + " " + entry.kind + " v" +
                std::to_string(entry.version) + " " + std::to_string(entry.at.sim_s) + "s " +
                std::to_string(entry.at.talk_ms) + "ms " + event.id + " " + event.wall_at + "\n  " + entry.body +
                "\n  text " + event.text_hash + "\n  prev " + event.prev_hash + "\n  hash " + event.hash + "\n";
    }
    for (const auto& [seq, words] : journal.typed) text += "words " + std::to_string(seq) + " " + words + "\n";
    return text;
}

}  // namespace amends::records
