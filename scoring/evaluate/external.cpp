#include "scoring/evaluate/external.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "scoring/evaluate/taught_judge.h"

namespace amends::evaluate {
namespace {

using acts::ActSet;

// What the scorer heard, as numbers for a learner: all acts, then empathy.
constexpr std::size_t heard_size = acts::act_count + 1;

float permille(int value)
{
    return static_cast<float>(value) / 1000.0F;
}

/// One row, heard and read.
struct SeenRow {
    std::array<float, heard_size> heard{};
    ActSet present;
    text::Reading reading;

    float likelihood(std::size_t act) const { return heard[act]; }
    float empathy() const { return heard[acts::act_count]; }
};

SeenRow see(const acts::Model& model, const PublicRow& row)
{
    acts::Context context;
    if (!row.context.empty()) context.customer_lines.push_back(row.context);
    const acts::Hearing hearing = hear(model, context, row.text);
    SeenRow seen;
    for (std::size_t act = 0; act < acts::act_count; ++act) {
        seen.heard[act] = permille(hearing.acts[act].permille);
        if (hearing.acts[act].present) seen.present.add(acts::act_at(act));
    }
    int expected = 0;
    for (int grade = 0; grade < 4; ++grade)
        expected += grade * hearing.empathy_permille[static_cast<std::size_t>(grade)];
    seen.heard[acts::act_count] = permille(expected);
    seen.reading = text::read(row.text);
    return seen;
}

float likeliest(const SeenRow& row, ActSet acts)
{
    float most = 0.0F;
    for (std::size_t act = 0; act < acts::act_count; ++act) {
        if (acts.has(acts::act_at(act))) most = std::max(most, row.likelihood(act));
    }
    return most;
}

float graded(const SeenRow& row, const Grading& grading)
{
    if (grading.by == Grading::By::empathy) return row.empathy();
    float sum = 0.0F;
    for (std::size_t act = 0; act < acts::act_count; ++act) {
        if (grading.acts.has(acts::act_at(act))) sum += row.likelihood(act);
        if (grading.less.has(acts::act_at(act))) sum -= row.likelihood(act);
    }
    return sum;
}

/// The values of the rows named.
template <class T>
std::vector<T> only(const std::vector<T>& values, const std::vector<std::size_t>& rows)
{
    std::vector<T> some;
    some.reserve(rows.size());
    for (const std::size_t row : rows) some.push_back(values[row]);
    return some;
}

/// All that is known of a corpus while its questions are answered.
class Examination {
public:
    Examination(const PublicCorpus& corpus, const std::vector<PublicRow>& rows, const ExternalOptions& options)
        : rows_(rows), options_(options)
    {
        std::vector<std::string_view> texts;
        for (const PublicRow& row : rows) {
            texts.push_back(row.text);
            dialogues_.push_back(dialogue_of(corpus, row));
            groups_.push_back(group_of_.emplace(dialogues_.back(), group_of_.size()).first->second);
        }
        folds_ = folds_of(dialogues_);
        counts_ = count_words(texts);
    }

    bool hear_all(const acts::Model& model, const ExternalWatch& watch)
    {
        const int all = static_cast<int>(rows_.size());
        for (const PublicRow& row : rows_) {
            const int done = static_cast<int>(seen_.size());
            if (done % 100 == 0 && !watch("hearing", done, all)) return false;
            seen_.push_back(see(model, row));
            more_.insert(more_.end(), seen_.back().heard.begin(), seen_.back().heard.end());
        }
        return watch("hearing", all, all);
    }

    int dialogues() const { return static_cast<int>(group_of_.size()); }

    QuestionResult answer(const Question& question) const;
    GradingResult grade(const Grading& grading) const;
    ContrastResult contrast(const Contrast& contrast) const;

private:
    /// Scores and yeses of each judge for the rows of `part`, in their order.
    struct Judgement {
        std::vector<float> scores;
        std::vector<std::uint8_t> said;
    };
    Judgement by_teaching(bool with_hearing, const std::vector<std::size_t>& part,
                          const std::vector<std::uint8_t>& truths) const
    {
        const TaughtScores taught =
            judge_by_teaching(counts_, more_, with_hearing ? heard_size : 0, folds_, part, truths);
        return {only(taught.odds, part), only(taught.said, part)};
    }
    Judgement by_patterns(std::span<const Pattern> patterns, const std::vector<std::size_t>& part) const
    {
        Judgement judgement;
        for (const std::size_t row : part) {
            judgement.scores.push_back(static_cast<float>(patterns_in(seen_[row].reading, patterns)));
            judgement.said.push_back(judgement.scores.back() > 0.0F ? 1 : 0);
        }
        return judgement;
    }
    Draws draws_of(const std::vector<std::size_t>& part) const
    {
        return {only(groups_, part), group_of_.size(), options_.draws, options_.seed};
    }
    /// Means by dialogue, dialogues in the order in which they come.
    std::vector<float> averaged(const std::vector<float>& values, const std::vector<std::size_t>& part) const;

    const std::vector<PublicRow>& rows_;
    const ExternalOptions& options_;
    std::vector<std::string> dialogues_;
    std::map<std::string, std::uint32_t> group_of_;
    std::vector<std::uint32_t> groups_;
    Folds folds_;
    SparseRows counts_;
    std::vector<SeenRow> seen_;
    std::vector<float> more_;
};

QuestionResult Examination::answer(const Question& question) const
{
    std::vector<std::size_t> part;
    std::vector<std::uint8_t> all_truths(rows_.size(), 0);
    Judgement scorer;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (!rows_[row].has(question.label)) continue;
        part.push_back(row);
        all_truths[row] = carries(rows_[row], question.label, question.values) ? 1 : 0;
        scorer.scores.push_back(likeliest(seen_[row], question.acts));
        scorer.said.push_back(seen_[row].present.has_any(question.acts) ? 1 : 0);
    }
    const std::vector<std::uint8_t> truths = only(all_truths, part);
    const std::array<Judgement, judge_count> judgements = {std::move(scorer), by_patterns(question.patterns, part),
                                                           by_teaching(false, part, all_truths),
                                                           by_teaching(true, part, all_truths)};
    QuestionResult result;
    result.question = &question;
    result.rows = static_cast<int>(part.size());
    result.positives = static_cast<int>(std::count(truths.begin(), truths.end(), 1));
    const Draws draws = draws_of(part);
    std::array<Drawn, judge_count> areas;
    for (std::size_t i = 0; i < judge_count; ++i) {
        areas[i] = area(truths, judgements[i].scores, draws);
        result.judges[i] = {figure_of(f1(truths, judgements[i].said, draws)), figure_of(areas[i])};
    }
    result.gain =
        difference_of(areas[static_cast<std::size_t>(Judge::both)], areas[static_cast<std::size_t>(Judge::words)]);
    return result;
}

std::vector<float> Examination::averaged(const std::vector<float>& values, const std::vector<std::size_t>& part) const
{
    std::vector<std::uint32_t> order;
    std::map<std::uint32_t, std::pair<float, float>> sums;
    for (std::size_t i = 0; i < part.size(); ++i) {
        const auto [sum, is_new] = sums.emplace(groups_[part[i]], std::pair{0.0F, 0.0F});
        if (is_new) order.push_back(groups_[part[i]]);
        sum->second.first += values[i];
        sum->second.second += 1.0F;
    }
    std::vector<float> means;
    means.reserve(order.size());
    for (const std::uint32_t group : order) means.push_back(sums[group].first / sums[group].second);
    return means;
}

GradingResult Examination::grade(const Grading& grading) const
{
    std::vector<std::size_t> part;
    std::vector<float> grades;
    Judgement scorer;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const auto found = rows_[row].labels.find(grading.label);
        if (found == rows_[row].labels.end()) continue;
        const std::string& digits = found->second.front();
        float value = 0.0F;
        if (std::from_chars(digits.data(), digits.data() + digits.size(), value).ec != std::errc{}) continue;
        part.push_back(row);
        grades.push_back(value);
        scorer.scores.push_back(graded(seen_[row], grading));
    }
    // What is taught can only say yes or no: above the middle grade or not.
    std::vector<float> sorted = grades;
    std::sort(sorted.begin(), sorted.end());
    std::vector<std::uint8_t> truths(rows_.size(), 0);
    for (std::size_t i = 0; i < part.size(); ++i) truths[part[i]] = grades[i] >= sorted[sorted.size() / 2] ? 1 : 0;
    std::array<Judgement, judge_count> judgements = {std::move(scorer), by_patterns(grading.patterns, part),
                                                     by_teaching(false, part, truths), by_teaching(true, part, truths)};
    GradingResult result;
    result.grading = &grading;
    std::vector<std::size_t> units = part;
    if (grading.whole) {
        for (Judgement& each : judgements) each.scores = averaged(each.scores, part);
        grades = averaged(grades, part);
        units.clear();
        std::vector<std::uint8_t> met(group_of_.size(), 0);
        for (const std::size_t row : part) {
            if (met[groups_[row]]++ == 0) units.push_back(row);
        }
    }
    result.rows = static_cast<int>(units.size());
    const Draws draws = draws_of(units);
    std::array<Drawn, judge_count> ranks;
    for (std::size_t i = 0; i < judge_count; ++i) {
        ranks[i] = rank_correlation(grades, judgements[i].scores, draws);
        result.judges[i] = {std::nullopt, figure_of(ranks[i])};
    }
    result.gain =
        difference_of(ranks[static_cast<std::size_t>(Judge::both)], ranks[static_cast<std::size_t>(Judge::words)]);
    return result;
}

ContrastResult Examination::contrast(const Contrast& contrast) const
{
    ContrastResult result;
    result.contrast = &contrast;
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (!carries(rows_[row], contrast.label, contrast.values)) continue;
        ++result.rows;
        if (seen_[row].present.has_any(contrast.acts)) ++result.heard;
    }
    return result;
}

/// Hears the other wordings too; nothing when stopped.
std::optional<PairingResult> pair(const acts::Model& model, const Pairing& pairing, const std::vector<PublicRow>& rows,
                                  const ExternalWatch& watch)
{
    PairingResult result;
    result.pairing = &pairing;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % 100 == 0 && !watch("pairing", static_cast<int>(i), static_cast<int>(rows.size()))) return std::nullopt;
        const auto other = rows[i].labels.find(pairing.label);
        if (other == rows[i].labels.end()) continue;
        PublicRow rephrased = rows[i];
        rephrased.text = other->second.front();
        const float here = likeliest(see(model, rows[i]), pairing.acts);
        const float there = likeliest(see(model, rephrased), pairing.acts);
        ++result.pairs;
        if (here > there) ++result.likelier;
        if (here == there) ++result.same;
    }
    return result;
}

}  // namespace

std::string_view name_of(Judge judge)
{
    constexpr std::array<std::string_view, judge_count> names = {"scorer", "patterns", "words", "both"};
    return names[static_cast<std::size_t>(judge)];
}

std::optional<CorpusResult> evaluate_corpus(const acts::Model& model, const PublicCorpus& corpus,
                                            const std::vector<PublicRow>& rows, const ExternalOptions& options,
                                            const ExternalWatch& watch)
{
    Examination examination(corpus, rows, options);
    if (!examination.hear_all(model, watch)) return std::nullopt;
    CorpusResult result;
    result.corpus = &corpus;
    result.rows = static_cast<int>(rows.size());
    result.dialogues = examination.dialogues();
    const int all = static_cast<int>(corpus.questions.size() + corpus.gradings.size());
    int done = 0;
    for (const Question& each : corpus.questions) {
        if (!watch("comparing", done++, all)) return std::nullopt;
        result.questions.push_back(examination.answer(each));
    }
    for (const Grading& each : corpus.gradings) {
        if (!watch("comparing", done++, all)) return std::nullopt;
        result.gradings.push_back(examination.grade(each));
    }
    for (const Contrast& each : corpus.contrasts) result.contrasts.push_back(examination.contrast(each));
    for (const Pairing& each : corpus.pairings) {
        const std::optional<PairingResult> paired = pair(model, each, rows, watch);
        if (!paired) return std::nullopt;
        result.pairings.push_back(*paired);
    }
    if (!watch("comparing", all, all)) return std::nullopt;
    return result;
}

}  // namespace amends::evaluate
