// What is said in the scenario that a complaint becomes.

#include "sim/author/skeleton_parts.h"

#include <nlohmann/json.hpp>
#include <vector>

namespace amends::author {
namespace {

/// Sentences of a text, each with its mark at the end.
std::vector<std::string> sentences_of(const std::string& text)
{
    std::vector<std::string> out;
    std::string now;
    const auto blank = [&](std::size_t i) { return text[i] == ' ' || text[i] == '\n'; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        now += text[i];
        const bool ends = text[i] == '.' || text[i] == '!' || text[i] == '?';
        if (!ends || (i + 1 < text.size() && !blank(i + 1))) continue;
        out.push_back(now);
        now.clear();
        while (i + 1 < text.size() && blank(i + 1)) ++i;
    }
    if (!now.empty()) out.push_back(now);
    return out;
}

Json offered(const char* id, const std::string& text, Json acts, int empathy, Json topics = Json::array())
{
    return {{"id", id}, {"text", text}, {"acts", std::move(acts)}, {"empathy", empathy}, {"topics", std::move(topics)}};
}

class Talk {
public:
    explicit Talk(const Brief& brief) : brief_(brief), c_(brief.complaint) {}

    Json nodes() const
    {
        Json list = {tells(), plan()};
        if (brief_.follows()) {
            list.push_back({{"id", "bye"}, {"title", "The call ends"}, {"hang_up", true}});
            list.push_back(again());
        }
        if (brief_.visits()) {
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
                {{"topic", "*"},
                 {"nodes", {"tells", "plan"}},
                 {"line", line("you-tell", "tense", "I don't know. You tell me.")}}};
    }

private:
    std::string due_day() const
    {
        const std::string words = weekday_words(brief_.due_minute());
        return words.substr(0, words.find(','));
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
                    {{"canned", {"We apologise for any inconvenience"}},
                     {"conditional_apology", {"any inconvenience that this may have caused"}}},
                    0)};
        node["hint"] = "First to be heard, then to be helped.";
        node["better"] = {"b1"};
        return node;
    }

    /// Where it is agreed what happens now. `to`: where an agreement leads.
    Json plan() const
    {
        Json agreed = {{"done", {brief_.remedy()}}};
        if (brief_.follows()) agreed["promises"] = {{"word", "open"}};
        if (!brief_.follows()) agreed["trust"] = ">=3";
        Json node = {{"id", "plan"}, {"title", "What happens now"}};
        node["lines"] = {line("now", "tense", "So what happens now?")};
        node["exits"] = {
            {{"id", "agreed"},
             {"when", agreed},
             {"line", line("good", "calm",
                           brief_.follows() ? "Good. Then I will hear from you." : "Good. That is all I wanted.")},
             {"remember", "yes"},
             {"to", brief_.follows() ? "bye" : "stays"}},
            {{"id", "done"},
             {"when", {{"done", {brief_.remedy()}}}},
             {"line", line("believe", "tense", "I will believe it when I see it.")},
             {"to", brief_.follows() ? "bye" : "fixed"}},
            {{"id", "insists"},
             {"line", {{"id", "means"}, {"any", {{"And what does that mean for me?"}, {"That is not an answer."}}}}}}};
        node["patience"] = 5;
        node["out_of_patience"] = {
            {"id", "enough"}, {"line", line("goodbye", "cold", "I have heard enough. Goodbye.")}, {"to", "gone"}};
        node["offered"] = {offered("o4", "May I ask " + c_.find_out + "?", {{"ask_detail", {"May I ask"}}}, 1,
                                   {{{"id", "fact"}, {"how", "asked"}}}),
                           offered("o6", "There is nothing that I can do about it from here, I am afraid.",
                                   {{"refuse", {"There is nothing that I can do"}}}, 0)};
        if (brief_.follows()) {
            const std::string day = due_day();
            const std::string deed =
                std::string("What I can do is ") + (brief_.fixable() ? "put it right" : "report it");
            Json told = offered("o5", deed + " now, and I'll ring you on " + day + " to tell you that it is done.",
                                {{"explain_fix", {deed + " now"}},
                                 {"commit_time", {"on " + day}},
                                 {"promise_follow_up", {"I'll ring you on " + day}}},
                                1, {{{"id", "remedy"}, {"how", "offered"}}, {{"id", "call-back"}, {"how", "offered"}}});
            told["when"] = {{"vars", {{"fact", "told"}}}};
            told["deadline"] = "due";
            told["claims"] = {brief_.remedy()};
            node["offered"].push_back(std::move(told));
        } else {
            Json told =
                offered("o5",
                        "What I can do is put it right now, while you are on the line. From now on we check it first, "
                        "so that it does not happen again.",
                        {{"explain_fix", {"What I can do is put it right now"}},
                         {"act_now", {"now, while you are on the line"}},
                         {"prevent_repeat", {"From now on we check it first"}}},
                        1, {{{"id", "remedy"}, {"how", "offered"}}});
            told["when"] = {{"vars", {{"fact", "told"}}}};
            told["claims"] = {brief_.remedy()};
            node["offered"].push_back(std::move(told));
        }
        node["hint"] = "You need to know " + c_.find_out + ".";
        node["better"] = {"b2"};
        return node;
    }

    /// The call that keeps the promise.
    Json again() const
    {
        const std::string good = brief_.visits() ? "bye-again" : "stays";
        const std::string plain = brief_.visits() ? "bye-again" : "fixed";
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
            offered("o7",
                    "From now on we check it first, so that it does not happen again. Is everything as it should be "
                    "now?",
                    {{"prevent_repeat", {"From now on we check it first"}},
                     {"confirm_resolved", {"Is everything as it should be now?"}}},
                    1),
            offered("o8", "I ring as we agreed. So, that is done.", Json::object(), 0)};
        node["hint"] = "Ask whether it is as it should be, and say what keeps it from happening again.";
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
        node["offered"] = {
            offered("o9", "I remember that we spoke last month, " + c_.customer + ". I am glad to see you.",
                    {{"recall_history", {"I remember that we spoke last month"}}}, 1),
            offered("o10", "Here you are, then. Have a nice day.", Json::object(), 0)};
        node["hint"] = "Show that you remember them.";
        return node;
    }

    const Brief& brief_;
    const Complaint& c_;
};

}  // namespace

Json line(const char* id, const char* face, const std::string& says)
{
    return {{"id", id}, {"face", face}, {"say", {says}}};
}

Json nodes_of(const Brief& brief)
{
    return Talk(brief).nodes();
}

Json answers_of(const Brief& brief)
{
    return Talk(brief).answers();
}

}  // namespace amends::author
