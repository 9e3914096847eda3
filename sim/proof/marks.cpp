#include "sim/proof/marks.h"

#include <algorithm>

#include "sim/play/script.h"
#include "sim/proof/criterion.h"

namespace amends::proof {

struct Marker::Data {
    Data(const play::Pinned& a_pinned, const Classes& all_classes, const Space& all, const Lumps& all_lumps)
        : pinned(a_pinned),
          classes(all_classes),
          space(all),
          lumps(all_lumps),
          players(a_pinned, all_classes, all, all_lumps),
          words(players, all_classes, all, all_lumps),
          offers(play::record_of(a_pinned, play::begin(a_pinned).state).offers)
    {
    }

    const play::Pinned& pinned;
    const Classes& classes;
    const Space& space;
    const Lumps& lumps;
    Players players;
    AllWords words;
    std::vector<rubric::Offer> offers;
};

Marker::Marker(const play::Pinned& pinned, const Classes& classes, const Space& space, const Lumps& lumps)
    : data_(std::make_unique<Data>(pinned, classes, space, lumps))
{
}

Marker::~Marker() = default;

const Players& Marker::players() const
{
    return data_->players;
}

/// A measure's marks lie between nothing, where there is nothing to measure, and the best of its bands.
void Marker::prove_criterion(const rubric::Criterion& criterion, const std::vector<Player>& players,
                             CriterionProof& proof, std::vector<Beside>* beside) const
{
    if (const auto* monitor = std::get_if<rubric::Monitor>(&criterion.rule)) {
        CriterionProver prover(*monitor, data_->pinned, data_->classes, data_->space, data_->lumps, data_->words);
        if (prover.within_limits()) {
            prover.prove(proof, players);
            if (beside != nullptr) {
                for (Beside& each : *beside) prover.compare(each);
            }
            return;
        }
        proof.most = 100;
    } else {
        for (const rubric::Band& band : std::get<rubric::Measure>(criterion.rule).bands) {
            proof.most = std::max(proof.most, band.mark);
        }
    }
    proof.measure = true;
    for (const Player player : players) {
        proof.means[static_cast<std::size_t>(player)] = {0, static_cast<Mark>(proof.most) * one_mark};
    }
}

/// Weighted sums; what is between two bounds is rounded outwards.
void Marker::sum_up(FrameworkProof& proof)
{
    std::uint64_t weights = 0;
    std::uint64_t least = 0;
    std::uint64_t most = 0;
    std::array<Mean, player_count> sums{};
    for (const CriterionProof& each : proof.criteria) {
        if (!each.observed) continue;
        const auto weight = static_cast<std::uint64_t>(each.weight);
        weights += weight;
        least += weight * static_cast<std::uint64_t>(each.least);
        most += weight * static_cast<std::uint64_t>(each.most);
        for (std::size_t p = 0; p < player_count; ++p) {
            sums[p].least += weight * each.means[p].least;
            sums[p].most += weight * each.means[p].most;
        }
    }
    if (weights == 0) return;
    // A total is rounded half up, so no play's is outside these.
    proof.least = static_cast<int>((2 * least + weights) / (2 * weights));
    proof.most = static_cast<int>((2 * most + weights) / (2 * weights));
    for (std::size_t p = 0; p < player_count; ++p) {
        const Mark below = sums[p].least / weights;
        proof.means[p] = {below, sums[p].least == sums[p].most ? below : (sums[p].most + weights - 1) / weights};
    }
}

FrameworkProof Marker::prove(const rubric::Rubric& rubric, const std::vector<Player>& players,
                             std::vector<Beside>* beside) const
{
    FrameworkProof out;
    out.id = rubric.id();
    for (const rubric::Criterion& criterion : rubric.data().criteria) {
        CriterionProof proof;
        proof.id = criterion.id;
        proof.weight = criterion.weight;
        proof.observed = std::all_of(criterion.needs.begin(), criterion.needs.end(), [&](rubric::Offer need) {
            return std::find(data_->offers.begin(), data_->offers.end(), need) != data_->offers.end();
        });
        if (proof.observed) prove_criterion(criterion, players, proof, beside);
        out.criteria.push_back(std::move(proof));
    }
    sum_up(out);
    return out;
}

}  // namespace amends::proof
