#include "sim/author/references.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/author/outline.h"

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;
using scenario::Kind;

class Walk {
public:
    std::vector<Reference> over(const Json& tree)
    {
        object(tree, "", outline().inside);
        return std::move(found_);
    }

private:
    void object(const Json& value, const std::string& at, const std::vector<Row>& rows)
    {
        if (!value.is_object()) return;
        for (auto it = value.begin(); it != value.end(); ++it) {
            const auto row =
                std::find_if(rows.begin(), rows.end(), [&](const Row& each) { return each.key == it.key(); });
            if (row != rows.end()) one(*it, child_pointer(at, it.key()), *row);
        }
    }

    void one(const Json& value, const std::string& at, const Row& row)
    {
        switch (row.form) {
            case Form::id:
                return id(value, at, row.kind, true);
            case Form::ref:
                return id(value, at, row.kind == Kind::question_topic ? Kind::topic : row.kind, false);
            case Form::refs:
                return each(value, at, [&](const Json& item, const std::string& place) {
                    id(item, place, row.kind, row.kind == Kind::value);
                });
            case Form::topics:
                return each(value, at, [&](const Json& item, const std::string& place) {
                    if (item.is_object()) object(item, place, row.inside);
                    if (item.is_string()) id(item, place, Kind::topic, false);
                });
            case Form::vars:
            case Form::sets:
                return keyed(value, at, Kind::var, true);
            case Form::fates:
                return keyed(value, at, Kind::promise, false);
            case Form::sums:
                return sums(value, at);
            case Form::object:
                return inside(value, at, row);
            case Form::list:
                return each(value, at, [&](const Json& item, const std::string& place) { inside(item, place, row); });
            default:
                return;
        }
    }

    /// A variable and a question are scopes of their own.
    void inside(const Json& value, const std::string& at, const Row& row)
    {
        const std::string around = scope_;
        if (stands_in(at, "/vars") && value.is_object()) scope_ = text_in(value, "id");
        if (parent_of(at) == "/worksheet") scope_ = at;
        object(value, at, row.inside);
        scope_ = around;
    }

    static std::string text_in(const Json& value, const char* key)
    {
        const auto found = value.find(key);
        return found == value.end() || !found->is_string() ? std::string() : found->get<std::string>();
    }

    template <class F>
    static void each(const Json& value, const std::string& at, F then)
    {
        if (!value.is_array()) return;
        for (std::size_t i = 0; i < value.size(); ++i) then(value[i], child_pointer(at, i));
    }

    void id(const Json& value, const std::string& at, Kind kind, bool declares)
    {
        if (!value.is_string()) return;
        const bool scoped = kind == Kind::value || kind == Kind::option;
        found_.push_back({kind, at, value.get<std::string>(), scoped ? scope_ : "", declares, false});
    }

    /// Keys are ids; the values below them may be values of that variable.
    void keyed(const Json& value, const std::string& at, Kind kind, bool holds_values)
    {
        if (!value.is_object()) return;
        for (auto it = value.begin(); it != value.end(); ++it) {
            const std::string place = child_pointer(at, it.key());
            found_.push_back({kind, place, it.key(), "", false, true});
            if (!holds_values) continue;
            const std::string around = std::exchange(scope_, it.key());
            id(*it, place, Kind::value, false);
            each(*it, place, [&](const Json& item, const std::string& below) { id(item, below, Kind::value, false); });
            scope_ = around;
        }
    }

    /// "actions/<id>/cost" names an action.
    void sums(const Json& value, const std::string& at)
    {
        constexpr std::string_view before = "actions/", after = "/cost";
        if (!value.is_object()) return;
        for (auto it = value.begin(); it != value.end(); ++it) {
            const std::string& key = it.key();
            if (key.size() <= before.size() + after.size() || !key.starts_with(before) || !key.ends_with(after))
                continue;
            const std::string action = key.substr(before.size(), key.size() - before.size() - after.size());
            found_.push_back({Kind::action, child_pointer(at, key), action, "", false, true});
        }
    }

    std::vector<Reference> found_;
    std::string scope_;
};

}  // namespace

References references(const Document& document)
{
    return Walk().over(document.tree());
}

std::vector<std::string> declared(const References& all, Kind kind, std::string_view scope)
{
    if (kind == Kind::question_topic) kind = Kind::topic;
    std::vector<std::string> ids;
    for (const Reference& each : all) {
        if (each.kind == kind && each.declares && (scope.empty() || each.scope == scope)) ids.push_back(each.id);
    }
    return ids;
}

std::vector<std::string> declared(const Document& document, Kind kind, std::string_view scope)
{
    return declared(references(document), kind, scope);
}

std::string place_of(const References& all, Kind kind, std::string_view id)
{
    if (kind == Kind::question_topic) kind = Kind::topic;
    for (const Reference& each : all) {
        if (each.kind == kind && each.declares && each.id == id) return parent_of(each.at);
    }
    return {};
}

std::string place_of(const Document& document, Kind kind, std::string_view id)
{
    return place_of(references(document), kind, id);
}

References uses(const References& all, Kind kind, std::string_view id, std::string_view scope)
{
    References found;
    for (const Reference& each : all) {
        if (each.kind == kind && !each.declares && each.id == id && (scope.empty() || each.scope == scope))
            found.push_back(each);
    }
    return found;
}

References uses(const Document& document, Kind kind, std::string_view id, std::string_view scope)
{
    return uses(references(document), kind, id, scope);
}

std::string slug(std::string_view words)
{
    constexpr std::size_t enough = 40;
    std::string out;
    for (const char c : words) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) {
            if (out.size() >= enough) break;
            out += upper ? static_cast<char>(c - 'A' + 'a') : c;
        } else if (c != '\'' && !out.empty() && out.back() != '-') {
            out += '-';
        }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "x" : out;
}

std::string fresh_id(const Document& document, Kind kind, std::string_view words)
{
    const std::vector<std::string> taken = declared(document, kind);
    const std::string wanted = slug(words);
    std::string id = wanted;
    for (int number = 2; std::find(taken.begin(), taken.end(), id) != taken.end(); ++number)
        id = wanted + "-" + std::to_string(number);
    return id;
}

}  // namespace amends::author
