#include "sim/author/outline.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <type_traits>

#include "sim/scenario/shape.h"

namespace amends::author {
namespace {

using scenario::Field;
using scenario::Kind;
using scenario::NameList;

/// The Io that collects rows along the description in shape.h.
class Collector {
public:
    static constexpr bool reads_only = true;

    Row root()
    {
        Row row;
        row.form = Form::object;
        row.inside = keys([this] { scenario::describe(*this, scenario::Scenario{}); });
        return row;
    }

    void text(const Field& field, const std::string&) { add(field, Form::text); }
    void texts(const Field& field, const std::vector<std::string>&, scenario::Count count)
    {
        add(field, Form::texts).count = count;
    }
    void patterns(const Field& field, const std::vector<std::string>& values, scenario::Count count)
    {
        texts(field, values, count);
    }
    void id(const Field& field, const std::string&, Kind kind) { add(field, Form::id).kind = kind; }
    void ref(const Field& field, const std::string&, Kind kind) { add(field, Form::ref).kind = kind; }
    void maybe_ref(const Field& field, const std::optional<std::string>&, Kind kind)
    {
        add(field, Form::ref).kind = kind;
    }
    void refs(const Field& field, const std::vector<std::string>&, Kind kind, scenario::Count count)
    {
        Row& row = add(field, Form::refs);
        row.kind = kind;
        row.count = count;
    }

    void number(const Field& field, const int&, scenario::Range range)
    {
        Row& row = add(field, Form::number);
        row.range = range;
        if (!field.required) row.initial = std::to_string(range.initial);
    }

    void flag(const Field& field, const bool&, bool initial)
    {
        Row& row = add(field, Form::flag);
        if (!field.required) row.initial = initial ? "true" : "false";
    }

    void choice(const Field& field, const std::string&, NameList all) { named(field, Form::name, all); }

    template <class E>
    void name(const Field& field, const E&, NameList all, E initial)
    {
        Row& row = named(field, Form::name, all);
        if (!field.required) row.initial = json_of(all[static_cast<std::size_t>(initial)]);
    }

    template <class E>
    void maybe_name(const Field& field, const std::optional<E>&, NameList all)
    {
        named(field, Form::name, all);
    }

    template <class E>
    void names(const Field& field, const std::vector<E>&, NameList all, const std::vector<E>& initial = {})
    {
        Row& row = named(field, Form::names, all);
        nlohmann::json list = nlohmann::json::array();
        for (const E value : initial) list.push_back(all[static_cast<std::size_t>(value)]);
        row.initial = list.dump();
    }

    template <class T>
    void spelt(const Field& field, const T&, const scenario::Spelling<T>& spelling, const T& initial)
    {
        Row& row = add(field, Form::spelt);
        row.expected = spelling.expected;
        if (!field.required) row.initial = json_of(spelling.write(initial));
    }

    void acts(const Field& field, const acts::ActSet&) { named(field, Form::names, scenario::act_names()); }

    void topic_conditions(const Field& field, const std::vector<scenario::TopicCondition>&)
    {
        std::vector<Row> inside = keys([this] { scenario::describe(*this, scenario::TopicCondition{}); });
        Row& row = add(field, Form::topics);
        row.kind = Kind::topic;
        row.inside = std::move(inside);
    }

    void var_conditions(const Field& field, const std::vector<scenario::VarCondition>&)
    {
        add(field, Form::vars).kind = Kind::var;
    }

    void promise_conditions(const Field& field, const std::vector<scenario::PromiseCondition>&)
    {
        named(field, Form::fates, scenario::fate_names()).kind = Kind::promise;
    }

    void wordings(const Field& say, const Field& any, const std::vector<std::vector<std::string>>&)
    {
        add({say.key, say.meaning, false}, Form::segments).count = scenario::segment_count;
        add({any.key, any.meaning, false}, Form::wordings).count = scenario::any_wording_count;
    }

    void wording_list(const Field& field, const std::vector<std::vector<std::string>>&)
    {
        add(field, Form::wordings).count = scenario::again_count;
    }

    void assignments(const Field& field, const std::map<std::string, std::string>&)
    {
        add(field, Form::sets).kind = Kind::var;
    }
    void replacements(const Field& field, const std::map<std::string, std::string>&) { add(field, Form::phrases); }
    void sums(const Field& field, const std::map<std::string, int>&) { add(field, Form::sums); }
    void evidence(const Field& field, const std::map<std::string, std::vector<std::string>>&)
    {
        named(field, Form::quotes, scenario::act_names());
    }

    template <class T>
    void part(const Field& field, const T&)
    {
        put(field, Form::object, keys([this] { scenario::describe(*this, T{}); }));
    }

    template <class T>
    void maybe(const Field& field, const std::optional<T>&)
    {
        put(field, Form::object, keys([this] { scenario::describe(*this, T{}); }));
    }

    template <class F>
    void group(const Field& field, F fields)
    {
        put(field, Form::object, keys([&] { fields(*this); }));
    }

    template <class T>
    void list(const Field& field, const std::vector<T>&, scenario::Count count)
    {
        put(field, Form::list, keys([this] { scenario::describe(*this, T{}); })).count = count;
    }

private:
    static std::string json_of(std::string_view text) { return nlohmann::json(text).dump(); }

    Row& add(const Field& field, Form form)
    {
        Row& row = rows_.emplace_back();
        row.key = field.key;
        row.meaning = field.meaning;
        row.required = field.required;
        row.form = form;
        return row;
    }

    Row& named(const Field& field, Form form, NameList all)
    {
        Row& row = add(field, form);
        row.names.assign(all.begin(), all.end());
        return row;
    }

    Row& put(const Field& field, Form form, std::vector<Row> inside)
    {
        Row& row = add(field, form);
        row.inside = std::move(inside);
        return row;
    }

    template <class F>
    std::vector<Row> keys(F fill)
    {
        std::vector<Row> around = std::exchange(rows_, {});
        fill();
        return std::exchange(rows_, std::move(around));
    }

    std::vector<Row> rows_;
};

bool has_items(Form form)
{
    switch (form) {
        case Form::texts:
        case Form::segments:
        case Form::wordings:
        case Form::refs:
        case Form::names:
        case Form::topics:
        case Form::vars:
        case Form::fates:
        case Form::sets:
        case Form::quotes:
        case Form::phrases:
        case Form::sums:
        case Form::list:
            return true;
        default:
            return false;
    }
}

}  // namespace

const Row* Row::find(std::string_view wanted) const
{
    const auto found = std::find_if(inside.begin(), inside.end(), [&](const Row& row) { return row.key == wanted; });
    return found == inside.end() ? nullptr : &*found;
}

const Row& outline()
{
    static const Row all = Collector().root();
    return all;
}

const std::vector<Row>* Spot::keys() const
{
    if (row == nullptr || row->inside.empty()) return nullptr;
    const bool of_items = row->form == Form::list || row->form == Form::topics;
    return of_items == item ? &row->inside : nullptr;
}

Spot spot_of(std::string_view pointer)
{
    Spot at{&outline(), false};
    for (const std::string& step : steps_of(pointer)) {
        if (const std::vector<Row>* const keys = at.keys()) {
            const auto found =
                std::find_if(keys->begin(), keys->end(), [&](const Row& row) { return row.key == step; });
            if (found == keys->end()) return {};
            at = {&*found, false};
        } else if (at.row != nullptr && has_items(at.row->form)) {
            at.item = true;
        } else {
            return {};
        }
    }
    return at;
}

std::vector<std::string> steps_of(std::string_view pointer)
{
    std::vector<std::string> steps;
    for (std::size_t i = 0; i < pointer.size(); ++i) {
        const char c = pointer[i];
        if (c == '/') {
            steps.emplace_back();
        } else if (!steps.empty()) {
            const bool escape = c == '~' && i + 1 < pointer.size();
            if (escape) ++i;
            steps.back() += !escape ? c : pointer[i] == '1' ? '/' : '~';
        }
    }
    return steps;
}

std::string parent_of(std::string_view pointer)
{
    const std::size_t slash = pointer.rfind('/');
    return std::string(pointer.substr(0, slash == std::string_view::npos ? 0 : slash));
}

std::string last_step(std::string_view pointer)
{
    std::vector<std::string> steps = steps_of(pointer);
    return steps.empty() ? std::string() : std::move(steps.back());
}

bool stands_in(std::string_view inner, std::string_view outer)
{
    return inner.substr(0, outer.size()) == outer && (inner.size() == outer.size() || inner[outer.size()] == '/');
}

}  // namespace amends::author
