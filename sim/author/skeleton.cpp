#include "sim/author/skeleton.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "sim/author/skeleton_parts.h"

namespace amends::author {
namespace {

/// Lower-cased first letter: a title inside a sentence.
std::string inside(std::string words)
{
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

class Writer {
public:
    Writer(const Complaint& complaint, const House& house, Shape shape, const std::string& id)
        : brief_{complaint, shape}, c_(complaint), house_(house), id_(id)
    {
    }

    Json scenario() const
    {
        Json s = cover();
        s["memory"] = {{"id", "believes"}, {"meaning", c_.customer + " believes that it will be put right."}};
        s["vars"] = {
            {{"id", "fact"}, {"values", {"untold", "told"}}, {"meaning", "Whether you know " + c_.find_out + "."}}};
        s["slots"] = slots();
        s["topics"] = topics();
        s["contacts"] = contacts();
        s["actions"] = actions();
        if (follows()) s["promises"] = promises();
        s["nodes"] = nodes_of(brief_);
        s["answers"] = answers_of(brief_);
        s["reactions"] = {{{"when", {{"any_act", {"apology"}}}},
                           {"nodes", {"tells", "plan"}},
                           {"line", {{"id", "sorry"}, {"any", {{"You are sorry. And then?"}, {"Yes. So am I."}}}}}}};
        s["endings"] = endings();
        s["unended"] = "gone";
        s["worksheet"] = worksheet();
        s["better"] = better();
        return s;
    }

private:
    bool follows() const { return brief_.follows(); }
    bool visits() const { return brief_.visits(); }
    bool fixable() const { return brief_.fixable(); }
    std::string remedy() const { return brief_.remedy(); }
    int due_minute() const { return brief_.due_minute(); }
    /// What cannot be done while they wait is arranged, and stays to be seen: it takes a shape that looks again.
    bool at_once() const { return c_.at_once == "yes" || !follows(); }
    int first_minute() const { return minute_of_week(c_.when).value_or(0); }
    /// The next time that the week comes to it.
    int minutes_until_due() const
    {
        constexpr int a_week = 7 * 24 * 60;
        const int until = (due_minute() - first_minute() + a_week) % a_week;
        return until == 0 ? a_week : until;
    }

    /// "+2d7h30m".
    static std::string span(int minutes)
    {
        std::string out = "+";
        const std::pair<int, const char*> units[] = {
            {minutes / (24 * 60), "d"}, {minutes / 60 % 24, "h"}, {minutes % 60, "m"}};
        for (const auto& [number, unit] : units) {
            if (number > 0) out += std::to_string(number) + unit;
        }
        return out;
    }

    /// The first contact's day in a week that begins with the first of March 2027, a Monday.
    std::string starts() const
    {
        const int minute = first_minute();
        const std::string clock = weekday_words(minute).substr(weekday_words(minute).find(' ') + 1);
        return "2027-03-0" + std::to_string(1 + minute / (24 * 60)) + "T" + clock;
    }

    std::string arranged() const
    {
        return "It is arranged, and due by " + weekday_words(due_minute()) +
               ". Then it is to be seen: " + inside(c_.fix_result);
    }

    std::string money(int minor) const
    {
        const std::string& currency = house_.currency;
        const std::string sum = sum_text(minor);
        if (currency == "GBP") return "£" + sum;
        if (currency == "EUR") return "€" + sum;
        if (currency == "USD") return "$" + sum;
        return sum + " " + currency;
    }

    /// The limits stand in the briefing with what a colleague would say of them.
    std::string limits() const
    {
        const std::string words =
            "You may spend " + money(house_.paper) + "; " + money(house_.practice) + " is accepted.";
        return house_.authority_words.empty() ? words : words + " " + house_.authority_words;
    }

    Json cover() const
    {
        return {{"format", 1},
                {"id", id_},
                {"language", "en"},
                {"title", c_.title},
                {"summary", c_.cause},
                {"industry", c_.industry},
                {"difficulty", 1},
                {"currency", house_.currency},
                {"starts", starts()},
                {"start", {{"anger", 4}, {"trust", 2}, {"contact", "call"}}},
                {"customer",
                 {{"name", c_.customer},
                  {"persona", c_.persona},
                  {"reason", c_.reason},
                  {"about", c_.about},
                  {"odd_word", c_.odd_word},
                  {"record", {{{"says", c_.record}, {"true", false}, {"truth", c_.truth}}}}}},
                {"failure",
                 {{"type", fixable() ? "process" : "outcome"},
                  {"severity", 2},
                  {"loss", c_.loss},
                  {"cause", c_.cause},
                  {"par_fix_min", 5}}},
                {"role",
                 {{"you", c_.you},
                  {"rules", house_.rules},
                  {"authority", {{"paper", house_.paper}, {"practice", house_.practice}, {"words", limits()}}}}}};
    }

    Json slots() const
    {
        Json list = {{{"id", "start"}, {"label", weekday_words(first_minute())}, {"at", "+0"}}};
        if (follows())
            list.push_back({{"id", "due"}, {"label", weekday_words(due_minute())}, {"at", span(minutes_until_due())}});
        if (visits()) list.push_back({{"id", "month"}, {"label", "A month later"}, {"at", "+30d"}});
        return list;
    }

    Json topics() const
    {
        Json list = {{{"id", "fact"}, {"label", c_.find_out}, {"words", words_of(c_.find_out)}, {"fact", true}}};
        list.push_back({{"id", "remedy"},
                        {"label", inside(fixable() ? c_.fix : "what changes")},
                        {"words",
                         {"put it right", "put this right", "sort it out", "sort this out", "fix it", "fix this",
                          "report it", "change it"}},
                        {"means", {{"action", remedy()}}}});
        if (follows()) {
            list.push_back({{"id", "call-back"},
                            {"label", inside(c_.promise)},
                            {"words", {"call you", "ring you", "let you know", "call back", "ring back"}},
                            {"means", {{"promise", "word"}}}});
        }
        return list;
    }

    /// Words of what has to be found out that say something by themselves.
    static std::vector<std::string> words_of(const std::string& text)
    {
        std::vector<std::string> out = {"tell me more about it"};
        std::string now;
        for (const char raw : text + " ") {
            const char c = raw >= 'A' && raw <= 'Z' ? static_cast<char>(raw - 'A' + 'a') : raw;
            if (c >= 'a' && c <= 'z') {
                now += c;
                continue;
            }
            static const std::vector<std::string> plain = {"which", "what", "when", "where",  "with", "that",
                                                           "this",  "they", "them", "have",   "does", "from",
                                                           "about", "were", "will", "whether"};
            const bool says = now.size() > 3 && std::find(plain.begin(), plain.end(), now) == plain.end();
            if (says && std::find(out.begin(), out.end(), now) == out.end()) out.push_back(now);
            now.clear();
        }
        return out;
    }

    Json contacts() const
    {
        Json list = {{{"id", "call"},
                      {"title", "The complaint"},
                      {"channel", "phone"},
                      {"opened_by", "customer"},
                      {"purpose", "complaint"},
                      {"slot", "start"},
                      {"node", "tells"}}};
        if (follows()) {
            list.push_back({{"id", "follow-up"},
                            {"title", "You ring"},
                            {"channel", "phone"},
                            {"opened_by", "trainee"},
                            {"purpose", "follow_up"},
                            {"node", "again"}});
        }
        if (visits()) {
            list.push_back({{"id", "visit"},
                            {"title", "The next time"},
                            {"channel", "shop"},
                            {"opened_by", "customer"},
                            {"purpose", "next_visit"},
                            {"slot", "month"},
                            {"when", {{"done", {remedy()}}}},
                            {"node", "visit"}});
        }
        return list;
    }

    Json actions() const
    {
        Json list = Json::array();
        if (brief_.shape == Shape::hand_over) {
            list.push_back({{"id", "ask"},
                            {"title", "Ask who can decide it"},
                            {"kind", "consult"},
                            {"takes_s", 90},
                            {"visible", true},
                            {"value", 1},
                            {"impression", "listened"},
                            {"result", "It can be done, once " + c_.find_out + " is known."}});
        }
        if (fixable()) {
            Json needs = {{"vars", {{"fact", "told"}}}};
            if (brief_.shape == Shape::hand_over) needs["done"] = {"ask"};
            list.push_back(
                {{"id", "put-right"},
                 {"title", at_once() ? c_.fix : "Arrange it: " + inside(c_.fix)},
                 {"kind", "fix"},
                 {"takes_s", 60},
                 {"visible", true},
                 {"cost", c_.fix_cost},
                 {"value", 3},
                 {"fixes", true},
                 {"chosen", true},
                 {"needs", needs},
                 {"needs_why", "You do not know yet " + c_.find_out +
                                   (brief_.shape == Shape::hand_over ? ", or have not asked who decides it." : ".")},
                 {"impression", "helped"},
                 {"result", at_once() ? c_.fix_result : arranged()}});
        } else {
            list.push_back({{"id", "report"},
                            {"title", "Report what went wrong, and to whom"},
                            {"kind", "report_cause"},
                            {"takes_s", 60},
                            {"visible", true},
                            {"value", 2},
                            {"chosen", true},
                            {"needs", {{"vars", {{"fact", "told"}}}}},
                            {"needs_why", "You do not know yet " + c_.find_out + "."},
                            {"impression", "helped"},
                            {"result", c_.fix_result}});
        }
        list.push_back({{"id", "gift"},
                        {"title", c_.gift},
                        {"kind", "give"},
                        {"takes_s", 10},
                        {"visible", true},
                        {"cost", c_.gift_cost},
                        {"value", 1},
                        {"impression", "gifted"}});
        if (follows()) {
            list.push_back({{"id", "ring-back"},
                            {"title", "Ring " + c_.customer},
                            {"kind", "ring"},
                            {"value", 1},
                            {"slots", {"due"}},
                            {"between", true},
                            {"opens", "follow-up"}});
        }
        return list;
    }

    Json promises() const
    {
        return {{{"id", "word"},
                 {"title", c_.promise},
                 {"act", "promise_follow_up"},
                 {"topic", "call-back"},
                 {"slots", {"due"}},
                 {"unless_said", "due"},
                 {"kept_by", {{"contact", "follow-up"}}}}};
    }

    Json endings() const
    {
        return {
            {{"id", "stays"},
             {"title", c_.customer + " stays"},
             {"good", true},
             {"says", "It was taken seriously, and what was said was done. " + c_.customer + " tells it that way."}},
            {{"id", "fixed"},
             {"title", "Put right, and no more"},
             {"says", "It is settled. " + c_.customer + " remembers how long it took to be heard."}},
            {{"id", "gone"},
             {"title", c_.customer + " leaves"},
             {"says", c_.customer + " buys elsewhere now, and says why to whoever asks."}}};
    }

    Json worksheet() const
    {
        return {
            {"cause",
             {{"text", "What went wrong?"},
              {"options",
               {{{"id", "ours"}, {"text", c_.cause}}, {{"id", "theirs"}, {"text", c_.customer + " misunderstood."}}}},
              {"truth", {"ours"}}}},
            {"who",
             {{"text", "Who should hear of it?"},
              {"options",
               {{{"id", "where"}, {"text", "Whoever can keep it from happening again."}},
                {{"id", "nobody"}, {"text", "Nobody: it is settled."}}}},
              {"truth", {"where"}}}},
            {"change",
             {{"text", "What would keep it from happening again?"},
              {"options",
               {{{"id", "check"}, {"text", "A check before it reaches a customer."}},
                {{"id", "luck"}, {"text", "Nothing: it was bad luck."}}}},
              {"truth", {"check"}}}}};
    }

    Json better() const
    {
        return {{{"id", "b1"},
                 {"text", "I'm so sorry, " + c_.customer + ". You should not have had to tell it even once."},
                 {"why", "It names what happened to them before anything else."}},
                {{"id", "b2"},
                 {"text", "So that I get it right the first time: may I ask " + c_.find_out + "?"},
                 {"why", "The fix needs it, and the question says why."}}};
    }

    const Brief brief_;
    const Complaint& c_;
    const House& house_;
    const std::string& id_;
};

}  // namespace

nlohmann::ordered_json skeleton_of(const Complaint& complaint, const House& house, Shape shape, const std::string& id)
{
    return Writer(complaint, house, shape, id).scenario();
}

}  // namespace amends::author
