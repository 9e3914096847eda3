#include "sim/proof/exemplars.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace amends::proof {
namespace {

/// One for each helpful act, in the order of acts::Act.
constexpr std::array<std::string_view, 26> k_helpful = {
    "I'm so sorry about this.",
    "That must be so frustrating for you.",
    "In your place I would be just as angry.",
    "Please tell me what happened.",
    "When did you notice it?",
    "So you paid for it and it never came, is that right?",
    "This is our mistake, and I take full responsibility for it.",
    "I will put this right for you.",
    "Would you rather have it repaired or replaced? The choice is yours.",
    "I'm giving you something for the trouble, on the house.",
    "I'm doing that right now.",
    "You will have it by five o'clock today.",
    "Thank you for telling me.",
    "I'll call you tomorrow to hear how it went.",
    "My colleague is joining us now; I have told her everything, so you need not tell it again.",
    "I'll make sure that we sort this out.",
    "Is everything settled for you now?",
    "I see that you have been with us before, and I remember what went wrong last time.",
    "It happened because our system sold it twice.",
    "We have changed the system so that it cannot happen to anybody again.",
    "I wanted to let you know where we are with it.",
    "It usually takes three to five days.",
    "I can't do that, but what I can do is this.",
    "May I put you on hold for two minutes?",
    "I want to help you, but please do not shout at me.",
    "Are you safe? Is anybody hurt?"};

constexpr std::array<std::string_view, 30> k_more = {
    "You should have checked that yourself.",
    "That is your own fault.",
    "You're being ridiculous.",
    "That was the other department, not us.",
    "That's company policy.",
    "It's not such a big deal.",
    "I'm sorry if you feel that way.",
    "You'll have to call another department.",
    "No, I can't do that.",
    "I promise that this will never happen again.",
    "Hurry up, please, I have other customers waiting.",
    "We apologise for any inconvenience caused.",
    "There's nothing I can tell you.",
    "Well, I've had a bad day too.",
    "You'll have to fill in a form and send it to us.",
    "Go on.",
    "Hello.",
    "I'm so sorry. That must have been awful for you, and anybody would be furious in your place.",
    "I'm so sorry. You waited for it, you trusted us, and now you stand there without it. That must be exhausting.",
    "I'm sorry, this is our mistake, and I will put it right.",
    "I understand how upset you are, and in your place I would feel the same.",
    "I'm sorry. It happened because our system sold it twice; that is our fault.",
    "I'm sorry that nobody rang you. That must have felt as if nobody cared.",
    "How did it go? Did everything work out in the end?",
    "Welcome back! How are you? Did everything work out the last time?",
    "Thank you for coming back to us after what happened the last time.",
    "I've reported it, and we have changed it so that it cannot happen again.",
    "Thank you for your patience. I'll ring you tomorrow to hear how it went. Goodbye.",
    "Good night, and take care.",
    "Is there anything else that I can do for you?"};

void add(std::vector<std::string>& list, std::string text)
{
    if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(std::move(text));
}

/// A topic's words as they stand in a sentence.
std::string plain(std::string words)
{
    words.erase(std::remove(words.begin(), words.end(), '*'), words.end());
    return words;
}

}  // namespace

std::vector<std::string> exemplars(const scenario::Scenario& scenario, const std::vector<std::string>& more)
{
    std::vector<std::string> list;
    for (const scenario::Node& node : scenario.nodes) {
        for (const scenario::Offered& offered : node.offered) add(list, offered.text);
    }
    for (const std::string& each : more) add(list, each);
    for (const scenario::Better& each : scenario.better) add(list, each.text);
    for (const std::string_view each : k_helpful) add(list, std::string(each));
    for (const std::string_view each : k_more) add(list, std::string(each));
    for (const scenario::Topic& topic : scenario.topics) {
        for (std::size_t i = 0; i < std::min<std::size_t>(topic.words.size(), 2); ++i) {
            const std::string words = plain(topic.words[i]);
            add(list, "What about " + words + "?");
            add(list, "It is about " + words + ".");
            add(list, "I can offer you " + words + ".");
            add(list, "There is no " + words + ".");
        }
    }
    return list;
}

std::string opening_with_every_act()
{
    std::string text;
    for (const std::string_view each : k_helpful) text += (text.empty() ? "" : " ") + std::string(each);
    return text;
}

}  // namespace amends::proof
