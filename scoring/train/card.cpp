#include "scoring/train/card.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "scoring/text/reading.h"
#include "scoring/train/chance_stream.h"

namespace amends::train {
namespace {

using acts::act_count;

int share(std::int64_t part, std::int64_t whole)
{
    return whole == 0 ? -1 : static_cast<int>((1000 * part + whole / 2) / whole);
}

using Situations = std::map<std::string, std::array<Counts, act_count>>;

Situations count(std::span<const Heard> heard)
{
    Situations situations;
    for (const Heard& each : heard) {
        auto& counts = situations[each.example->situation];
        const acts::ActSet labelled = each.example->labelled();
        for (std::size_t act = 0; act < act_count; ++act) {
            if (each.example->unsure.has(acts::act_at(act))) continue;
            counts[act].add(labelled.has(acts::act_at(act)), each.hearing.acts[act].present);
        }
    }
    return situations;
}

/// Where the middle 95 of a hundred drawn figures begin and end; -1 and -1 where none was drawn.
std::pair<int, int> middle_of(std::vector<int>& drawn)
{
    if (drawn.empty()) return {-1, -1};
    std::sort(drawn.begin(), drawn.end());
    return {drawn[drawn.size() * 25 / 1000], drawn[std::min(drawn.size() - 1, drawn.size() * 975 / 1000)]};
}

void add_intervals(const Situations& situations, int draws, std::uint64_t seed, Card& card)
{
    std::vector<const std::array<Counts, act_count>*> list;
    for (const auto& [name, counts] : situations) list.push_back(&counts);
    ChanceStream chance(seed);
    std::array<std::vector<int>, act_count> drawn;
    std::vector<int> micro;
    for (int draw = 0; draw < draws; ++draw) {
        std::array<Counts, act_count> sums;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const auto& counts = *list[chance.below(static_cast<std::uint32_t>(list.size()))];
            for (std::size_t act = 0; act < act_count; ++act) sums[act].add(counts[act]);
        }
        for (std::size_t act = 0; act < act_count; ++act) {
            if (const int kappa = kappa_of(sums[act]); kappa != -1) drawn[act].push_back(kappa);
        }
        Counts all;
        for (const Counts& each : sums) all.add(each);
        if (const int f1 = f1_of(all); f1 != -1) micro.push_back(f1);
    }
    if (card.micro_f1 != -1) std::tie(card.micro_low, card.micro_high) = middle_of(micro);
    for (std::size_t act = 0; act < act_count; ++act) {
        if (card.acts[act].kappa == -1) continue;
        std::tie(card.acts[act].kappa_low, card.acts[act].kappa_high) = middle_of(drawn[act]);
    }
}

int empathy_kappa(std::span<const Heard> heard)
{
    std::vector<std::pair<int, int>> grades;
    for (const Heard& each : heard) grades.emplace_back(each.example->empathy, each.hearing.empathy);
    return grade_kappa(grades);
}

std::map<std::string, int> words_of(std::string_view text)
{
    std::map<std::string, int> words;
    for (const text::Word& word : text::read(text).words) ++words[word.text];
    return words;
}

/// F1 over words, in permille.
int overlap(const std::map<std::string, int>& a, const std::map<std::string, int>& b)
{
    int in_a = 0;
    int in_b = 0;
    int in_both = 0;
    for (const auto& [word, times] : a) {
        in_a += times;
        const auto found = b.find(word);
        if (found != b.end()) in_both += std::min(times, found->second);
    }
    for (const auto& [word, times] : b) in_b += times;
    return in_a + in_b == 0 ? 0 : 2000 * in_both / (in_a + in_b);
}

int evidence_f1(std::span<const Heard> heard)
{
    std::int64_t sum = 0;
    std::int64_t count = 0;
    for (const Heard& each : heard) {
        const std::string& reply = each.example->reply;
        for (std::size_t act = 0; act < act_count; ++act) {
            const acts::ActHeard& found = each.hearing.acts[act];
            if (!found.present || each.example->unsure.has(acts::act_at(act))) continue;
            std::string mine;
            for (const acts::Span& span : found.spans) mine += reply.substr(span.begin, span.end - span.begin) + " ";
            int best = -1;
            for (const Label& label : each.example->labels) {
                if (acts::index_of(label.act) != act) continue;
                const std::string words = reply.substr(label.span.begin, label.span.end - label.span.begin);
                best = std::max(best, overlap(words_of(words), words_of(mine)));
            }
            if (best < 0) continue;
            sum += best;
            ++count;
        }
    }
    return count == 0 ? -1 : static_cast<int>(sum / count);
}

void add_calibration(std::span<const Heard> heard, Card& card)
{
    std::array<std::int64_t, 10> said{};
    std::array<std::int64_t, 10> were{};
    std::int64_t all = 0;
    for (const Heard& each : heard) {
        const acts::ActSet labelled = each.example->labelled();
        for (std::size_t act = 0; act < act_count; ++act) {
            if (each.example->unsure.has(acts::act_at(act))) continue;
            const int permille = each.hearing.acts[act].permille;
            const auto bin = static_cast<std::size_t>(std::min(permille / 100, 9));
            ++card.bins[bin].decisions;
            said[bin] += permille;
            were[bin] += labelled.has(acts::act_at(act)) ? 1000 : 0;
            ++all;
        }
    }
    std::int64_t error = 0;
    for (std::size_t bin = 0; bin < 10; ++bin) {
        if (card.bins[bin].decisions == 0) continue;
        card.bins[bin].said = static_cast<int>(said[bin] / card.bins[bin].decisions);
        card.bins[bin].true_ = static_cast<int>(were[bin] / card.bins[bin].decisions);
        error += std::abs(said[bin] - were[bin]);
    }
    card.calibration_error = all == 0 ? -1 : static_cast<int>(error / all);
}

}  // namespace

void Counts::add(bool labelled, bool is_heard)
{
    (labelled ? (is_heard ? both : only_labelled) : (is_heard ? only_heard : neither)) += 1;
}

void Counts::add(const Counts& other)
{
    both += other.both;
    only_heard += other.only_heard;
    only_labelled += other.only_labelled;
    neither += other.neither;
}

int f1_of(const Counts& counts)
{
    return share(2 * counts.both, 2 * counts.both + counts.only_heard + counts.only_labelled);
}

int kappa_of(const Counts& counts)
{
    const std::int64_t n = counts.both + counts.only_heard + counts.only_labelled + counts.neither;
    const std::int64_t labelled = counts.both + counts.only_labelled;
    const std::int64_t heard = counts.both + counts.only_heard;
    const std::int64_t by_chance = labelled * heard + (n - labelled) * (n - heard);
    const std::int64_t agreed = (counts.both + counts.neither) * n;
    return n * n == by_chance ? -1 : static_cast<int>(1000 * (agreed - by_chance) / (n * n - by_chance));
}

int grade_kappa(std::span<const std::pair<int, int>> grades)
{
    std::array<std::array<std::int64_t, 4>, 4> seen{};
    for (const auto& [one, other] : grades) ++seen[static_cast<std::size_t>(one)][static_cast<std::size_t>(other)];
    std::array<std::int64_t, 4> rows{};
    std::array<std::int64_t, 4> columns{};
    for (std::size_t i = 0; i < 4; ++i) {
        for (std::size_t j = 0; j < 4; ++j) {
            rows[i] += seen[i][j];
            columns[j] += seen[i][j];
        }
    }
    std::int64_t apart = 0;
    std::int64_t by_chance = 0;
    for (std::int64_t i = 0; i < 4; ++i) {
        for (std::int64_t j = 0; j < 4; ++j) {
            const std::int64_t weight = (i - j) * (i - j);
            apart += weight * seen[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
            by_chance += weight * rows[static_cast<std::size_t>(i)] * columns[static_cast<std::size_t>(j)];
        }
    }
    const auto n = static_cast<std::int64_t>(grades.size());
    return by_chance == 0 ? -1 : static_cast<int>(1000 - 1000 * apart * n / by_chance);
}

Card make_card(std::span<const Heard> heard, int draws, std::uint64_t seed)
{
    Card card;
    card.replies = static_cast<int>(heard.size());
    if (!heard.empty()) card.model_id = heard.front().hearing.model_id;
    const Situations situations = count(heard);
    card.situations = static_cast<int>(situations.size());
    Counts all;
    std::int64_t macro = 0;
    std::int64_t macro_acts = 0;
    for (std::size_t act = 0; act < act_count; ++act) {
        Counts sum;
        for (const auto& [name, counts] : situations) sum.add(counts[act]);
        all.add(sum);
        Agreement& agreement = card.acts[act];
        agreement.labelled = static_cast<int>(sum.both + sum.only_labelled);
        agreement.heard = static_cast<int>(sum.both + sum.only_heard);
        agreement.both = static_cast<int>(sum.both);
        agreement.replies = static_cast<int>(sum.both + sum.only_labelled + sum.only_heard + sum.neither);
        agreement.precision = share(sum.both, sum.both + sum.only_heard);
        agreement.recall = share(sum.both, sum.both + sum.only_labelled);
        agreement.f1 = f1_of(sum);
        agreement.kappa = kappa_of(sum);
        if (agreement.labelled < 8) continue;
        macro += agreement.f1;
        ++macro_acts;
    }
    card.micro_f1 = f1_of(all);
    card.macro_f1 = macro_acts == 0 ? -1 : static_cast<int>(macro / macro_acts);
    card.empathy_kappa = empathy_kappa(heard);
    card.evidence_f1 = evidence_f1(heard);
    add_intervals(situations, draws, seed, card);
    add_calibration(heard, card);
    return card;
}

}  // namespace amends::train
