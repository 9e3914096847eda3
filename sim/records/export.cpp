#include <nlohmann/json.hpp>

#include "scoring/base/utf8.h"
#include "sim/records/chain.h"
#include "sim/records/desk.h"
#include "sim/records/erase.h"
#include "sim/records/pilot.h"
#include "sim/records/plays.h"

namespace amends::records {

namespace {

using Json = nlohmann::ordered_json;

Json as_json(const Case& assigned)
{
    return {{"record", "case"},
            {"id", assigned.id},
            {"person", assigned.person},
            {"scenario_id", assigned.scenario_id},
            {"scenario", assigned.scenario},
            {"variant", assigned.variant},
            {"created_at", assigned.created_at}};
}

Json as_json(const PlayRow& play)
{
    Json json = {{"record", "play"}, {"id", play.id}, {"case", play.of.id}};
    if (!play.parent.empty()) {
        json["parent"] = play.parent;
        json["parent_seq"] = play.parent_seq;
        json["parent_hash"] = play.parent_hash;
    }
    json["counts"] = play.counts;
    json["exam"] = play.exam;
    json["started_at"] = play.started_at;
    json["last_at"] = play.last_at;
    if (play.over()) json["ended_at"] = play.ended_at;
    return json;
}

/// The body stays a string, byte for byte, so that the hashes can be checked from the export alone.
Json as_json(const EventRow& event)
{
    return {{"record", "event"},
            {"play", event.play},
            {"seq", event.seq},
            {"batch", event.batch},
            {"kind", event.entry.kind},
            {"v", event.entry.version},
            {"sim_s", event.entry.at.sim_s},
            {"talk_ms", event.entry.at.talk_ms},
            {"body", valid_utf8(event.entry.body)},
            {"text_hash", event.text_hash},
            {"prev_hash", event.prev_hash},
            {"hash", event.hash},
            {"id", event.id},
            {"wall_at", event.wall_at}};
}

Json as_json(const MarkRow& mark)
{
    return {{"record", "mark"},
            {"play", mark.play},
            {"framework", mark.framework},
            {"rubric", mark.rubric},
            {"scorer", mark.scorer},
            {"total", mark.total},
            {"generous", mark.generous},
            {"pass", mark.pass},
            {"coverage_permille", mark.coverage_permille},
            {"detail", valid_utf8(mark.detail)}};
}

Json as_json(const Remark& remark)
{
    return {{"record", "remark"},
            {"play", remark.play},
            {"seq", remark.seq},
            {"by_whom", valid_utf8(remark.by_whom)},
            {"words", valid_utf8(remark.words)},
            {"made_at", remark.made_at}};
}

Json as_json(const Ruling& ruling)
{
    return {{"record", "ruling"},
            {"play", ruling.play},
            {"framework", ruling.framework},
            {"criterion", ruling.criterion},
            {"mark", ruling.mark},
            {"by_whom", valid_utf8(ruling.by_whom)},
            {"why", valid_utf8(ruling.why)},
            {"made_at", ruling.made_at}};
}

Json as_json(const Signature& signature)
{
    return {{"record", "signature"},
            {"person", signature.person},
            {"framework", signature.framework},
            {"rule", valid_utf8(signature.rule)},
            {"by_whom", valid_utf8(signature.by_whom)},
            {"signed_at", signature.signed_at}};
}

Json as_json(const Answer& answer)
{
    return {{"record", "answer"},
            {"play", answer.play},
            {"answer", answer.answer},
            {"words", valid_utf8(answer.words)},
            {"made_at", answer.made_at}};
}

Json as_json(const Rating& rating)
{
    return {{"record", "rating"},
            {"play", rating.play},
            {"framework", rating.framework},
            {"criterion", rating.criterion},
            {"rater", valid_utf8(rating.rater)},
            {"mark", rating.mark},
            {"made_at", rating.made_at}};
}

void add_line(std::string& lines, const Json& json)
{
    lines += json.dump(-1, ' ', false, Json::error_handler_t::replace);
    lines += '\n';
}

/// A play's own events and the words beside them; a shared prefix is told with the play that wrote it.
void add_events(std::string& lines, Connection& db, const PlayRow& play)
{
    const Stretch own = lineage(db, play).back();
    const TypedWords typed = typed_words(db, play.id);
    for (const EventRow& event : event_rows(db, {own})) {
        Json json = as_json(event);
        for (const auto& [seq, words] : typed) {
            if (seq == event.seq) json["text"] = valid_utf8(words);
        }
        add_line(lines, json);
    }
}

}  // namespace

std::string person_as_lines(Connection& db, std::string_view person_id)
{
    const Person person = person_row(db, person_id, true);
    std::string lines;
    add_line(lines, {{"record", "person"},
                     {"id", person.id},
                     {"name", valid_utf8(person.name)},
                     {"created_at", person.created_at},
                     {"erased", person.erased}});
    const std::pair<std::string, std::string> group = member_of(db, person_id);
    if (!group.first.empty() || !group.second.empty()) {
        add_line(lines,
                 {{"record", "member"}, {"cohort", valid_utf8(group.first)}, {"site", valid_utf8(group.second)}});
    }
    for (const Signature& signature : all_signatures(db)) {
        if (signature.person == person_id) add_line(lines, as_json(signature));
    }
    for (const Pilot& pilot : all_pilots(db)) {
        for (const Pilot::Of& each : pilot.people) {
            if (each.person != person_id) continue;
            add_line(lines, {{"record", "pilot"},
                             {"name", valid_utf8(pilot.name)},
                             {"begins", each.begins},
                             {"drawn_at", pilot.drawn_at}});
        }
    }
    const std::vector<Ruling> rulings = all_rulings(db);
    const std::vector<Answer> answers = all_answers(db);
    const std::vector<Rating> ratings = all_ratings(db);
    for (const Case& assigned : cases_of(db, person_id)) add_line(lines, as_json(assigned));
    for (const PlayRow& play : plays_of(db, person_id)) {
        add_line(lines, as_json(play));
        add_events(lines, db, play);
        for (const MarkRow& mark : play.marks) add_line(lines, as_json(mark));
        for (const Remark& remark : remarks_of(db, play.id)) add_line(lines, as_json(remark));
        for (const Ruling& ruling : rulings) {
            if (ruling.play == play.id) add_line(lines, as_json(ruling));
        }
        for (const Answer& answer : answers) {
            if (answer.play == play.id) add_line(lines, as_json(answer));
        }
        for (const Rating& rating : ratings) {
            if (rating.play == play.id) add_line(lines, as_json(rating));
        }
    }
    return lines;
}

}  // namespace amends::records
