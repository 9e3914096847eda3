#pragma once
// A story as a scenario of format 1 that can be read and played as it is.

#include <string>
#include <vector>

#include "scoring/base/result.h"
#include "sim/scenario/exchange/graph.h"
#include "sim/scenario/scenario.h"

namespace amends::exchange {

struct ImportWishes {
    std::string id;               ///< of the scenario; empty: made from the title
    std::string language = "en";  ///< of the story
    int rounds = 1;               ///< how often a circle can be gone through, 1..20; each round is a copy of its nodes
};

struct Imported {
    scenario::Scenario scenario;
    std::string layout;             ///< layout.json: where the passages lay, and what was not carried beside them
    std::vector<Note> notes;        ///< all that was not carried as it stood, in file order
    std::vector<std::string> open;  ///< what the author still has to say, a sentence each
};

/// Every passage becomes a node that says its text, every link an offered reply and the exit that it takes.
///
/// - A passage without links ends the play, with an ending of its own.
/// - A node has at most six exits: where a passage leads to more than five others, "More …" leads to the rest.
/// - Nodes form no circle: a link that closes one leads, after the last round, to a node that says so and ends the
/// play.
/// - Passages that nothing leads to begin a contact of their own, which the story never opens.
///
/// Nodes keep the passage that they were (`x-passage`, `x-tags`, `x-position`, `x-size`, `x-metadata`, `x-source`), and
/// the scenario what else the story held (`x-twine`), so that from_scenario can give the story back.
///
/// errors  more nodes than a scenario may have
Checked<Imported> to_scenario(const Story& story, const ImportWishes& wishes);

/// Lower-case words joined by '-', at most `most` characters; empty where the text has no ASCII letter or digit.
std::string slug(std::string_view text, std::size_t most = 40);

/// Without control characters and marks that turn the direction of writing; tabs are blanks.
std::string cleaned(std::string_view text);

/// A story's title as a scenario may have it.
std::string title_of(std::string_view title);

/// The text of a passage: paragraphs, then a line for each link.
std::string passage_text(const std::vector<std::string>& paragraphs, const std::vector<std::string>& links);

}  // namespace amends::exchange
