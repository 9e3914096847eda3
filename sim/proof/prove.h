#pragma once
// What the whole space says about a scenario: findings that are proved, or refuted with a play.

#include <vector>

#include "sim/proof/count.h"
#include "sim/proof/finding.h"
#include "sim/proof/marks.h"
#include "sim/proof/witness.h"

namespace amends::proof {

/// A scenario with everything that is worked out of it. Must outlive whatever is made of it.
struct Subject {
    const play::Pinned& pinned;
    const acts::Model& model;
    const std::vector<rubric::Rubric>& rubrics;
    const Classes& classes;
    const Space& space;  ///< within its budget, and without circles
    const Lumps& lumps;
    const Marker& marker;
    const Witnesses& witnesses;
    const std::vector<std::string>& texts;  ///< what may be typed
};

/// A state that leads back to itself, or from which nothing leads on before the end; nowhere where there is none.
std::uint32_t dead_end(const Space& space);

/// A dead end as a finding, with a play that comes to it.
Finding dead_end_found(const scenario::Scenario& scenario, const Space& space, std::uint32_t state,
                       const Witness& witness);

/// Nodes, lines, exits, answers, replies, actions and endings that no play comes to.
Findings prove_reach(const Subject& subject);

/// Whether one can win, whether one can lose, and where either is decided.
Findings prove_regions(const Subject& subject);

/// Promises that cannot be made, kept or broken; authority that nothing tests.
Findings prove_deeds(const Subject& subject);

/// Every two offered replies of a node with what branching says of them; marking (Marker::prove) says the rest.
std::vector<Beside> replies_beside(const Subject& subject);

/// Offered replies that are never better than another beside them, once every framework has been marked.
Findings prove_replies(const Subject& subject, const std::vector<Beside>& pairs);

/// Sentences that pass when they are said again and again; every helpful act in the first breath.
Findings prove_words(const Subject& subject);

/// Marks that cannot be earned or missed; players out of order.
Findings prove_marks(const std::vector<FrameworkProof>& frameworks);

/// A finding at a pointer, with how sure it is and what shows it.
Finding proved_at(std::string_view id, std::string pointer, std::string says);
Finding refuted_at(std::string_view id, std::string pointer, std::string says, const Witness& witness);

}  // namespace amends::proof
