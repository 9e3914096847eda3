#pragma once
// The Io that reads: JSON into values along the description in shape.h. Every fault of shape is collected;
// what could not be read keeps its initial value, so that lists keep their indices.

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/result.h"
#include "sim/scenario/field.h"
#include "sim/scenario/names.h"
#include "sim/scenario/spelling.h"

namespace amends {
struct JsonText;
}

namespace amends::scenario {

class Reader {
public:
    static constexpr bool reads_only = false;

    /// `json` must outlive the reader. Keys that begin with `x-` go to `extras`.
    Reader(const JsonText& json, std::map<std::string, std::string>& extras);

    template <class T>
    void root(T& value)
    {
        if (!enter_root()) return;
        describe(*this, value);
        leave();
    }

    void text(const Field& field, std::string& value);
    void texts(const Field& field, std::vector<std::string>& values, Count count);
    void patterns(const Field& field, std::vector<std::string>& values, Count count) { texts(field, values, count); }
    void id(const Field& field, std::string& value, Kind kind);
    void ref(const Field& field, std::string& value, Kind kind);
    void maybe_ref(const Field& field, std::optional<std::string>& value, Kind kind);
    void refs(const Field& field, std::vector<std::string>& values, Kind kind, Count count);
    void number(const Field& field, int& value, Range range);
    void flag(const Field& field, bool& value, bool initial);
    void choice(const Field& field, std::string& value, NameList names);
    void acts(const Field& field, acts::ActSet& value);
    void topic_conditions(const Field& field, std::vector<TopicCondition>& values);
    void var_conditions(const Field& field, std::vector<VarCondition>& values);
    void promise_conditions(const Field& field, std::vector<PromiseCondition>& values);
    void wordings(const Field& say, const Field& any, std::vector<std::vector<std::string>>& values);
    void wording_list(const Field& field, std::vector<std::vector<std::string>>& values);
    void assignments(const Field& field, std::map<std::string, std::string>& values);
    void evidence(const Field& field, std::map<std::string, std::vector<std::string>>& values);
    void replacements(const Field& field, std::map<std::string, std::string>& values);
    void sums(const Field& field, std::map<std::string, int>& values);

    template <class E>
    void name(const Field& field, E& value, NameList names, E initial)
    {
        value = initial;
        if (const std::optional<std::size_t> index = name_index(field, names)) value = static_cast<E>(*index);
    }

    template <class E>
    void maybe_name(const Field& field, std::optional<E>& value, NameList names)
    {
        if (const std::optional<std::size_t> index = name_index(field, names)) value = static_cast<E>(*index);
    }

    template <class E>
    void names(const Field& field, std::vector<E>& values, NameList all, const std::vector<E>& initial = {})
    {
        values.clear();
        for (const std::size_t index : name_indices(field, all)) values.push_back(static_cast<E>(index));
        if (values.empty()) values = initial;
    }

    template <class T>
    void spelt(const Field& field, T& value, const Spelling<T>& spelling, const T& initial)
    {
        value = initial;
        const std::optional<std::string> text = spelt_text(field, spelling.expected);
        if (!text) return;
        const std::optional<T> read = spelling.read(*text);
        if (read)
            value = *read;
        else
            refuse_spelling(field, spelling.expected, *text);
    }

    template <class T>
    void part(const Field& field, T& value)
    {
        if (!enter(field)) return;
        describe(*this, value);
        leave();
    }

    template <class T>
    void maybe(const Field& field, std::optional<T>& value)
    {
        if (!enter(field)) return;
        describe(*this, value.emplace());
        leave();
    }

    template <class F>
    void group(const Field& field, F fields)
    {
        if (!enter(field)) return;
        fields(*this);
        leave();
    }

    template <class T>
    void list(const Field& field, std::vector<T>& values, Count count)
    {
        values.resize(enter_list(field, count));
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (!enter_item(i)) continue;
            describe(*this, values[i]);
            leave();
        }
        leave_list();
    }

    /// Faults of shape, in the order in which they were met.
    Diagnostics& faults() { return faults_; }
    /// Pointers whose values cannot be trusted: those of the faults, of keys that a misspelt one may have meant, and
    /// list/- where not all ids of a list could be read.
    const std::vector<std::string>& doubtful() const { return doubtful_; }

private:
    struct Frame {
        const nlohmann::json* value = nullptr;
        std::string pointer;                  ///< RFC 6901
        std::string path;                     ///< the same, by ids where things declare one
        std::string list_path;                ///< of an item: the path of its list
        std::vector<std::string_view> known;  ///< keys that the description named
        std::vector<Field> missing;           ///< of these, what is required and not there
    };

    bool enter_root();
    bool enter(const Field& field);
    std::size_t enter_list(const Field& field, Count count);
    bool enter_item(std::size_t index);
    void leave();
    void leave_list();

    const nlohmann::json* find(const Field& field);
    const nlohmann::json* find_list(const Field& field, Count count);
    const nlohmann::json* find_map(const Field& field);
    std::optional<std::size_t> name_index(const Field& field, NameList names);
    std::vector<std::size_t> name_indices(const Field& field, NameList names);
    std::optional<std::string> spelt_text(const Field& field, std::string_view expected);
    void refuse_spelling(const Field& field, std::string_view expected, const std::string& text);

    std::string text_at(const nlohmann::json& value, const std::string& pointer);
    std::string id_at(const nlohmann::json& value, const std::string& pointer, Kind kind = Kind::value);
    std::optional<std::size_t> name_at(const nlohmann::json& value, const std::string& pointer, NameList names);
    std::vector<std::string> segments_at(const nlohmann::json& value, const std::string& pointer);
    std::vector<std::vector<std::string>> wordings_at(const nlohmann::json& value, const std::string& pointer,
                                                      Count count);
    std::vector<std::string> ids_at(const nlohmann::json& value, const std::string& pointer);
    bool is_list(const nlohmann::json& value, const std::string& pointer, Count count);
    std::optional<int> number_at(const nlohmann::json& value, const std::string& pointer, Range range);

    std::string at(const Field& field) const;
    std::string suggestion(std::string_view word, NameList names) const;
    void refuse(const std::string& pointer, std::string message);
    void doubt_ids_of(const std::string& item);
    void refuse_key(const std::string& pointer, std::string message);
    void refuse_found(const std::string& pointer, std::string_view expected, const nlohmann::json& found);

    const JsonText& json_;
    std::map<std::string, std::string>& extras_;
    std::vector<Frame> frames_;
    Diagnostics faults_;
    std::vector<std::string> doubtful_;
};

}  // namespace amends::scenario
