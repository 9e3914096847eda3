#include "tests/scoring/rubric/cases.h"

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>

#include "scoring/rubric/names.h"

namespace amends::rubric {

using acts::Act;
using acts::acts_of;

std::string project_file(const std::string& path)
{
    std::ifstream file(std::string(AMENDS_SOURCE_DIR) + "/" + path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot open " + path);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

const Rubric& framework(const std::string& id)
{
    static std::map<std::string, Rubric> loaded;
    const auto found = loaded.find(id);
    if (found != loaded.end()) return found->second;
    const Checked<Rubric> rubric = parse_rubric(project_file("assets/rubrics/" + id + ".json"), id + ".json");
    if (!rubric) {
        std::string faults;
        for (const Diagnostic& diagnostic : rubric.error()) faults += to_string(diagnostic) + "\n";
        throw std::runtime_error(faults);
    }
    return loaded.emplace(id, *rubric).first->second;
}

std::vector<Offer> all_offers()
{
    std::vector<Offer> offers;
    for (std::size_t i = 0; i < offer_names().size(); ++i) offers.push_back(static_cast<Offer>(i));
    return offers;
}

acts::Hearing hearing_of(acts::ActSet acts, int empathy, int words)
{
    acts::Hearing hearing;
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        if (!acts.has(acts::act_at(i))) continue;
        hearing.acts[i].present = true;
        hearing.acts[i].permille = 1000;
        hearing.acts[i].spans = {{0, 4}};
    }
    hearing.empathy = empathy;
    hearing.words = words;
    return hearing;
}

CaseBuilder::CaseBuilder()
{
    record.offers = all_offers();
    record.par_fix_s = 600;
    record.authority_practice = 10000;
    record.trust_start = 2;
    record.trust_end = 2;
}

CaseBuilder& CaseBuilder::contact(Purpose purpose, Opener opener, std::int64_t after_s)
{
    sim_s_ += after_s;
    talk_ms_ = 0;
    Contact contact;
    contact.id = "contact-" + std::to_string(record.contacts.size() + 1);
    contact.purpose = purpose;
    contact.opener = opener;
    contact.sim_s = sim_s_;
    record.contacts.push_back(contact);
    return *this;
}

CaseBuilder& CaseBuilder::say(const Said& said)
{
    Turn turn;
    turn.contact = static_cast<int>(record.contacts.size()) - 1;
    turn.hearing = hearing_of(said.acts, said.empathy, said.words);
    for (const std::string& name : said.names) turn.hearing.topics.push_back({name, acts::TopicHow::said, {0, 4}});
    for (const std::string& name : said.offers) turn.hearing.topics.push_back({name, acts::TopicHow::offered, {0, 4}});
    constexpr std::int64_t ms_per_word = 400;
    talk_ms_ += said.customer_words * ms_per_word;
    turn.sim_s = sim_s_ + talk_ms_ / 1000;
    turn.talk_ms = talk_ms_;
    talk_ms_ += said.words * ms_per_word;
    turn.talk_ms_end = talk_ms_;
    turn.customer_words = said.customer_words;
    turn.story_told = said.story_told;
    turn.trust = record.trust_start;
    record.turns.push_back(turn);
    return *this;
}

CaseBuilder& CaseBuilder::act(ActionKind kind, const std::string& id, std::int64_t duration_s)
{
    Action action;
    action.id = id;
    action.kind = kind;
    action.contact = static_cast<int>(record.contacts.size()) - 1;
    action.before_turn = static_cast<int>(record.turns.size());
    action.sim_s = sim_s_ + talk_ms_ / 1000;
    action.talk_ms = talk_ms_;
    action.duration_ms = duration_s * 1000;
    action.visible = true;
    action.announced = true;
    action.fixes = kind == ActionKind::fix;
    action.chosen = kind == ActionKind::fix;
    action.value = kind == ActionKind::give ? 3 : 1;
    talk_ms_ += action.duration_ms;
    record.actions.push_back(action);
    return *this;
}

CaseBuilder& CaseBuilder::promise(Act act, Fate fate)
{
    Promise promise;
    promise.id = "promise-" + std::to_string(record.promises.size() + 1);
    promise.turn = static_cast<int>(record.turns.size()) - 1;
    promise.act = act;
    promise.fate = fate;
    record.promises.push_back(promise);
    return *this;
}

CaseRecord good_case()
{
    CaseBuilder c;
    c.contact(Purpose::complaint);
    c.say({acts_of(Act::apology, Act::own_it, Act::invite_story), 1, {"room"}, {}, false, 14, 20});
    c.say({acts_of(Act::acknowledge_feeling), 2, {}, {}, false, 10, 40});
    c.say({acts_of(Act::apology, Act::acknowledge_feeling, Act::take_perspective, Act::check_understanding),
           3,
           {"daughter"},
           {},
           true,
           25,
           40});
    c.act(ActionKind::consult, "ask-manager", 10);
    c.say({acts_of(Act::offer_choice, Act::explain_fix, Act::set_expectation, Act::ask_detail),
           2,
           {},
           {"suite", "other-hotel"},
           true,
           30,
           10});
    c.act(ActionKind::three_way, "manager-joins", 10);
    c.act(ActionKind::fix, "suite", 20);
    c.act(ActionKind::give, "breakfast", 5).action().cost = 3000;
    c.say({acts_of(Act::explain_cause, Act::promise_follow_up, Act::commit_time, Act::compensate),
           2,
           {},
           {},
           true,
           25,
           12});
    c.turn().cause_owed = true;
    c.say({acts_of(Act::thank), 2, {}, {}, true, 15, 10});
    c.promise(Act::promise_follow_up, Fate::kept);
    c.act(ActionKind::report_cause, "tell-reservations").action().contact = -1;
    c.contact(Purpose::follow_up, Opener::trainee, 36000);
    c.say({acts_of(Act::confirm_resolved, Act::progress_update), 2, {}, {}, true, 18, 10});
    c.contact(Purpose::next_visit, Opener::customer, 2'600'000);
    c.say({acts_of(Act::recall_history), 2, {}, {}, true, 15, 10});
    c.record.worksheet = Worksheet{true, true, true};
    c.record.trust_end = 5;
    return c.record;
}

CaseRecord middling_case()
{
    CaseBuilder c;
    c.contact(Purpose::complaint);
    c.say({acts_of(Act::ask_detail), 0, {}, {}, false, 15, 20});
    c.say({acts_of(Act::acknowledge_feeling), 1, {"room"}, {}, false, 20, 40});
    c.say({acts_of(Act::apology), 1, {}, {}, true, 20, 30});
    c.say({acts_of(Act::explain_fix), 0, {}, {"other-hotel"}, true, 20, 10});
    c.turn().cause_owed = true;
    c.act(ActionKind::fix, "other-hotel", 60).action().chosen = false;
    c.say({acts_of(Act::promise_follow_up), 0, {}, {}, true, 12, 10});
    c.promise(Act::promise_follow_up, Fate::late);
    c.record.worksheet = Worksheet{true, false, false};
    c.record.expects_repeat = true;
    return c.record;
}

CaseRecord rude_case()
{
    CaseBuilder c;
    c.contact(Purpose::complaint);
    c.say({acts_of(Act::hide_behind_policy, Act::minimise), 0, {}, {}, false, 25, 20});
    c.turn().interrupted = true;
    c.turn().trust = 1;
    c.say({acts_of(Act::conditional_apology, Act::hostile, Act::blame_customer), 0, {}, {}, false, 25, 20});
    c.turn().trust = 0;
    c.say({acts_of(Act::refuse, Act::cold_transfer), 0, {}, {}, false, 15, 20});
    c.turn().trust = 0;
    c.record.worksheet = Worksheet{};
    c.record.trust_end = 0;
    c.record.expects_repeat = true;
    return c.record;
}

CaseRecord stuffed_case(std::vector<Offer> offers)
{
    CaseBuilder c;
    c.contact(Purpose::complaint);
    c.say({acts::helpful_acts(), 3, {"room", "daughter"}, {"suite", "other-hotel"}, false, 120, 20});
    c.promise(Act::promise_follow_up, Fate::broken);
    c.record.offers = std::move(offers);
    c.record.trust_end = 1;
    c.record.expects_repeat = true;
    return c.record;
}

int total(const std::string& framework_id, const CaseRecord& record)
{
    return mark(framework(framework_id), record).total;
}

CriterionMark criterion(const std::string& framework_id, const std::string& criterion_id, const CaseRecord& record)
{
    const FrameworkMark marks = mark(framework(framework_id), record);
    for (const CriterionMark& found : marks.criteria) {
        if (found.id == criterion_id) return found;
    }
    throw std::runtime_error("no criterion " + criterion_id + " in " + framework_id);
}

}  // namespace amends::rubric
