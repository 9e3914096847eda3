#pragma once
// What an author calls things: labels of keys, summaries of items, choices for lists.

#include <string>
#include <string_view>
#include <vector>

#include "sim/app/panels/wording.h"
#include "sim/app/ui/ui.h"
#include "sim/author/document.h"
#include "sim/author/outline.h"
#include "sim/author/problems.h"
#include "sim/author/references.h"

namespace amends::app {

/// "exits.to" of "/nodes/3/exits/0/to": the key and what it stands in; guards are all called "when", lines "line".
std::string field_name(std::string_view pointer);
/// The label of a key: `author.field.<name>`.
std::string label_of(std::string_view pointer, const Words& words);
/// What it is for: `author.about.<name>`.
std::string about_of(std::string_view pointer, const Words& words);

/// The first words of an item, as one would find it in a list.
std::string summary_of(const author::Document& document, std::string_view item, const Words& words);
/// A second line: where an exit leads and when, what an answer answers.
std::string detail_of(const author::Document& document, const author::References& all, std::string_view item,
                      const Words& words);
/// Where something stands, in the words of the forms: "What happens now › Way on: agreed › Says".
std::string place_words(const author::Document& document, std::string_view pointer, const Words& words);
/// What is wrong, in the words of the forms where there are such.
std::string problem_words(const author::Problem& problem, const Words& words);
/// A guard in words: "apology, empathy 2"; empty where there is none.
std::string guard_words(const author::Document& document, std::string_view guard, const Words& words);

/// How long the words of a line or a reply are, and how hard to follow: "18 words, 0:08 to say; reading level: school
/// grade 3.4". A grade below 0 is shown as 0. Empty where nothing is said.
std::string prose_words(std::string_view text, const Words& words);
/// Whether the text at `pointer` is a reply: one that is offered, or a better one.
bool is_reply(std::string_view pointer);

/// Everything that a reference of that kind can name.
std::vector<ui::Option> options_for(const author::Document& document, const author::References& all,
                                    scenario::Kind kind, std::string_view scope, const Words& words);
/// One of a fixed list; acts have their words.
std::vector<ui::Option> options_for(const std::vector<std::string_view>& names, const Words& words);
std::string words_of_name(std::string_view name, const Words& words);

}  // namespace amends::app
