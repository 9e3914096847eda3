#include "sim/scenario/write.h"

#include <nlohmann/json.hpp>

#include "scoring/base/json_text.h"
#include "sim/scenario/print.h"
#include "sim/scenario/shape.h"

namespace amends::scenario {
namespace {

using Json = nlohmann::ordered_json;

/// The Io that writes: a scenario into ordered JSON along the description in shape.h.
class Writer {
public:
    static constexpr bool reads_only = true;

    explicit Writer(const std::map<std::string, std::string>& extras) : extras_(extras) {}

    Json root(const Scenario& scenario)
    {
        return object("", "", [&] { describe(*this, scenario); });
    }

    void text(const Field& field, const std::string& value)
    {
        if (!value.empty()) put(field.key, value);
    }

    void texts(const Field& field, const std::vector<std::string>& values, Count)
    {
        if (!values.empty()) put(field.key, values);
    }

    void patterns(const Field& field, const std::vector<std::string>& values, Count count)
    {
        texts(field, values, count);
    }

    void id(const Field& field, const std::string& value, Kind)
    {
        text(field, value);
        Frame& frame = frames_.back();
        if (!frame.list_path.empty() && !value.empty()) frame.path = child_pointer(frame.list_path, value);
    }

    void ref(const Field& field, const std::string& value, Kind) { text(field, value); }

    void maybe_ref(const Field& field, const std::optional<std::string>& value, Kind)
    {
        if (value) put(field.key, *value);
    }

    void refs(const Field& field, const std::vector<std::string>& values, Kind, Count count)
    {
        texts(field, values, count);
    }

    void number(const Field& field, const int& value, Range range)
    {
        if (field.required || value != range.initial) put(field.key, value);
    }

    void flag(const Field& field, const bool& value, bool initial)
    {
        if (field.required || value != initial) put(field.key, value);
    }

    void choice(const Field& field, const std::string& value, NameList) { text(field, value); }

    template <class E>
    void name(const Field& field, const E& value, NameList all, E initial)
    {
        if (field.required || value != initial) put(field.key, all[static_cast<std::size_t>(value)]);
    }

    template <class E>
    void maybe_name(const Field& field, const std::optional<E>& value, NameList all)
    {
        if (value) put(field.key, all[static_cast<std::size_t>(*value)]);
    }

    template <class E>
    void names(const Field& field, const std::vector<E>& values, NameList all, const std::vector<E>& initial = {})
    {
        if (values == initial) return;
        Json list = Json::array();
        for (const E value : values) list.push_back(all[static_cast<std::size_t>(value)]);
        put(field.key, std::move(list));
    }

    template <class T>
    void spelt(const Field& field, const T& value, const Spelling<T>& spelling, const T& initial)
    {
        if (field.required || value != initial) put(field.key, spelling.write(value));
    }

    void acts(const Field& field, const acts::ActSet& value)
    {
        Json list = Json::array();
        for (std::size_t i = 0; i < acts::act_count; ++i) {
            if (value.has(acts::act_at(i))) list.push_back(acts::name_of(acts::act_at(i)));
        }
        if (!list.empty()) put(field.key, std::move(list));
    }

    void topic_conditions(const Field& field, const std::vector<TopicCondition>& values)
    {
        if (values.empty()) return;
        Json list = items(field, values);
        for (Json& item : list) {
            if (item.size() == 1) item = Json(item["id"]);
        }
        put(field.key, std::move(list));
    }

    void var_conditions(const Field& field, const std::vector<VarCondition>& values)
    {
        Json map = Json::object();
        for (const VarCondition& value : values) map[value.var] = one_or_list(Json(value.values));
        if (!map.empty()) put(field.key, std::move(map));
    }

    void promise_conditions(const Field& field, const std::vector<PromiseCondition>& values)
    {
        Json map = Json::object();
        for (const PromiseCondition& value : values) {
            Json fates = Json::array();
            for (const PromiseFate fate : value.fates) fates.push_back(name_of(fate));
            map[value.promise] = one_or_list(std::move(fates));
        }
        if (!map.empty()) put(field.key, std::move(map));
    }

    void wordings(const Field& say, const Field& any, const std::vector<std::vector<std::string>>& values)
    {
        if (values.size() == 1) put(say.key, values.front());
        if (values.size() > 1) put(any.key, values);
    }

    void wording_list(const Field& field, const std::vector<std::vector<std::string>>& values)
    {
        if (!values.empty()) put(field.key, values);
    }

    template <class T>
    void map(const Field& field, const std::map<std::string, T>& values)
    {
        if (!values.empty()) put(field.key, values);
    }

    void assignments(const Field& field, const std::map<std::string, std::string>& values) { map(field, values); }
    void replacements(const Field& field, const std::map<std::string, std::string>& values) { map(field, values); }
    void sums(const Field& field, const std::map<std::string, int>& values) { map(field, values); }
    void evidence(const Field& field, const std::map<std::string, std::vector<std::string>>& values)
    {
        map(field, values);
    }

    template <class T>
    void part(const Field& field, const T& value)
    {
        group(field, [&](Writer& inner) {
            if (field.required || value != T{}) describe(inner, value);
        });
    }

    template <class T>
    void maybe(const Field& field, const std::optional<T>& value)
    {
        if (value) group(field, [&value](Writer& inner) { describe(inner, *value); });
    }

    template <class F>
    void group(const Field& field, F fields)
    {
        const std::string path = child_pointer(frames_.back().path, field.key);
        Json inner = object(path, "", [&] { fields(*this); });
        if (!inner.empty()) put(field.key, std::move(inner));
    }

    template <class T>
    void list(const Field& field, const std::vector<T>& values, Count)
    {
        if (!values.empty()) put(field.key, items(field, values));
    }

private:
    struct Frame {
        Json json = Json::object();
        std::string path;       ///< as in Scenario::extras
        std::string list_path;  ///< of an item: the path of its list
    };

    template <class Value>
    void put(std::string_view key, Value&& value)
    {
        frames_.back().json[std::string(key)] = std::forward<Value>(value);
    }

    template <class F>
    Json object(const std::string& path, const std::string& list_path, F fill)
    {
        frames_.push_back({Json::object(), path, list_path});
        fill();
        put_extras();
        Json json = std::move(frames_.back().json);
        frames_.pop_back();
        return json;
    }

    template <class T>
    Json items(const Field& field, const std::vector<T>& values)
    {
        const std::string path = child_pointer(frames_.back().path, field.key);
        Json list = Json::array();
        for (std::size_t i = 0; i < values.size(); ++i) {
            list.push_back(object(child_pointer(path, i), path, [&] { describe(*this, values[i]); }));
        }
        return list;
    }

    void put_extras()
    {
        const std::string prefix = child_pointer(frames_.back().path, "x-");
        for (auto it = extras_.lower_bound(prefix); it != extras_.end() && it->first.rfind(prefix, 0) == 0; ++it) {
            const Json value = Json::parse(it->second, nullptr, false);
            if (!value.is_discarded()) put(unescaped(it->first.substr(prefix.size() - 2)), value);
        }
    }

    static std::string unescaped(std::string_view key)
    {
        std::string out;
        for (std::size_t i = 0; i < key.size(); ++i) {
            const bool escape = key[i] == '~' && i + 1 < key.size();
            if (escape) ++i;
            out += !escape ? key[i] : key[i] == '1' ? '/' : '~';
        }
        return out;
    }

    static Json one_or_list(Json values) { return values.size() == 1 ? Json(values.front()) : values; }

    const std::map<std::string, std::string>& extras_;
    std::vector<Frame> frames_;
};

}  // namespace

std::string write_scenario(const Scenario& scenario)
{
    return print_canonical(Writer(scenario.extras).root(scenario));
}

}  // namespace amends::scenario
