#pragma once
// Hand-built cases for the tests of this room: a guest is walked to another hotel at midnight.

#include <initializer_list>
#include <string>
#include <vector>

#include "scoring/rubric/framework.h"
#include "scoring/rubric/rubric.h"

namespace amends::rubric {

inline const std::vector<std::string> framework_ids = {"seven_strategies", "seven_steps", "heal", "sixty_seconds",
                                                       "human_first"};

/// A shipped framework; a broken file fails the test that asks for it.
const Rubric& framework(const std::string& id);

/// The whole of a file below the project's folder.
std::string project_file(const std::string& path);

/// Every offer there is.
std::vector<Offer> all_offers();

struct Said {
    acts::ActSet acts;
    int empathy = 0;
    std::vector<std::string> names = {};   ///< topics that the reply names
    std::vector<std::string> offers = {};  ///< topics that it offers
    bool story_told = false;
    int words = 20;
    int customer_words = 30;
};

/// Builds a case step by step; clocks run at 150 words a minute.
class CaseBuilder {
public:
    CaseBuilder();
    CaseBuilder& contact(Purpose purpose, Opener opener = Opener::customer, std::int64_t after_s = 0);
    CaseBuilder& say(const Said& said);
    CaseBuilder& act(ActionKind kind, const std::string& id, std::int64_t duration_s = 10);
    CaseBuilder& promise(acts::Act act, Fate fate);
    Turn& turn() { return record.turns.back(); }
    Action& action() { return record.actions.back(); }

    CaseRecord record;

private:
    std::int64_t sim_s_ = 0;
    std::int64_t talk_ms_ = 0;
};

acts::Hearing hearing_of(acts::ActSet acts, int empathy, int words);

CaseRecord good_case();
CaseRecord middling_case();
CaseRecord rude_case();
/// One reply with every helpful act and grade 3, then silence; the promises are broken.
CaseRecord stuffed_case(std::vector<Offer> offers);

int total(const std::string& framework_id, const CaseRecord& record);

/// The mark of one criterion; fails the test where there is none of that name.
CriterionMark criterion(const std::string& framework_id, const std::string& criterion_id, const CaseRecord& record);

}  // namespace amends::rubric
