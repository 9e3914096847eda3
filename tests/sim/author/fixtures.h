#pragma once
// Documents made of the scenarios that ship and of the small ones of the tests; edits made by chance.

#include <stdexcept>
#include <string>
#include <vector>

#include "scoring/base/chance.h"
#include "sim/author/compose.h"
#include "sim/author/document.h"
#include "sim/author/references.h"
#include "sim/scenario/parse.h"
#include "sim/scenario/write.h"
#include "tests/sim/scenario/fixtures.h"

namespace amends::author {

inline Document document_of(const std::string& path)
{
    Checked<Document> read = Document::read(scenario::bytes_of(path), path);
    if (!read) throw std::runtime_error(scenario::shown(read.error()));
    return std::move(*read);
}

inline const char* const tiny_path = "tests/data/tiny.scenario.json";
inline const char* const small_path = "tests/data/small.scenario.json";

inline std::vector<std::string> canonical_paths()
{
    return {"scenarios/chair-in-pieces/scenario.json", "scenarios/painted-on/scenario.json",
            "scenarios/pencilled-in/scenario.json", "scenarios/walked-at-one/scenario.json",
            "scenarios/wrong-tablets/scenario.json"};
}

/// Makes it, and fails where it cannot be made.
inline Document after(Document document, const Edit& edit)
{
    const Checked<Edit> back = document.apply(edit);
    if (!back) throw std::runtime_error(scenario::shown(back.error()));
    return document;
}

inline std::string faults_of(const Document& document)
{
    const Checked<scenario::Scenario> read = scenario::parse_scenario(document.bytes(), "document");
    return read ? "" : scenario::shown(read.error());
}

/// What canonical files hold of a sound document.
inline std::string canonical(const Document& document)
{
    return scenario::write_scenario(scenario::sound(document.bytes(), "document"));
}

/// Edits of every kind, at places that exist.
class Whims {
public:
    explicit Whims(std::uint64_t seed) : seed_(seed) {}

    Edit next(const Document& document)
    {
        const std::vector<Reference> all = references(document);
        const Reference& some = all[below(all.size())];
        const std::string item = parent_of_item(some.at);
        const std::string node = "/nodes/" + std::to_string(below(document.size("/nodes")));
        switch (below(10)) {
            case 0:
                return put_text(document, node + "/title", "Title " + std::to_string(place_));
            case 1:
                return put(document, node + "/title", "");
            case 2:
                return add_item(document, node + "/offered");
            case 3:
                return add_node(document, document.has(node + "/exits/0") ? node + "/exits/0" : "", "Ask her");
            case 4:
                return take_away(document, item);
            case 5:
                return duplicate(document, node);
            case 6: {
                const Checked<Edit> edit =
                    rename(document, some.kind, some.id, "id-" + std::to_string(place_), some.scope);
                return edit ? *edit : Edit{};
            }
            case 7: {
                const int to = static_cast<int>(below(document.size("/nodes")));
                return {message("move"), {move_to(node, to)}};
            }
            case 8:
                return put(document, "/content_note", R"(["It is loud."])");
            default:
                return {message("set"), {set_at(some.at, "\"x-1\"")}};
        }
    }

private:
    std::size_t below(std::size_t bound)
    {
        return chance_below(seed_, place_++, "whim", static_cast<std::uint32_t>(bound));
    }

    static std::string parent_of_item(const std::string& at) { return at.substr(0, at.rfind('/')); }

    std::uint64_t seed_;
    std::uint64_t place_ = 0;
};

}  // namespace amends::author
