#pragma once
// A framework as data: criteria that are monitors or measures, and the marks that a case earns under it.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scoring/base/message.h"
#include "scoring/base/result.h"
#include "scoring/base/words.h"
#include "scoring/rubric/case_record.h"

namespace amends::rubric {

/// One thing that a mark rests on. Words (turn and act; the spans are in that turn's hearing), a deed,
/// a promise, a contact, or the worksheet; `note` says in a few words what it shows.
struct Evidence {
    enum class Kind : std::uint8_t { words, action, promise, contact, worksheet, time };
    Kind kind = Kind::words;
    int index = 0;                 ///< into turns, actions, promises or contacts
    std::optional<acts::Act> act;  ///< with words
    bool against = false;          ///< it cost the mark
    Message note;

    bool operator==(const Evidence&) const = default;
};

struct CriterionMark {
    std::string id;
    std::string title;  ///< in the rubric's own words
    int weight = 0;
    bool observed = false;           ///< the scenario offers it
    int mark = 0;                    ///< 0..100; 0 where not observed
    int generous = 0;                ///< the mark with every unsure helpful act taken as present
    std::vector<Evidence> evidence;  ///< never empty where mark > 0
    std::vector<Message> missing;    ///< what full marks would have needed; empty at 100

    bool operator==(const CriterionMark&) const = default;
};

struct FrameworkMark {
    std::string id;
    std::string title;
    int total = 0;  ///< 0..100, rounded once: sum of weight x mark over what is observed / sum of weights
    int generous = 0;
    bool pass = false;          ///< total or generous at the pass mark, and no gate broken
    int coverage_permille = 0;  ///< weight observed of all weight
    std::vector<CriterionMark> criteria;

    bool operator==(const FrameworkMark&) const = default;
};

inline constexpr int pass_mark = 70;

/// A framework, immutable and cheap to copy.
class Rubric {
public:
    struct Data;
    explicit Rubric(std::shared_ptr<const Data> data);
    const Data& data() const { return *data_; }
    const std::string& id() const;
    const std::string& title() const;

private:
    std::shared_ptr<const Data> data_;
};

/// Reads assets/rubrics/<id>.json. All faults of a file in one go, in file order.
Checked<Rubric> parse_rubric(std::string_view bytes, std::string_view name);

/// Every sentence of the framework's file by message key: the words of the evidence's notes and of what is missing.
const Catalogue& words_of(const Rubric& rubric);

FrameworkMark mark(const Rubric& rubric, const CaseRecord& record);

/// One published disagreement between frameworks, as data: where they part, and what each asks.
struct Disagreement {
    struct Position {
        std::string framework;              ///< its id
        std::string asks;                   ///< one sentence
        std::vector<std::string> criteria;  ///< of the framework, in which it can be seen; none: it asks for nothing

        bool operator==(const Position&) const = default;
    };
    std::string id;
    std::string title;
    std::vector<Position> positions;

    bool operator==(const Disagreement&) const = default;
};

/// Reads assets/rubrics/disagreements.json.
Checked<std::vector<Disagreement>> parse_disagreements(std::string_view bytes, std::string_view name);

/// A house gate, as a person reads it: outside every rubric and stronger than any average.
struct Gate {
    std::string id;  ///< safety privacy discrimination legal abuse
    std::string title;
    std::string rule;  ///< what must not happen, one sentence

    bool operator==(const Gate&) const = default;
};

/// Reads assets/rubrics/gates.json.
Checked<std::vector<Gate>> parse_gates(std::string_view bytes, std::string_view name);

}  // namespace amends::rubric
