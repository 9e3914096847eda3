#include "sim/author/skeleton.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace amends::author {
namespace {

using Json = nlohmann::ordered_json;

/// Sentences of a text, each with its mark at the end.
std::vector<std::string> sentences_of(const std::string& text)
{
    std::vector<std::string> out;
    std::string now;
    for (std::size_t i = 0; i < text.size(); ++i) {
        now += text[i];
        const bool ends = text[i] == '.' || text[i] == '!' || text[i] == '?';
        if (!ends || (i + 1 < text.size() && text[i + 1] != ' ')) continue;
        out.push_back(now);
        now.clear();
        while (i + 1 < text.size() && text[i + 1] == ' ') ++i;
    }
    if (!now.empty()) out.push_back(now);
    return out;
}

Json line(const char* id, const char* face, const std::string& says)
{
    return {{"id", id}, {"face", face}, {"say", {says}}};
}

Json offered(const char* id, const std::string& text, Json acts, int empathy, Json topics = Json::array())
{
    return {{"id", id}, {"text", text}, {"acts", std::move(acts)}, {"empathy", empathy}, {"topics", std::move(topics)}};
}

/// Lower-cased first letter: a title inside a sentence.
std::string inside(std::string words)
{
    if (!words.empty() && words[0] >= 'A' && words[0] <= 'Z') words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words;
}

class Writer {
public:
    Writer(const Complaint& complaint, const House& house, Shape shape, const std::string& id)
        : c_(complaint), house_(house), shape_(shape), id_(id)
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
        s["nodes"] = nodes();
        s["answers"] = answers();
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
    bool follows() const { return shape_ != Shape::micro; }
    bool visits() const { return shape_ == Shape::next_visit; }
    bool fixable() const { return shape_ != Shape::no_fix; }
    /// What cannot be done while they wait is arranged, and stays to be seen: it takes a shape that looks again.
    bool at_once() const { return c_.at_once == "yes" || !follows(); }
    int first_minute() const { return minute_of_week(c_.when).value_or(0); }
    int due_minute() const { return minute_of_week(c_.due).value_or(0); }
    std::string due_day() const
    {
        const std::string words = weekday_words(due_minute());
        return words.substr(0, words.find(','));
    }

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

    std::string remedy() const { return fixable() ? "put-right" : "report"; }

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
        if (shape_ == Shape::hand_over) {
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
            if (shape_ == Shape::hand_over) needs["done"] = {"ask"};
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
                                   (shape_ == Shape::hand_over ? ", or have not asked who decides it." : ".")},
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

    Json tells() const
    {
        std::vector<std::string> said = sentences_of(c_.says);
        if (said.size() < 2) said.push_back("That is all I have to say.");
        Json node = {{"id", "tells"}, {"title", c_.customer + " tells it"}};
        node["lines"] = {{{"id", "story"}, {"face", "angry"}, {"vent", true}, {"say", said}, {"thought", c_.reason}}};
        node["exits"] = {
            {{"id", "heard"},
             {"when", {{"acts", {"apology"}}, {"empathy", 1}}},
             {"line", line("thanks", "tense", "Thank you. Nobody has said that so far.")},
             {"to", "plan"}},
            {{"id", "blamed"},
             {"when", {{"any_act", {"blame_customer", "hostile"}}}},
             {"line", line("insulted", "furious", "So it is my fault now?")},
             {"to", "gone"}},
            {{"id", "waits"},
             {"line",
              {{"id", "and"}, {"face", "angry"}, {"any", {{"And?"}, {"I am still here."}, {"Is that all?"}}}}}}};
        node["patience"] = 3;
        node["out_of_patience"] = {
            {"id", "leaves"}, {"line", line("forget", "cold", "Forget it. I will go elsewhere.")}, {"to", "gone"}};
        node["offered"] = {
            offered("o1", "I'm so sorry. You had to tell it again and again, and that must be exhausting.",
                    {{"apology", {"I'm so sorry"}}, {"acknowledge_feeling", {"that must be exhausting"}}}, 2),
            offered("o2", "Are you sure that the mistake was not yours? Most of these turn out that way.",
                    {{"blame_customer", {"the mistake was not yours"}}}, 0),
            offered("o3", "We apologise for any inconvenience that this may have caused to you.",
                    {{"canned", {"We apologise for any inconvenience"}}}, 0)};
        node["hint"] = "First to be heard, then to be helped.";
        node["better"] = {"b1"};
        return node;
    }

    /// Where it is agreed what happens now. `to`: where an agreement leads.
    Json plan() const
    {
        Json agreed = {{"done", {remedy()}}};
        if (follows()) agreed["promises"] = {{"word", "open"}};
        if (!follows()) agreed["trust"] = ">=3";
        Json node = {{"id", "plan"}, {"title", "What happens now"}};
        node["lines"] = {line("now", "tense", "So what happens now?")};
        node["exits"] = {
            {{"id", "agreed"},
             {"when", agreed},
             {"line",
              line("good", "calm", follows() ? "Good. Then I will hear from you." : "Good. That is all I wanted.")},
             {"remember", "yes"},
             {"to", follows() ? "bye" : "stays"}},
            {{"id", "done"},
             {"when", {{"done", {remedy()}}}},
             {"line", line("believe", "tense", "I will believe it when I see it.")},
             {"to", follows() ? "bye" : "fixed"}},
            {{"id", "insists"},
             {"line", {{"id", "means"}, {"any", {{"And what does that mean for me?"}, {"That is not an answer."}}}}}}};
        node["patience"] = 5;
        node["out_of_patience"] = {
            {"id", "enough"}, {"line", line("goodbye", "cold", "I have heard enough. Goodbye.")}, {"to", "gone"}};
        node["offered"] = {offered("o4", "May I ask " + c_.find_out + "?", {{"ask_detail", {"May I ask"}}}, 1,
                                   {{{"id", "fact"}, {"how", "asked"}}}),
                           offered("o6", "There is nothing that I can do about it from here, I am afraid.",
                                   {{"refuse", {"There is nothing that I can do"}}}, 0)};
        if (follows()) {
            const std::string day = due_day();
            Json told =
                offered("o5", "I'll sort it out now, and I'll ring you on " + day + " to tell you that it is done.",
                        {{"explain_fix", {"I'll sort it out now"}},
                         {"commit_time", {"on " + day}},
                         {"promise_follow_up", {"I'll ring you on " + day}}},
                        1, {{{"id", "remedy"}, {"how", "offered"}}, {{"id", "call-back"}, {"how", "offered"}}});
            told["when"] = {{"vars", {{"fact", "told"}}}};
            told["deadline"] = "due";
            told["claims"] = {remedy()};
            node["offered"].push_back(std::move(told));
        } else {
            Json told =
                offered("o5", "I'll sort it out now, while you are on the line.",
                        {{"explain_fix", {"I'll sort it out now"}}}, 1, {{{"id", "remedy"}, {"how", "offered"}}});
            told["when"] = {{"vars", {{"fact", "told"}}}};
            told["claims"] = {remedy()};
            node["offered"].push_back(std::move(told));
        }
        node["hint"] = "You need to know " + c_.find_out + ".";
        node["better"] = {"b2"};
        return node;
    }

    /// The call that keeps the promise.
    Json again() const
    {
        const std::string good = visits() ? "bye-again" : "stays";
        const std::string plain = visits() ? "bye-again" : "fixed";
        Json node = {{"id", "again"}, {"title", "You ring " + c_.customer}};
        node["lines"] = {
            {{"id", "did"}, {"when", {{"memory", "yes"}}}, {"face", "calm"}, {"say", {"Oh! You did ring."}}},
            line("yes", "tense", "Yes? I did not think that anybody would ring.")};
        node["exits"] = {{{"id", "sure"},
                          {"when", {{"acts", {"confirm_resolved"}}, {"memory", "yes"}}},
                          {"line", line("asks", "warm", "It is as you said. Thank you for asking.")},
                          {"to", good}},
                         {{"id", "ends"}, {"line", line("well", "calm", "Well, goodbye then.")}, {"to", plain}}};
        node["offered"] = {
            offered("o7", "I wanted to hear from you whether it is as it should be. Is anything missing?",
                    {{"confirm_resolved", {"Is anything missing?"}}}, 1),
            offered("o8", "I am ringing as we agreed, to tell you that it is done on our side now.", Json::object(),
                    0)};
        return node;
    }

    Json visit() const
    {
        Json node = {{"id", "visit"}, {"title", "A month later"}};
        node["lines"] = {{{"id", "back"},
                          {"when", {{"promises", {{"word", {"kept", "late"}}}}}},
                          {"face", "warm"},
                          {"say", {"Hello again. You are the one who rang."}}},
                         line("short", "cold", "Just this, please.")};
        node["exits"] = {{{"id", "warm"},
                          {"when", {{"trust", ">=4"}}},
                          {"line", line("see", "warm", "See you next time.")},
                          {"to", "stays"}},
                         {{"id", "cool"}, {"to", "fixed"}}};
        node["offered"] = {offered("o9", "How has it been since we spoke, " + c_.customer + "?",
                                   {{"recall_history", {"since we spoke"}}}, 2),
                           offered("o10", "Is there anything else that you need from us today?", Json::object(), 0)};
        return node;
    }

    Json nodes() const
    {
        Json list = {tells(), plan()};
        if (follows()) {
            list.push_back({{"id", "bye"}, {"title", "The call ends"}, {"hang_up", true}});
            list.push_back(again());
        }
        if (visits()) {
            list.push_back({{"id", "bye-again"}, {"title", "The second call ends"}, {"hang_up", true}});
            list.push_back(visit());
        }
        list.push_back({{"id", "stays"}, {"title", c_.customer + " stays"}, {"ending", "stays"}});
        list.push_back({{"id", "fixed"}, {"title", "Put right, and no more"}, {"ending", "fixed"}});
        list.push_back({{"id", "gone"}, {"title", c_.customer + " leaves"}, {"ending", "gone"}});
        return list;
    }

    Json answers() const
    {
        return {{{"topic", "fact"},
                 {"when", {{"heard", "partly"}}},
                 {"line", line("tells-fact", "tense", c_.fact)},
                 {"again", {{"I have told you that."}}},
                 {"set", {{"fact", "told"}}}},
                {{"topic", "fact"},
                 {"nodes", {"tells", "plan"}},
                 {"line", line("own-business", "cold", "First tell me what you are going to do about it.")}},
                {{"topic", "*"}, {"line", line("you-tell", "tense", "I don't know. You tell me.")}}};
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

    const Complaint& c_;
    const House& house_;
    Shape shape_;
    const std::string& id_;
};

}  // namespace

nlohmann::ordered_json skeleton_of(const Complaint& complaint, const House& house, Shape shape, const std::string& id)
{
    return Writer(complaint, house, shape, id).scenario();
}

}  // namespace amends::author
