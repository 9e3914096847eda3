#include "sim/app/author/ratings.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/author/references.h"
#include "sim/drafts/disk.h"

namespace amends::app {
namespace {

using Json = nlohmann::ordered_json;

std::string text_at(const Json& line, const char* key)
{
    const auto found = line.find(key);
    return found != line.end() && found->is_string() ? found->get<std::string>() : std::string();
}

void take_acts(const Json& line, RatedReply& reply)
{
    const auto acts = line.find("acts");
    if (acts == line.end() || !acts->is_object()) return;
    for (const auto& [act, evidence] : acts->items()) {
        for (const Json& words : evidence) {
            if (words.is_string()) reply.acts[act].push_back(words.get<std::string>());
        }
    }
}

template <class Take>
void each_line(std::string_view lines, const Take& take)
{
    for (std::size_t begin = 0; begin < lines.size();) {
        const std::size_t end = std::min(lines.find('\n', begin), lines.size());
        const std::string line(lines.substr(begin, end - begin));
        const Json read = Json::parse(line, nullptr, false);
        if (read.is_object()) take(read, line);
        begin = end + 1;
    }
}

std::vector<std::string> names_of(acts::ActSet acts)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (acts.has(acts::act_at(i))) names.emplace_back(acts::name_of(acts::act_at(i)));
    }
    return names;
}

/// Who has which sheet; a sheet that is not in it goes by the name of its file.
constexpr const char* names_file = "names.json";

std::map<std::string, std::string> names_in(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> names;
    const Json read = Json::parse(drafts::read_whole(folder / names_file).value_or(""), nullptr, false);
    if (!read.is_object()) return names;
    for (const auto& [sheet, name] : read.items()) {
        if (name.is_string()) names[sheet] = name.get<std::string>();
    }
    return names;
}

}  // namespace

std::vector<RatedReply> read_replies(std::string_view lines)
{
    std::vector<RatedReply> replies;
    each_line(lines, [&](const Json& read, const std::string& line) {
        RatedReply reply{text_at(read, "id"),
                         text_at(read, "situation"),
                         text_at(read, "customer"),
                         text_at(read, "reply"),
                         {},
                         {},
                         0,
                         false,
                         line};
        if (!reply.id.empty() && !reply.reply.empty()) replies.push_back(std::move(reply));
    });
    return replies;
}

std::string rated_lines(const std::vector<RatedReply>& replies)
{
    std::string lines;
    for (const RatedReply& each : replies) {
        if (!each.rated) continue;
        Json line = Json::parse(each.line, nullptr, false);
        if (!line.is_object()) continue;
        line["acts"] = Json::object();
        for (const auto& [act, evidence] : each.acts) line["acts"][act] = evidence;
        line["empathy"] = each.empathy;
        line.erase("unsure");
        if (!each.unsure.empty()) line["unsure"] = each.unsure;
        lines += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
    }
    return lines;
}

void take_ratings(std::vector<RatedReply>& replies, std::string_view rated)
{
    each_line(rated, [&](const Json& read, const std::string& line) {
        const auto found = std::ranges::find(replies, text_at(read, "id"), &RatedReply::id);
        RatedReply kept{text_at(read, "id"),
                        text_at(read, "situation"),
                        text_at(read, "customer"),
                        text_at(read, "reply"),
                        {},
                        {},
                        0,
                        true,
                        line};
        take_acts(read, kept);
        if (const auto unsure = read.find("unsure"); unsure != read.end() && unsure->is_array()) {
            for (const Json& act : *unsure) {
                if (act.is_string()) kept.unsure.insert(act.get<std::string>());
            }
        }
        if (const auto grade = read.find("empathy"); grade != read.end() && grade->is_number_integer())
            kept.empathy = grade->get<int>();
        // A reply that is no longer among the kept plays stays in the sheet.
        if (found == replies.end())
            replies.push_back(std::move(kept));
        else
            *found = std::move(kept);
    });
}

std::vector<std::string> parts_of(std::string_view reply)
{
    std::vector<std::string> parts;
    std::size_t begin = 0;
    const auto cut = [&](std::size_t end) {
        while (begin < end && reply[begin] == ' ') ++begin;
        if (end > begin) parts.emplace_back(reply.substr(begin, end - begin));
        begin = end;
    };
    for (std::size_t i = 0; i < reply.size(); ++i) {
        const char c = reply[i];
        const bool ends = c == '.' || c == '!' || c == '?' || c == ',' || c == ';' || c == '\n';
        const bool at_gap = i + 1 == reply.size() || reply[i + 1] == ' ' || reply[i + 1] == '\n';
        if (ends && at_gap) cut(i + 1);
    }
    cut(reply.size());
    return parts;
}

std::string sheet_of(const std::filesystem::path& folder, const std::string& name)
{
    const std::map<std::string, std::string> names = names_in(folder);
    const std::string wanted = author::slug(name);
    std::string sheet = wanted;
    const auto is_anothers = [&] { return names.contains(sheet) && names.at(sheet) != name; };
    for (int n = 2; is_anothers(); ++n) sheet = wanted + "-" + std::to_string(n);
    return sheet;
}

Checked<void> keep_name(const std::filesystem::path& folder, const Rater& rater, const drafts::SyncToDisk& sync)
{
    std::map<std::string, std::string> names = names_in(folder);
    if (!names.emplace(rater.sheet, rater.name).second) return {};
    const std::string bytes = Json(names).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
    return drafts::replace_file(folder / names_file, bytes, sync);
}

std::vector<Rater> raters_in(const std::filesystem::path& folder)
{
    const std::map<std::string, std::string> names = names_in(folder);
    std::vector<Rater> raters;
    std::error_code error;
    for (const std::filesystem::directory_entry& each : std::filesystem::directory_iterator(folder, error)) {
        if (each.path().extension() != ".jsonl") continue;
        const std::string sheet = each.path().stem().string();
        const auto known = names.find(sheet);
        raters.push_back({sheet, known == names.end() ? sheet : known->second});
    }
    std::ranges::sort(raters, {}, &Rater::sheet);
    return raters;
}

Checked<RatersCompared> compare_raters(const std::string& a, std::string_view name_a, const std::string& b,
                                       std::string_view name_b, const acts::Model& model)
{
    Checked<std::vector<train::Example>> first = train::parse_corpus(a, name_a);
    if (!first) return tl::unexpected<Diagnostics>(std::move(first.error()));
    Checked<std::vector<train::Example>> second = train::parse_corpus(b, name_b);
    if (!second) return tl::unexpected<Diagnostics>(std::move(second.error()));
    const auto has = [](const std::vector<train::Example>& all, const std::string& id) {
        return std::ranges::find(all, id, &train::Example::id) != all.end();
    };
    std::erase_if(*first, [&](const train::Example& each) { return !has(*second, each.id); });
    std::erase_if(*second, [&](const train::Example& each) { return !has(*first, each.id); });
    const auto pairs = evaluate::pair_up(*first, name_a, *second, name_b);
    if (!pairs) return tl::unexpected<Diagnostics>(pairs.error());
    std::vector<acts::Hearing> heard;
    for (const evaluate::TwiceLabelled& each : *pairs)
        heard.push_back(acts::hear(model, each.a->context, each.a->reply));
    RatersCompared out{evaluate::compare(*pairs, heard), {}};
    for (const evaluate::Difference& each : out.report.differences) {
        acts::ActSet either = each.only_a | each.only_b;
        out.apart.push_back({each.reply.a->reply, names_of(each.only_a), names_of(each.only_b),
                             names_of(acts::ActSet{either.bits & each.scorer.bits})});
    }
    out.report.differences.clear();  // they point into what ends here
    return out;
}

}  // namespace amends::app
