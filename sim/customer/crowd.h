#pragma once
// Contacts of customers who do not exist, as rows for the loyalty model; and what is true of them.

#include <cstdint>
#include <string>
#include <vector>

#include "sim/customer/loyalty.h"

namespace amends::customer {

struct CrowdPlan {
    std::uint64_t seed = 1;
    int contacts = 2000;
    int trainees = 20;
    int unfailed = 0;  ///< further customers who never had a failure
};

/// One contact: the recovery, who handled it, and what the customer did.
struct CrowdRow {
    std::string trainee;
    std::string channel;
    int severity = 1;  ///< 1..5, of the failure
    int tenure = 0;    ///< years a customer
    int contacts = 1;
    Recovery recovery;
    Loyalty loyalty;
    bool answered = true;  ///< false: nobody knows what became of the customer
};

/// Recoveries whose steps go together, by trainees who differ, of failures of every gravity; grave ones are handled
/// with more care, so that care looks worse than it is to who leaves severity out. The same for the same (model, plan).
std::vector<CrowdRow> crowd_of(const LoyaltyModel& model, const CrowdPlan& plan);

/// The steps that rows are told in; what follows from `given`, from the customer or from the failure is none.
const std::vector<Step>& crowd_steps();

/// What one more point (of ten) of a step is worth over these very customers: by how many in 100 000 more would stay,
/// each with the same luck.
int worth_of_a_point(const LoyaltyModel& model, const CrowdPlan& plan, Step step);

/// CSV with a heading: id, trainee, channel, severity, tenure, contacts, steps in points of ten, satisfaction,
/// intention, nps, retained, weeks, left, source, seed, generator; where there are customers without a failure,
/// "failure" comes before the source, and what they have no value of is a gap. Such a customer is drawn as one whose
/// recovery left nothing to be wished for, so no recovery beats no failure (a design choice, after Knox and van Oest
/// 2014).
std::string crowd_csv(const LoyaltyModel& model, const CrowdPlan& plan);

}  // namespace amends::customer
