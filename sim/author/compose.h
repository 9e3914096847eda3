#pragma once
// Edits that mean something to an author, made of changes: each is worked out against the document as it stands, and
// makes nothing by itself.

#include <string>
#include <string_view>

#include "sim/author/document.h"
#include "sim/scenario/field.h"

namespace amends::author {

/// What a text begins with that the format asks for and nobody has written yet (finding no-words-yet).
inline constexpr std::string_view no_words = "…";

/// Sets a key of an object, or takes it away where the value is what is left out anyway; makes the objects around it
/// where they are missing, and takes them away where they become empty. `value` is JSON; empty: takes the key away.
/// Nothing to do gives no changes.
Edit put(const Document& document, std::string_view at, std::string_view value);
/// The same for a text.
Edit put_text(const Document& document, std::string_view at, std::string_view text);

/// One more item of a list of objects, with everything that it needs to be read: ids that are new, texts of "…", first
/// names. Exits and lines stand before the last, which has no guard. `at` is the list; the pointer of the new item is
/// the first change's.
Edit add_item(const Document& document, std::string_view list);

/// An object that is not there yet (a line, a worksheet), with everything that it needs to be read.
Edit add_object(const Document& document, std::string_view at);

/// A node that the play goes on to from an exit: the exit leads to it, and it leads to where the exit led.
/// `way` is the pointer of an exit, or empty: then nothing leads to the node yet.
Edit add_node(const Document& document, std::string_view way, std::string_view title);

/// An exit leads to that node; an empty one means that the customer stays.
Edit link(const Document& document, std::string_view way, std::string_view node);

/// Takes an item of a list, or a key, away.
Edit take_away(const Document& document, std::string_view at);

/// Another like it right behind it, its ids new.
Edit duplicate(const Document& document, std::string_view item);

/// JSON that was copied, as a new item of a list; ids that are taken are made new.
///
/// errors  no JSON object
Checked<Edit> paste(const Document& document, std::string_view list, std::string_view json);

/// Gives a thing another id, everywhere it is named.
///
/// errors  no id, or one that is taken
Checked<Edit> rename(const Document& document, scenario::Kind kind, std::string_view from, std::string_view to,
                     std::string_view scope = {});

/// What two versions of bytes differ in, as one edit that leads from the document to them.
Edit become(const Document& document, std::string_view bytes, Message what);

}  // namespace amends::author
