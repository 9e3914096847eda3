#include "sim/cli/replies.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "sim/cli/pinned_files.h"

namespace amends::cli {
namespace {

using Json = nlohmann::ordered_json;

/// What was said before, the customer's last line left out: that one is answered.
Json history_of(const acts::Context& context)
{
    Json turns = Json::array();
    const std::size_t lines = context.customer_lines.empty() ? 0 : context.customer_lines.size() - 1;
    for (std::size_t i = 0; i < std::max(lines, context.own_replies.size()); ++i) {
        if (i < lines) turns.push_back({{"who", "customer"}, {"text", context.customer_lines[i]}});
        if (i < context.own_replies.size()) turns.push_back({{"who", "agent"}, {"text", context.own_replies[i]}});
    }
    return turns;
}

/// The acts that were heard for sure, each with its words.
Json acts_of(const acts::Hearing& hearing, const std::string& reply)
{
    Json out = Json::object();
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const acts::ActHeard& heard = hearing.acts[i];
        if (!heard.present || heard.unsure) continue;
        Json evidence = Json::array();
        for (const acts::Span& span : heard.spans) evidence.push_back(reply.substr(span.begin, span.end - span.begin));
        if (!evidence.empty()) out[std::string(acts::name_of(acts::act_at(i)))] = std::move(evidence);
    }
    return out;
}

class Sheet {
public:
    explicit Sheet(const RepliesWanted& wanted) : wanted_(wanted) {}

    std::string lines;

    void take(const records::LoadedPlay& play, const play::Pinned& pinned)
    {
        play::PlayState state;
        Json line;
        std::string words;
        for (const play::Event& event : play.events) {
            const auto* const sent = std::get_if<play::ReplySent>(&event.body);
            if (sent != nullptr && sent->typed()) line = begun(play, pinned, state, words);
            const auto* const heard = std::get_if<play::ReplyHeard>(&event.body);
            if (heard != nullptr && !line.is_null()) finish(std::exchange(line, nullptr), heard->hearing, words);
            state = play::apply(std::move(state), event);
        }
    }

private:
    static Json begun(const records::LoadedPlay& play, const play::Pinned& pinned, const play::PlayState& state,
                      std::string& words)
    {
        const auto typed = std::find_if(play.typed.begin(), play.typed.end(),
                                        [&](const auto& each) { return each.first == state.events; });
        if (typed == play.typed.end()) return nullptr;
        words = typed->second;
        const acts::Context context = play::hearing_context(pinned, state, play.typed);
        Json line = {{"id", play.row.id + ":" + std::to_string(state.events)},
                     {"situation", pinned.scenario->id},
                     {"customer", context.customer_lines.empty() ? "" : context.customer_lines.back()},
                     {"reply", words}};
        if (Json history = history_of(context); !history.empty()) line["history"] = std::move(history);
        return line;
    }

    void finish(Json line, const acts::Hearing& hearing, const std::string& words)
    {
        line["acts"] = wanted_.heard ? acts_of(hearing, words) : Json::object();
        line["empathy"] = wanted_.heard ? hearing.empathy : 0;
        lines += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }

    const RepliesWanted& wanted_;
};

}  // namespace

records::Stored<std::string> replies_to_label(records::Store& store, const RepliesWanted& wanted)
{
    const auto rulings = store.rulings();
    if (!rulings) return tl::unexpected<records::Failure>(rulings.error());
    std::set<std::string> ruled;
    for (const records::Ruling& each : *rulings) ruled.insert(each.play);
    const auto plays = store.plays();
    if (!plays) return tl::unexpected<records::Failure>(plays.error());
    PinnedFiles files(store);
    Sheet sheet(wanted);
    for (const records::PlayRow& row : *plays) {
        if (wanted.ruled && !ruled.contains(row.id)) continue;
        const auto loaded = store.load(row.id);
        if (!loaded) return tl::unexpected<records::Failure>(loaded.error());
        const std::optional<play::Pinned> pinned = files.pin(loaded->pins);
        if (pinned) sheet.take(*loaded, *pinned);
    }
    return std::move(sheet.lines);
}

}  // namespace amends::cli
