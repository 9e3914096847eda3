#pragma once
// What the loyalty page asks, from the roles that columns were given; and the command that asks the same.

#include <cstdint>
#include <string>
#include <vector>

#include "scoring/loyalty/prepare.h"
#include "sim/app/contacts.h"

namespace amends::app {

/// What a column can be for.
enum class ColumnRole : std::uint8_t { step, covariate, outcome, time, group, cohort, failure, id, nothing };

std::string name_of(ColumnRole role);
ColumnRole role_named(const std::string& name);
const std::vector<ColumnRole>& column_roles();

/// What is asked beside the roles.
struct Further {
    std::string family;             ///< logistic ordinal linear glmm; empty: read off the outcome
    std::string penalty;            ///< firth ridge prior; empty: none
    std::string strength;           ///< of ridge its lambda, of a prior its deviation, as it was typed
    std::string event;              ///< the text that counts as the outcome where it is text
    std::string source;             ///< real practice simulated; empty: as the file says
    std::vector<std::string> path;  ///< first cause to last effect; empty: not asked
    std::string paradox;            ///< empty: not asked
    std::vector<loyalty::Known> known;
};

/// The columns as they were read, and what each is for.
struct Mapping {
    loyalty::Preview preview;
    std::vector<ColumnRole> roles;    ///< of the preview's columns
    std::vector<std::string> by_lot;  ///< columns that lots decided
    std::string lot_key;              ///< the column of their unit, where several rows share a lot
};

/// The roles that names and values suggest. Of several outcomes one of yes and no is proposed before the others, and a
/// time never: that is another question.
std::vector<ColumnRole> roles_suggested(const loyalty::Preview& preview);

/// The column with that role, the first of several; null where none has it.
const loyalty::ColumnPreview* column_with(const Mapping& mapping, ColumnRole role);

/// The question, or why there is none: the key of a sentence.
struct Asked {
    loyalty::Request request;
    std::string obstacle;
};
Asked asked_of(const Mapping& mapping, const Further& further);

/// Money for a customer who stays, as it was typed; empty: none.
struct Money {
    std::string margin, currency;
};

/// The command that fits the same.
std::string fit_command(const ContactsAsked& from, const loyalty::Request& request, const Money& money);

}  // namespace amends::app
