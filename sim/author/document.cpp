#include "sim/author/document.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "scoring/base/json_text.h"
#include "sim/author/outline.h"
#include "sim/scenario/print.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;

tl::unexpected<Diagnostics> refused(const std::string& pointer, std::string why)
{
    return fault({"", 0, 0, pointer}, std::move(why));
}

std::optional<std::size_t> index_of(std::string_view step)
{
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (error != std::errc() || end != step.data() + step.size()) return std::nullopt;
    return index;
}

std::string written(const Json& value)
{
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool is_extra(std::string_view key)
{
    return key.substr(0, 2) == "x-";
}

/// Whether `key` stands before `other` in canonical files; `keys` is null where keys are sorted.
bool stands_before(std::string_view key, std::string_view other, const std::vector<Row>* keys)
{
    if (is_extra(key) != is_extra(other)) return is_extra(other);
    if (keys == nullptr || is_extra(key)) return key < other;
    const auto place = [keys](std::string_view wanted) {
        return std::find_if(keys->begin(), keys->end(), [&](const Row& row) { return row.key == wanted; });
    };
    return place(key) < place(other);
}

/// An object with one more key at that place, or where canonical files have it.
std::size_t put_key(Json& object, const std::string& key, Json value, int index, const std::vector<Row>* keys)
{
    std::size_t place = 0;
    if (index >= 0) {
        place = std::min(static_cast<std::size_t>(index), object.size());
    } else {
        for (auto it = object.begin(); it != object.end() && !stands_before(key, it.key(), keys); ++it) ++place;
    }
    Json made = Json::object();
    std::size_t at = 0;
    for (auto it = object.begin(); it != object.end(); ++it, ++at) {
        if (at == place) made[key] = std::move(value);
        made[it.key()] = std::move(it.value());
    }
    if (place == at) made[key] = std::move(value);
    object = std::move(made);
    return place;
}

std::size_t place_of(const Json& object, const std::string& key)
{
    std::size_t place = 0;
    for (auto it = object.begin(); it != object.end() && it.key() != key; ++it) ++place;
    return place;
}

}  // namespace

Change set_at(std::string at, std::string value)
{
    return {Change::Kind::set, std::move(at), std::move(value), -1};
}

Change insert_at(std::string at, std::string value)
{
    return {Change::Kind::insert, std::move(at), std::move(value), -1};
}

Change remove_at(std::string at)
{
    return {Change::Kind::remove, std::move(at), {}, -1};
}

Change move_to(std::string at, int index)
{
    return {Change::Kind::move, std::move(at), {}, index};
}

Document::Document() : tree_(std::make_unique<Json>(Json::object())) {}
Document::Document(const Document& other) : tree_(std::make_unique<Json>(*other.tree_)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Document& Document::operator=(const Document& other)
{
    *this = Document(other);
    return *this;
}

Checked<Document> Document::read(std::string_view bytes, std::string_view name)
{
    const Checked<JsonText> json = read_json(bytes, name);
    if (!json) return tl::unexpected<Diagnostics>(json.error());
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (bytes.substr(0, mark.size()) == mark) bytes.remove_prefix(mark.size());
    Document document;
    *document.tree_ = Json::parse(bytes, nullptr, false);
    if (!document.tree_->is_object()) return fault(json->place_of(""), "expected a scenario, which is an object");
    return document;
}

std::string Document::bytes() const
{
    return scenario::print_canonical(*tree_);
}

const Json* Document::find(std::string_view pointer) const
{
    const Json* at = tree_.get();
    for (const std::string& step : steps_of(pointer)) {
        if (at->is_object()) {
            const auto found = at->find(step);
            if (found == at->end()) return nullptr;
            at = &*found;
            continue;
        }
        const std::optional<std::size_t> index = index_of(step);
        if (!at->is_array() || !index || *index >= at->size()) return nullptr;
        at = &(*at)[*index];
    }
    return at;
}

std::string Document::value(std::string_view pointer) const
{
    const Json* const found = find(pointer);
    return found == nullptr ? std::string() : written(*found);
}

std::string Document::text(std::string_view pointer) const
{
    const Json* const found = find(pointer);
    return found == nullptr || !found->is_string() ? std::string() : found->get<std::string>();
}

bool Document::has(std::string_view pointer) const
{
    return find(pointer) != nullptr;
}

std::size_t Document::size(std::string_view pointer) const
{
    const Json* const found = find(pointer);
    return found == nullptr || !found->is_structured() ? 0 : found->size();
}

Checked<Edit> Document::apply(const Edit& edit)
{
    Edit back{edit.what, {}};
    for (const Change& change : edit.changes) {
        Checked<Change> inverse = make(change);
        if (inverse) {
            back.changes.push_back(std::move(*inverse));
            continue;
        }
        for (auto made = back.changes.rbegin(); made != back.changes.rend(); ++made) make(*made);
        return tl::unexpected<Diagnostics>(std::move(inverse.error()));
    }
    std::reverse(back.changes.begin(), back.changes.end());
    return back;
}

Checked<Change> Document::make(const Change& change)
{
    if (change.kind == Change::Kind::remove) return remove(change);
    if (change.kind == Change::Kind::move) return move(change);
    Json value = Json::parse(change.value, nullptr, false);
    if (value.is_discarded()) return refused(change.at, "what was to stand here is no JSON");
    if (change.kind == Change::Kind::insert) return insert(change, std::move(value));
    Json* const found = const_cast<Json*>(find(change.at));  // NOLINT(cppcoreguidelines-pro-type-const-cast): our tree
    if (found == nullptr) return refused(change.at, "nothing stands here that could be set");
    if (change.at.empty() && !value.is_object()) return refused(change.at, "a scenario is an object");
    Change back = set_at(change.at, written(*found));
    *found = std::move(value);
    return back;
}

Checked<Change> Document::insert(const Change& change, Json value)
{
    const std::string parent = parent_of(change.at);
    const std::string step = last_step(change.at);
    Json* const around = const_cast<Json*>(find(parent));  // NOLINT(cppcoreguidelines-pro-type-const-cast): our tree
    if (change.at.empty() || around == nullptr) return refused(change.at, "there is nothing to insert into");
    if (around->is_object()) {
        if (around->contains(step)) return refused(change.at, "this key is there already");
        put_key(*around, step, std::move(value), change.index, spot_of(parent).keys());
        return remove_at(change.at);
    }
    if (!around->is_array()) return refused(change.at, "there is nothing to insert into");
    const std::optional<std::size_t> index = step == "-" ? around->size() : index_of(step);
    if (!index || *index > around->size()) return refused(change.at, "the list is not that long");
    around->insert(around->begin() + static_cast<std::ptrdiff_t>(*index), std::move(value));
    return remove_at(child_pointer(parent, *index));
}

Checked<Change> Document::remove(const Change& change)
{
    const Json* const found = find(change.at);
    if (found == nullptr || change.at.empty()) return refused(change.at, "nothing stands here that could go");
    Change back = insert_at(change.at, written(*found));
    const std::string step = last_step(change.at);
    Json* const around =
        const_cast<Json*>(find(parent_of(change.at)));  // NOLINT(cppcoreguidelines-pro-type-const-cast): our tree
    if (around->is_object()) {
        back.index = static_cast<int>(place_of(*around, step));
        around->erase(step);
    } else {
        around->erase(*index_of(step));
    }
    return back;
}

Checked<Change> Document::move(const Change& change)
{
    const std::string parent = parent_of(change.at);
    Json* const list = const_cast<Json*>(find(parent));  // NOLINT(cppcoreguidelines-pro-type-const-cast): our tree
    const std::optional<std::size_t> from = index_of(last_step(change.at));
    if (list == nullptr || !list->is_array() || !from || *from >= list->size() || change.index < 0 ||
        static_cast<std::size_t>(change.index) >= list->size()) {
        return refused(change.at, "there is no such place in a list");
    }
    Json item = std::move((*list)[*from]);
    list->erase(*from);
    list->insert(list->begin() + change.index, std::move(item));
    return move_to(child_pointer(parent, static_cast<std::size_t>(change.index)), static_cast<int>(*from));
}

bool Document::operator==(const Document& other) const
{
    return bytes() == other.bytes();
}

}  // namespace amends::author
