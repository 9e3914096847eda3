#pragma once
// Bytes to a story. Three forms: Twee 3 (iftechfoundation, 3.0.2), Twine 2 HTML (1.0.2), Twine 2 JSON (1.0).

#include <optional>
#include <string>
#include <string_view>

#include "sim/scenario/exchange/story.h"

namespace amends::exchange {

enum class Form : std::uint8_t { twee, html, json };

/// By how the file's name ends; else by how the bytes begin.
Form form_of(std::string_view bytes, std::string_view name);

/// Reads a story in whatever form it is. What does not follow the form is a note, and the reading goes on.
///
/// name    of the file, for places
/// wanted  the title of one story, or its number from 1, where a file holds several; may be empty
/// errors  No story is there: another kind of file, a story of Twine 1, text that is not UTF-8 throughout (UTF-16),
///         broken JSON; or it holds several and `wanted` names none of them.
Checked<Story> read_story(std::string_view bytes, std::string_view name, std::string_view wanted = "");

Checked<Story> read_twee(std::string_view bytes, std::string_view name);
Checked<Story> read_twine_html(std::string_view bytes, std::string_view name, std::string_view wanted = "");
Checked<Story> read_twine_json(std::string_view bytes, std::string_view name);

/// Twee 3. Reading it gives the same title, data, passages (names, tags, positions, text), scripts and stylesheets;
/// writing that gives the same bytes. Blank lines at the end of a passage are not part of it.
std::string write_twee(const Story& story);

}  // namespace amends::exchange
