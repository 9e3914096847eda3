#include "sim/author/history.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "scoring/base/json_field.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::pair<Change::Kind, std::string_view> change_names[] = {{Change::Kind::set, "set"},
                                                                      {Change::Kind::insert, "insert"},
                                                                      {Change::Kind::remove, "remove"},
                                                                      {Change::Kind::move, "move"}};

constexpr std::pair<Entry::Kind, std::string_view> entry_names[] = {{Entry::Kind::base, "base"},
                                                                    {Entry::Kind::edit, "edit"},
                                                                    {Entry::Kind::undo, "undo"},
                                                                    {Entry::Kind::redo, "redo"},
                                                                    {Entry::Kind::saved, "saved"}};

template <class Names, class Kind>
std::string name_in(const Names& names, Kind kind)
{
    for (const auto& [each, name] : names) {
        if (each == kind) return std::string(name);
    }
    return {};
}

template <class Kind, class Names>
Kind kind_in(const Names& names, const std::string& wanted)
{
    for (const auto& [kind, name] : names) {
        if (name == wanted) return kind;
    }
    throw BadField{"\"" + wanted + "\" is no kind of entry"};
}

Json written(const Change& change)
{
    Json json = {{name_in(change_names, change.kind), change.at}};
    if (!change.value.empty()) json["value"] = change.value;
    if (change.index >= 0) json["index"] = change.index;
    return json;
}

Change change_of(const nlohmann::json& json)
{
    Change change;
    for (const auto& [kind, name] : change_names) {
        if (!json.contains(name)) continue;
        change.kind = kind;
        change.at = field<std::string>(json, std::string(name).c_str());
        if (json.contains("value")) change.value = field<std::string>(json, "value");
        if (json.contains("index")) change.index = field<int>(json, "index");
        return change;
    }
    throw BadField{"a change of no known kind"};
}

Edit edit_of(const nlohmann::json& json)
{
    Edit edit;
    edit.what.key = field<std::string>(json, "what");
    if (const auto args = json.find("args"); args != json.end()) {
        for (const auto& arg : *args)
            edit.what.args.emplace_back(arg.at(0).get<std::string>(), arg.at(1).get<std::string>());
    }
    for (const nlohmann::json& change : json.at("changes")) edit.changes.push_back(change_of(change));
    return edit;
}

/// Whether both begin with setting one and the same place: a text that is typed, and what goes along with it.
bool at_one_place(const Edit& before, const Edit& now)
{
    if (before.changes.empty() || now.changes.empty()) return false;
    const Change& first = before.changes.front();
    const Change& second = now.changes.front();
    return first.at == second.at && second.kind == Change::Kind::set &&
           (first.kind == Change::Kind::set || first.kind == Change::Kind::insert);
}

/// Makes one step of two. Where neither changes anything else, the last text takes the place of the one before.
void join(Edit& made, Edit& back, const Edit& more, Edit more_back)
{
    if (made.changes.size() == 1 && more.changes.size() == 1) {
        made.changes.front().value = more.changes.front().value;
        return;
    }
    made.changes.insert(made.changes.end(), more.changes.begin(), more.changes.end());
    more_back.changes.insert(more_back.changes.end(), back.changes.begin(), back.changes.end());
    back.changes = std::move(more_back.changes);
}

}  // namespace

std::string write_entry(const Entry& entry)
{
    Json json = {{"entry", name_in(entry_names, entry.kind)}};
    if (!entry.bytes.empty()) json["bytes"] = entry.bytes;
    if (entry.kind == Entry::Kind::edit) {
        json["what"] = entry.edit.what.key;
        if (!entry.edit.what.args.empty()) json["args"] = entry.edit.what.args;
        if (entry.joins) json["joins"] = true;
        json["changes"] = Json::array();
        for (const Change& change : entry.edit.changes) json["changes"].push_back(written(change));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Checked<Entry> read_entry(std::string_view line)
{
    const Place nowhere;
    try {
        const nlohmann::json json = nlohmann::json::parse(line);
        Entry entry;
        entry.kind = kind_in<Entry::Kind>(entry_names, field<std::string>(json, "entry"));
        if (json.contains("bytes")) entry.bytes = field<std::string>(json, "bytes");
        if (json.contains("joins")) entry.joins = field<bool>(json, "joins");
        if (entry.kind == Entry::Kind::edit) entry.edit = edit_of(json);
        return entry;
    } catch (const BadField& bad) {
        return fault(nowhere, bad.what);
    } catch (const nlohmann::json::exception&) {
        return fault(nowhere, "this is no entry of a journal of edits");
    }
}

Checked<void> History::make(const Edit& edit, bool joins)
{
    Checked<Edit> back = document_.apply(edit);
    if (!back) return tl::unexpected<Diagnostics>(std::move(back.error()));
    const bool together = joins && done_ == steps_.size() && done_ > 0 && at_one_place(steps_.back().made, edit);
    steps_.resize(done_);
    if (together) {
        join(steps_.back().made, steps_.back().back, edit, std::move(*back));
    } else {
        steps_.push_back({edit, std::move(*back)});
        ++done_;
    }
    ++revision_;
    return {};
}

Checked<void> History::fits(const Edit& edit)
{
    const Checked<Edit> back = document_.apply(edit);
    if (!back) return tl::unexpected<Diagnostics>(back.error());
    document_.apply(*back);
    return {};
}

bool History::undo()
{
    if (done_ == 0) return false;
    // What was made can be taken back: the document is as it was then.
    if (!document_.apply(steps_[done_ - 1].back)) return false;
    --done_;
    ++revision_;
    return true;
}

bool History::redo()
{
    if (done_ == steps_.size()) return false;
    if (!document_.apply(steps_[done_].made)) return false;
    ++done_;
    ++revision_;
    return true;
}

const Message* History::what_undo() const
{
    return done_ == 0 ? nullptr : &steps_[done_ - 1].made.what;
}

const Message* History::what_redo() const
{
    return done_ == steps_.size() ? nullptr : &steps_[done_].made.what;
}

Checked<void> History::take(const Entry& entry)
{
    switch (entry.kind) {
        case Entry::Kind::base: {
            Checked<Document> begin = Document::read(entry.bytes, "journal");
            if (!begin) return tl::unexpected<Diagnostics>(std::move(begin.error()));
            *this = History(std::move(*begin));
            return {};
        }
        case Entry::Kind::edit:
            return make(entry.edit, entry.joins);
        case Entry::Kind::undo:
            if (!undo()) return fault({}, "nothing is left to be taken back");
            return {};
        case Entry::Kind::redo:
            if (!redo()) return fault({}, "nothing was taken back");
            return {};
        case Entry::Kind::saved:
            return {};
    }
    return {};
}

}  // namespace amends::author
