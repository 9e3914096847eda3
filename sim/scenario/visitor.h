#pragma once
// The Io that goes through a scenario in memory along the description in shape.h and tells whoever derives from it
// what it meets, with the pointer of each value in the written file.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/scenario/shape.h"

namespace amends::scenario {

/// Self overrides what it wants to hear of. on_key_ref: the reference is the key itself; on_speech: every line except
/// the entry lines of nodes. `points`: pointer() is kept; who does not need it need not pay for it.
template <class Self, bool looks_only, bool points = false>
class Visitor {
public:
    static constexpr bool reads_only = looks_only;
    template <class T>
    using Seen = std::conditional_t<looks_only, const T, T>;
    using Texts = std::vector<std::string>;

    void on_text(Seen<std::string>&) {}
    void on_id(Kind, Seen<std::string>&) {}
    void on_ref(Kind, Seen<std::string>&) {}
    void on_key_ref(Kind, const std::string&) {}
    void on_guard(Seen<Guard>&) {}
    void on_speech(Seen<Speech>&) {}
    void on_assignments(Seen<std::map<std::string, std::string>>&) {}
    void on_remember() {}

    void text(const Field& field, Seen<std::string>& value)
    {
        if (!value.empty()) below(field.key, [&] { self().on_text(value); });
    }

    void texts(const Field& field, Seen<Texts>& values, Count)
    {
        below(field.key, [&] { segments(values); });
    }

    void patterns(const Field&, Seen<Texts>&, Count) {}

    void id(const Field& field, Seen<std::string>& value, Kind kind)
    {
        if (!value.empty()) below(field.key, [&] { self().on_id(kind, value); });
    }

    void ref(const Field& field, Seen<std::string>& value, Kind kind)
    {
        if (!value.empty()) below(field.key, [&] { self().on_ref(kind, value); });
    }

    void maybe_ref(const Field& field, Seen<std::optional<std::string>>& value, Kind kind)
    {
        if (value) ref(field, *value, kind);
    }

    void refs(const Field& field, Seen<Texts>& values, Kind kind, Count)
    {
        below(field.key, [&] { each(values, [&](auto& value) { self().on_ref(kind, value); }); });
    }

    void number(const Field&, Seen<int>&, Range) {}
    void flag(const Field&, Seen<bool>&, bool) {}
    void choice(const Field&, Seen<std::string>&, NameList) {}
    void acts(const Field&, Seen<acts::ActSet>&) {}

    template <class E>
    void name(const Field&, E&, NameList, std::remove_const_t<E>)
    {
    }

    template <class E>
    void maybe_name(const Field& field, E& value, NameList)
    {
        if (value) below(field.key, [&] { self().on_remember(); });
    }

    template <class E>
    void names(const Field&, E&, NameList, const std::remove_const_t<E>& = {})
    {
    }

    template <class T>
    void spelt(const Field&, T&, const Spelling<std::remove_const_t<T>>&, const std::remove_const_t<T>&)
    {
    }

    void topic_conditions(const Field& field, Seen<std::vector<TopicCondition>>& values)
    {
        below(field.key, [&] { each(values, [&](auto& value) { self().on_ref(Kind::topic, value.topic); }); });
    }

    void var_conditions(const Field& field, Seen<std::vector<VarCondition>>& values)
    {
        below(field.key, [&] {
            for (auto& value : values) below(value.var, [&] { self().on_key_ref(Kind::var, value.var); });
        });
    }

    void promise_conditions(const Field& field, Seen<std::vector<PromiseCondition>>& values)
    {
        below(field.key, [&] {
            for (auto& value : values) below(value.promise, [&] { self().on_key_ref(Kind::promise, value.promise); });
        });
    }

    void wordings(const Field& say, const Field& any, Seen<std::vector<Texts>>& values)
    {
        if (values.size() == 1)
            below(say.key, [&] { segments(values.front()); });
        else
            wording_list(any, values);
    }

    void wording_list(const Field& field, Seen<std::vector<Texts>>& values)
    {
        below(field.key, [&] { each(values, [&](auto& value) { segments(value); }); });
    }

    void assignments(const Field& field, Seen<std::map<std::string, std::string>>& values)
    {
        below(field.key, [&] {
            self().on_assignments(values);
            for (const auto& entry : values) below(entry.first, [&] { self().on_key_ref(Kind::var, entry.first); });
        });
    }

    void evidence(const Field& field, Seen<std::map<std::string, Texts>>& values)
    {
        below(field.key, [&] {
            for (auto& entry : values) below(entry.first, [&] { segments(entry.second); });
        });
    }

    void replacements(const Field&, Seen<std::map<std::string, std::string>>&) {}
    void sums(const Field&, Seen<std::map<std::string, int>>&) {}

    template <class T>
    void part(const Field& field, T& value)
    {
        below(field.key, [&] {
            if constexpr (std::is_same_v<std::remove_const_t<T>, Guard>) self().on_guard(value);
            if constexpr (std::is_same_v<std::remove_const_t<T>, Speech>) self().on_speech(value);
            describe(self(), value);
        });
    }

    template <class T>
    void maybe(const Field& field, T& value)
    {
        if (value) below(field.key, [&] { describe(self(), *value); });
    }

    template <class F>
    void group(const Field& field, F fields)
    {
        below(field.key, [&] { fields(self()); });
    }

    template <class T>
    void list(const Field& field, T& values, Count)
    {
        below(field.key, [&] { each(values, [&](auto& value) { describe(self(), value); }); });
    }

protected:
    const std::string& pointer() const { return pointer_; }

private:
    Self& self() { return static_cast<Self&>(*this); }

    template <class Key, class F>
    void below(const Key& key, F then)
    {
        const std::size_t size = pointer_.size();
        if constexpr (points) append(key);
        then();
        pointer_.resize(size);
    }

    void append(std::size_t index)
    {
        pointer_ += '/';
        pointer_ += std::to_string(index);
    }

    void append(std::string_view key)
    {
        pointer_ += '/';
        for (const char c : key) {
            if (c == '~' || c == '/')
                pointer_ += c == '~' ? "~0" : "~1";
            else
                pointer_ += c;
        }
    }

    template <class Values, class F>
    void each(Values& values, F then)
    {
        for (std::size_t i = 0; i < values.size(); ++i) below(i, [&] { then(values[i]); });
    }

    void segments(Seen<Texts>& values)
    {
        each(values, [&](auto& value) { self().on_text(value); });
    }

    std::string pointer_;
};

}  // namespace amends::scenario
