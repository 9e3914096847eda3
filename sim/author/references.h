#pragma once
// Where things are declared and where they are named, in any document, sound or not.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/author/document.h"
#include "sim/scenario/field.h"

namespace amends::author {

struct Reference {
    scenario::Kind kind = scenario::Kind::node;
    std::string at;  ///< pointer of the id, or of the value below a key that is the id
    std::string id;
    std::string scope;  ///< of a value: its variable; of an option: the pointer of its question
    bool declares = false;
    bool is_key = false;

    bool operator==(const Reference&) const = default;
};

using References = std::vector<Reference>;

/// Every declaration and reference, in the order of the document. What follows reads this list, so that it is made once
/// for a document; each is also there for a document alone.
References references(const Document& document);

/// Ids of a kind in the order in which they are declared; of values only those of the variable `scope`.
std::vector<std::string> declared(const References& all, scenario::Kind kind, std::string_view scope = {});
std::vector<std::string> declared(const Document& document, scenario::Kind kind, std::string_view scope = {});

/// Pointer of the thing that declares the id ("/nodes/3", not "/nodes/3/id"); empty where nothing does.
std::string place_of(const References& all, scenario::Kind kind, std::string_view id);
std::string place_of(const Document& document, scenario::Kind kind, std::string_view id);

/// Everything that names it, without its declaration.
References uses(const References& all, scenario::Kind kind, std::string_view id, std::string_view scope = {});
References uses(const Document& document, scenario::Kind kind, std::string_view id, std::string_view scope = {});

/// An id made of those words that nothing of the kind has yet: "Talk to her" becomes talk-to-her, or talk-to-her-2.
std::string fresh_id(const Document& document, scenario::Kind kind, std::string_view words);

/// Lower-case words joined by '-', as ids are; "" becomes "x".
std::string slug(std::string_view words);

}  // namespace amends::author
