#include "sim/report/loyalty_page.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

namespace amends::report {
namespace {

using loyalty::Account;
using loyalty::Verdict;

std::string thousandths(int value)
{
    const int whole = std::abs(value);
    return (value < 0 ? "-" : "") + std::to_string(whole / 1000) + "." + std::to_string(1000 + whole % 1000).substr(1);
}

/// A heading as a word for machines: small letters and digits, the rest one line below.
std::string column_id(const std::string& title)
{
    std::string out;
    for (const char c : title) {
        const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (!plain && (out.empty() || out.back() == '_')) continue;
        out += plain ? static_cast<char>(std::tolower(static_cast<unsigned char>(c))) : '_';
    }
    while (!out.empty() && out.back() == '_') out.pop_back();
    return out.empty() ? "name" : out;
}

/// The number that a cell shows, without the sign of a gain or the word for percent; empty where it is none.
std::string figure_in(const std::string& shown)
{
    std::string out = shown.starts_with("+") ? shown.substr(1) : shown;
    if (out.ends_with(" %")) out.resize(out.size() - 2);
    bool digit = false;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const char c = out[i];
        const bool is_digit = c >= '0' && c <= '9';
        digit = digit || is_digit;
        if (!is_digit && c != '.' && !(c == '-' && i == 0)) return "";
    }
    return digit ? out : "";
}

/// What is shown, as values for machines: each column's heading as its id.
Grid grid_of(const Table& table)
{
    Grid grid;
    for (const std::string& title : table.columns) {
        grid.ids.push_back(column_id(title));
        grid.titles.push_back(title.empty() ? "name" : title);
    }
    for (const auto& row : table.rows) {
        std::vector<Cell> cells;
        for (const std::string& shown : row) {
            const std::string figure = figure_in(shown);
            cells.push_back(figure.empty() ? cell(shown) : Cell{figure, true});
        }
        grid.rows.push_back(std::move(cells));
    }
    return grid;
}

Section section(std::string id, std::string heading, std::vector<std::string> says, Table table = {})
{
    Section out;
    out.id = std::move(id);
    out.heading = std::move(heading);
    out.says = std::move(says);
    if (!table.columns.empty()) out.grid = grid_of(table);
    out.table = std::move(table);
    return out;
}

Section figure_section(LoyaltyFigure figure)
{
    Section out = section(figure.id, figure.heading, {figure.reading}, figure.chart.table);
    out.charts.push_back(std::move(figure.chart));
    return out;
}

Section verdict_section(const Account& account)
{
    std::vector<std::string> says = loyalty_verdict(account);
    if (account.promoters_asked) {
        const int score = account.promoter_score;
        says.push_back("Promoters less detractors: " + std::string(score < 0 ? "-" : "") +
                       std::to_string((std::abs(score) + 5) / 10) + " (standard error " +
                       std::to_string((account.promoter_error + 5) / 10) + ").");
    }
    return section("verdict", "Is there enough to say anything?", std::move(says));
}

Section trust_section(const Account& account)
{
    std::vector<std::string> says = {
        "Of two customers, one with the outcome and one without, it orders " +
        std::to_string((account.auc_unseen + 5) / 10) +
        " pairs in 100 rightly (50 is tossing a coin; on the customers it was made from, " +
        std::to_string((account.auc + 5) / 10) + "). Its expectations are " +
        (account.calibration_slope < 800 ? std::string("too extreme: calm them before you use them")
                                         : std::string("about as extreme as they should be")) +
        " (slope " + thousandths(account.calibration_slope) + ", 1 is right; intercept " +
        thousandths(account.calibration_intercept) + ", 0 is right)."};
    Table table;
    if (!account.cohorts.empty()) {
        says.emplace_back("Each cohort, predicted by the others:");
        table.columns = {"left out", "customers", "expected", "seen", "pairs in order"};
    }
    for (const auto& cohort : account.cohorts) {
        table.rows.push_back({cohort.name, std::to_string(cohort.n), thousandths(cohort.predicted),
                              thousandths(cohort.observed), thousandths(cohort.auc)});
    }
    return section("trust", "How good is it on customers it has not seen?", std::move(says), std::move(table));
}

Section before_section(const Account& account)
{
    std::vector<std::string> says;
    if (!account.penalty.empty()) {
        says.push_back("Beside the data, this was put in by whoever asked: " + account.penalty +
                       ". It draws slopes in; fit once without it to see how far.");
    }
    says.emplace_back(
        "For the score of a step no study that we have read gives a figure for loyalty, a follow-up call least of all: "
        "nothing was added to your data from elsewhere.");
    return section("before", "What was known before?", std::move(says));
}

Section unequal_section(const Account& account)
{
    return section("groups", "How much do trainees differ?",
                   {"Not enough to tell them apart: " + thousandths(account.icc) +
                    " of the unexplained differences lies between them, and chance alone could do that. No list of "
                    "trainees is shown."});
}

std::string model_formula(const std::string& family)
{
    if (family == "logistic") return "log(p / (1 - p)) = b0 + b1 x1 + … + bk xk";
    if (family == "glmm")
        return "log(p / (1 - p)) = b0 + b1 x1 + … + bk xk + u(trainee), u normal with mean 0 and deviation sigma";
    if (family == "ordinal") return "log(P(Y ≤ k) / P(Y > k)) = threshold k - (b1 x1 + … + bk xk)";
    if (family == "cox") return "hazard(t) = hazard0(t) · exp(b1 x1 + … + bk xk), ties by Efron";
    return "y = b0 + b1 x1 + … + bk xk + rest";
}

std::string effect_formula(const std::string& family)
{
    if (family == "logistic")
        return "One more point of x: the mean over these customers of p(x + 1) - p(x); of a yes-or-no column, of "
               "p(yes) - p(no). Its error: the delta method.";
    if (family == "linear") return "One more point of x: b more of the outcome.";
    return "One more point of x: exp(b) times as high.";
}

std::vector<std::string> formulae(const Account& account)
{
    std::vector<std::string> out = {"The model: " + model_formula(account.family) + ".",
                                    effect_formula(account.family)};
    if (!account.penalty.empty()) out.push_back("Added to the likelihood: " + account.penalty + ".");
    if (account.interval == "wald") out.emplace_back("Intervals: b ± z · se, se from the inverse information.");
    if (account.interval == "t") out.emplace_back("Intervals: b ± t · se with n - terms degrees of freedom.");
    if (account.interval == "profile")
        out.emplace_back(
            "Intervals: where twice the drop of the penalised log-likelihood reaches the chi-squared "
            "quantile.");
    if (account.assessed)
        out.emplace_back(
            "On unseen customers: ten parts, row i in part i mod 10, each predicted by the other nine. "
            "\"Beyond chance\" is p below .05 after Holm's correction for all terms.");
    if (account.resamples > 0)
        out.push_back(std::to_string(account.resamples) +
                      " resamples of customers (of whole groups where there are "
                      "groups), seed " +
                      std::to_string(account.seed) + ".");
    if (account.indirect_interval)
        out.emplace_back(
            "The indirect effect: the product along the chain, each node regressed on all before it; its interval from "
            "the resamples' percentiles.");
    if (!account.survival.empty())
        out.emplace_back(
            "Thirds: by the mean of the steps' standardised scores. S(t) = product over times up to t of "
            "(1 - events / at risk), Kaplan and Meier's; its error Greenwood's.");
    if (account.icc >= 0)
        out.emplace_back(
            "Share between trainees: sigma² / (sigma² + π² / 3). A trainee's own value is the mode of u "
            "given their contacts, which draws few contacts towards zero.");
    if (!account.known.empty())
        out.emplace_back(
            "Published and data together: (b / se² + m / s²) / (1 / se² + 1 / s²), m and s of what was "
            "published.");
    if (account.promoters_asked) out.emplace_back("Error of promoters less detractors: 100 √((p + d - (p - d)²) / n).");
    return out;
}

Section how_section(const Account& account)
{
    Table table{{"term", "estimate", "standard error", "low", "high", "p"}, {}};
    for (const auto& term : account.terms)
        table.rows.push_back({term.name, term.estimate, term.error, term.low, term.high, term.p});
    return section("how", "How we computed this", formulae(account), std::move(table));
}

Section card_section(const Account& account)
{
    const Table table{{"what", "in this fit"},
                      {{"data", account.data},
                       {"model", account.family + (account.penalty.empty() ? "" : ", " + account.penalty)},
                       {"outcome", account.outcome},
                       {"source of the rows", account.source},
                       {"rows read", std::to_string(account.read)},
                       {"rows left out", std::to_string(account.left_out)},
                       {"rows that equal another", std::to_string(account.doubles)},
                       {"given by lot", account.by_lot.empty() ? "nothing" : account.by_lot.front()},
                       {"prior knowledge used", account.penalty.empty() ? "none" : account.penalty},
                       {"intervals", std::to_string(account.level_percent) + " %, " + account.interval},
                       {"log-likelihood", account.loglik},
                       {"seed of resamples", std::to_string(account.seed)},
                       {"for", "deciding what to train and what to measure next"},
                       {"not for", "judging a person, or one customer"}}};
    return section("card", "Model card", {}, table);
}

/// What must be read before anything else: where the rows come from, and what was not allowed for.
bool is_loud(const loyalty::WarningAccount& warning)
{
    return warning.code == "covariates_missing" || warning.code == "simulated" || warning.code == "practice" ||
           warning.code == "separation";
}

std::vector<std::string> cautions(const Account& account)
{
    std::vector<std::string> out;
    if (account.by_lot.empty())
        out.emplace_back("Whether a step causes what it goes with: nobody drew lots for who got it.");
    out.emplace_back("What one customer will do, or how good one person is: it speaks of averages.");
    if (account.verdict != Verdict::enough)
        out.emplace_back("Which step is best: there are too few outcomes for that.");
    out.emplace_back("Anything beyond the scores, cases and months that these rows come from.");
    return out;
}

/// A first letter as a sentence has it, and its full stop.
std::string sentence(const loyalty::WarningAccount& warning)
{
    std::string text = warning.message;
    if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text.empty() || text.back() == '.' ? text : text + ".";
}

std::string interval_line(const Account& account)
{
    const std::string level = std::to_string(account.level_percent);
    return "The interval behind each figure is what these data still allow: of a hundred such intervals, about " +
           level + " hold the true figure.";
}

}  // namespace

Page loyalty_page(const Account& account, const LoyaltyOptions& options)
{
    Page page;
    page.id = "loyalty";
    page.framework = options.framework;
    page.title = options.title;
    page.filters = {account.data + " · " + account.outcome + " · " + account.family};
    std::vector<std::string> beware;
    for (const auto& warning : account.warnings)
        (is_loud(warning) ? page.notices : beware).push_back(sentence(warning));
    page.sections.push_back(verdict_section(account));
    if (!beware.empty()) page.sections.push_back(section("beware", "What to beware of", std::move(beware)));
    const bool readable = account.verdict != Verdict::too_little;
    for (LoyaltyFigure& figure : readable ? loyalty_figures(account) : std::vector<LoyaltyFigure>()) {
        const bool steps = figure.id == "steps";
        page.sections.push_back(figure_section(std::move(figure)));
        if (!steps) continue;
        if (auto lines = loyalty_worth(account, options); !lines.empty()) {
            lines.insert(lines.begin(), interval_line(account));
            page.sections.push_back(section("worth", "What is one more point worth?", std::move(lines)));
        }
    }
    if (readable && account.assessed) page.sections.push_back(trust_section(account));
    if (readable && account.icc >= 0 && !account.groups_comparable) page.sections.push_back(unequal_section(account));
    page.sections.push_back(before_section(account));
    page.sections.push_back(how_section(account));
    page.sections.push_back(card_section(account));
    page.cannot_tell = cautions(account);
    return page;
}

}  // namespace amends::report
