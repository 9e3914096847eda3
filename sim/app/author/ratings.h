#pragma once
// Replies of real plays, labelled by people: a sheet for each rater, two of them beside each other and beside the
// scorer.

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/acts/hear.h"
#include "scoring/evaluate/agreement.h"
#include "scoring/evaluate/interval.h"
#include "sim/drafts/journal.h"

namespace amends::app {

/// A reply to be labelled, and what somebody has said of it.
struct RatedReply {
    std::string id, situation, customer, reply;
    std::map<std::string, std::vector<std::string>> acts;  ///< act -> the words that show it
    std::set<std::string> unsure;                          ///< acts that they would rather not decide
    int empathy = 0;
    bool rated = false;
    std::string line;  ///< as it came: what else stands in it is kept

    bool operator==(const RatedReply&) const = default;
};

/// JSON lines as `amends records replies` writes them; lines that are none are passed over.
std::vector<RatedReply> read_replies(std::string_view lines);
/// Those that are rated, ready to be compared and taught (docs/calibration.md).
std::string rated_lines(const std::vector<RatedReply>& replies);
/// What a rater has said so far stands in the place of what is blank.
void take_ratings(std::vector<RatedReply>& replies, std::string_view rated);

/// The parts that a reply is labelled by: its sentences and what stands between commas, as they stand in it.
std::vector<std::string> parts_of(std::string_view reply);

/// Somebody who has a sheet: its file without the ending, and what they call themselves.
struct Rater {
    std::string sheet, name;

    bool operator==(const Rater&) const = default;
};

/// "anna-k" of "Anna K.": the sheet of whoever is called so in that folder, or the one that they are to have. Two names
/// never share one.
std::string sheet_of(const std::filesystem::path& folder, const std::string& name);
/// From now on that sheet is theirs.
Checked<void> keep_name(const std::filesystem::path& folder, const Rater& rater, const drafts::SyncToDisk& sync);
/// Every rater who has a sheet in that folder, by its file.
std::vector<Rater> raters_in(const std::filesystem::path& folder);

/// Two raters on the replies that both have rated.
struct RatersCompared {
    evaluate::AgreementReport report;  ///< its differences hold no replies: see `apart`
    struct Apart {
        std::string reply;
        std::vector<std::string> only_a, only_b, heard;
    };
    std::vector<Apart> apart;  ///< the furthest apart first
};

/// errors  labels that cannot be read, with file and line
Checked<RatersCompared> compare_raters(const std::string& a, std::string_view name_a, const std::string& b,
                                       std::string_view name_b, const acts::Model& model);

}  // namespace amends::app
