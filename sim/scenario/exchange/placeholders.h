#pragma once
// What an imported story does not say and a scenario has to, in words that ask for better ones.

#include <string>
#include <vector>

#include "sim/scenario/scenario.h"

namespace amends::exchange::placeholder {

inline const std::string go_on = "Go on";
inline const std::string more_replies = "More …";
inline const std::string silent_start = "(The story starts here without a word.)";
inline const std::string left_title = "Patience is used up";
inline const std::string loose_title = "Passages that nothing leads to";
inline const std::string loose_line = "(No link of the story leads to these passages.)";
inline const std::string not_offered = "(Nothing comes of that yet: this story knows the replies that it offers.)";

std::string missing_passage(const std::string& name);
std::string back_to(const std::string& name);
std::string goes_back_to(const std::string& name);
std::string more_of(const std::string& node);
std::string choice_label(std::size_t number);

scenario::Ending ending(const std::string& id, const std::string& title);
scenario::Ending ending_of_missing();
scenario::Ending ending_of_going_back();
scenario::Ending ending_of_leaving();
scenario::Ending other_ending();
scenario::Slot later_slot();
scenario::Contact loose_contact(const std::string& node, const std::string& slot);

/// Everything but the story: cover, customer, failure, role, the first slot and contact, which has no node yet.
void fill(scenario::Scenario& scenario, const std::string& title);

/// What `fill` and the endings leave to the author, a sentence each.
std::vector<std::string> open_questions();

}  // namespace amends::exchange::placeholder
