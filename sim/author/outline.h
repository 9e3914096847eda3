#pragma once
// The format as data: which keys an object has, in which order, and what may stand there. Made from the one description
// in sim/scenario/shape.h, so that forms, canonical places of keys and walks over references cannot disagree with it.

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario/field.h"
#include "sim/scenario/names.h"

namespace amends::author {

/// What stands at a key.
enum class Form : std::uint8_t {
    text,
    texts,     ///< a list of texts; also the words of a topic
    segments,  ///< a list of texts that are said one after the other
    wordings,  ///< a list of segments
    id,        ///< declares a thing of a kind
    ref,       ///< names one
    refs,      ///< names several; of Kind::value in a variable: declares them
    number,
    flag,
    name,     ///< one of `names`
    names,    ///< several of `names`
    spelt,    ///< a short text of its own spelling: a band, a moment, a date
    topics,   ///< a list of topics, each an id or {"id", "how"}
    vars,     ///< an object: variable -> value or list of values
    fates,    ///< an object: promise -> fate or list of fates
    sets,     ///< an object: variable -> value
    quotes,   ///< an object: act -> words that show it
    phrases,  ///< an object: phrase -> phrase
    sums,     ///< an object: name of a sum -> number
    object,   ///< `inside` says which keys
    list      ///< of objects; `inside` says which keys
};

struct Row {
    std::string_view key;
    std::string_view meaning;  ///< in an author's words, English
    bool required = false;
    Form form = Form::text;
    scenario::Kind kind = scenario::Kind::scenario;  ///< of id, ref, refs
    scenario::Range range;                           ///< of a number
    scenario::Count count;                           ///< of a list
    std::vector<std::string_view> names;
    std::string expected;  ///< of spelt: how it is written, after "expected"
    std::string initial;   ///< JSON of what is left out of canonical files; empty: nothing is
    std::vector<Row> inside;

    const Row* find(std::string_view key) const;
};

/// The scenario itself; its rows are the sections.
const Row& outline();

/// What the format says of the place that a pointer names.
struct Spot {
    const Row* row = nullptr;  ///< null: the format knows nothing of it
    bool item = false;         ///< it is one item of row's list, or one value of its map

    /// The keys of the object there; null where no object with fixed keys stands.
    const std::vector<Row>* keys() const;
};

Spot spot_of(std::string_view pointer);

/// The steps of an RFC 6901 pointer, unescaped.
std::vector<std::string> steps_of(std::string_view pointer);
/// The pointer of what `pointer` stands in; of "" it is "".
std::string parent_of(std::string_view pointer);
/// The last step, unescaped.
std::string last_step(std::string_view pointer);
/// Whether `inner` is `outer` or stands in it.
bool stands_in(std::string_view inner, std::string_view outer);

}  // namespace amends::author
