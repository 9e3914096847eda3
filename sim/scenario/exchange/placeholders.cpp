#include "sim/scenario/exchange/placeholders.h"

namespace amends::exchange::placeholder {

std::string missing_passage(const std::string& name)
{
    return "(This passage is not written yet: " + name + ")";
}

std::string back_to(const std::string& name)
{
    return "Back to " + name;
}

std::string goes_back_to(const std::string& name)
{
    return "(From here the story goes back to: " + name + ")";
}

std::string more_of(const std::string& node)
{
    return "More replies of " + node;
}

std::string choice_label(std::size_t number)
{
    return "Reply " + std::to_string(number) + " of those offered";
}

scenario::Ending ending(const std::string& id, const std::string& title)
{
    return {id, title, false, "(What became of it? Two sentences for the debrief.)"};
}

scenario::Ending ending_of_missing()
{
    return {"", "Not written yet", false, "(A link leads to a passage that does not exist.)"};
}

scenario::Ending ending_of_going_back()
{
    return {"", "The story goes back", false,
            "(A link closes a circle here. Rewind to the earlier moment to go on from there.)"};
}

scenario::Ending ending_of_leaving()
{
    return {"", "Nobody went on", false, "(Time or patience ran out before the story came to an end.)"};
}

scenario::Ending other_ending()
{
    return {"", "Another ending", false, "(One of the endings beyond the first 250.)"};
}

scenario::Slot later_slot()
{
    return {"later", "A day later", 24 * 60};
}

scenario::Contact loose_contact(const std::string& node, const std::string& slot)
{
    scenario::Contact contact;
    contact.id = "loose";
    contact.title = loose_title;
    contact.channel = "phone";
    contact.purpose = rubric::Purpose::follow_up;
    contact.slot = slot;
    contact.node = node;
    return contact;
}

void fill(scenario::Scenario& scenario, const std::string& title)
{
    scenario.title = title;
    scenario.summary = "(What is it about, for whoever assigns it?)";
    scenario.industry = "(line of business)";
    scenario.starts = "2027-03-01T09:00";
    scenario.start = {4, 3, "story"};
    scenario.customer.name = "The customer";
    scenario.customer.persona = "exhausted";
    scenario.customer.reason = "(Why are they as they are today?)";
    scenario.customer.about = "(Who are they?)";
    scenario.failure.type = "process";
    scenario.failure.cause = "(What went wrong, and why?)";
    scenario.role.you = "(Who is the trainee here?)";
    scenario.slots.push_back({"start", "Monday, 09:00", 0});
    scenario::Contact contact;
    contact.id = "story";
    contact.title = title;
    contact.channel = "phone";
    contact.slot = "start";
    scenario.contacts.push_back(contact);
}

std::vector<std::string> open_questions()
{
    return {
        "summary, industry, difficulty: what the scenario is about, for whoever assigns it",
        "customer: name, persona, reason, about, and what the company's record says of them",
        "failure: type, severity, loss, cause",
        "role: who the trainee is, the desk, the house rules, what they may spend",
        "start: how angry the customer is and how much they trust at the start; channel and time of the contact",
        "offered replies: the acts and the empathy in each, as you confirm them; without them no reply earns a mark "
        "or moves the mood",
        "endings: which are good, and what became of it",
        "actions, promises, worksheet: what the trainee can do besides talking"};
}

}  // namespace amends::exchange::placeholder
