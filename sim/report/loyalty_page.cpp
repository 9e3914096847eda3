#include "sim/report/loyalty_page.h"

#include <cstdlib>
#include <string_view>

#include "scoring/base/markup.h"

namespace amends::report {
namespace {

using loyalty::Account;

std::string thousandths(int value)
{
    const int whole = std::abs(value);
    return (value < 0 ? "-" : "") + std::to_string(whole / 1000) + "." + std::to_string(1000 + whole % 1000).substr(1);
}

constexpr std::string_view k_style =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;color:#25221e;"
    "background:#fff}h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2.5rem}table{border-collapse:collapse;"
    "font-size:.9rem}td,th{padding:.2rem .7rem .2rem 0;text-align:right}td:first-child,th:first-child{text-align:left}"
    ".verdict{border-left:.4rem solid #b3402a;padding:.5rem 1rem;background:#f5f1ea}.verdict p:first-child{"
    "font-weight:600}svg{max-width:100%;height:auto}summary{cursor:pointer}pre{white-space:pre-wrap}"
    ".narrow{display:none}@media screen and (max-width:44rem){.wide{display:none}.narrow{display:block}}"
    "@media(prefers-color-scheme:dark){body{color:#ece6dd;background:#1d1b19}.verdict{background:#2b2825}"
    ":root{--chart-text:#ece6dd;--chart-muted:#b5aca1;--chart-axis:#9a9187;--chart-grid:#3a3632;--chart-band:#2b2825;"
    "--chart-series-1:#f0866d;--chart-series-2:#5fc4bd;--chart-series-3:#b9a2ea}}";

std::string paragraph(std::string_view text)
{
    return "<p>" + escape_markup(text) + "</p>\n";
}

std::string table_html(const Table& table)
{
    std::string out = "<table><thead><tr>";
    for (const std::string& column : table.columns) out += "<th scope=\"col\">" + escape_markup(column) + "</th>";
    out += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (const std::string& cell : row) out += "<td>" + escape_markup(cell) + "</td>";
        out += "</tr>\n";
    }
    return out + "</tbody></table>\n";
}

std::string figure_html(const LoyaltyFigure& figure)
{
    constexpr int width = 720;
    constexpr int phone = 360;
    const Size size{width, natural_height(figure.chart, width, 14), 14};
    const Size narrow{phone, natural_height(figure.chart, phone, 14), 14};
    return "<h2>" + escape_markup(figure.heading) + "</h2>\n" + paragraph(figure.reading) + "<div class=\"wide\">" +
           svg(figure.chart, size) + "</div><div class=\"narrow\">" + svg(figure.chart, narrow) + "</div>" +
           "<details><summary>The same as a table</summary>\n" + table_html(figure.chart.table) + "</details>\n";
}

std::string worth_html(const Account& account, const LoyaltyOptions& options)
{
    const auto lines = loyalty_worth(account, options);
    if (lines.empty()) return "";
    std::string out = "<h2>What is one more point worth?</h2>\n<ul>\n";
    for (const std::string& line : lines) out += "<li>" + escape_markup(line) + "</li>\n";
    out += "</ul>\n";
    if (account.verdict == loyalty::Verdict::enough && account.resamples > 0) {
        out += paragraph(
            "Which step to train next? The table under the first chart has each step's chance to be the best, "
            "from " +
            std::to_string(account.resamples) +
            " samples drawn again from these customers. Read it as a chance, not as an order: even with two "
            "thousand customers the order of three steps is right only two times in three.");
    }
    return out;
}

std::string trust_html(const Account& account)
{
    if (!account.assessed) return "";
    std::string out = "<h2>How good is it on customers it has not seen?</h2>\n";
    out += paragraph("Of two customers, one with the outcome and one without, it orders " +
                     std::to_string((account.auc_unseen + 5) / 10) +
                     " pairs in 100 rightly (50 is tossing a coin; on the customers it was made from, " +
                     std::to_string((account.auc + 5) / 10) + "). Its expectations are " +
                     (account.calibration_slope < 800 ? std::string("too extreme: calm them before you use them")
                                                      : std::string("about as extreme as they should be")) +
                     " (slope " + thousandths(account.calibration_slope) + ", 1 is right; intercept " +
                     thousandths(account.calibration_intercept) + ", 0 is right).");
    if (account.cohorts.empty()) return out;
    Table table{{"left out", "customers", "expected", "seen", "pairs in order"}, {}};
    for (const auto& cohort : account.cohorts) {
        table.rows.push_back({cohort.name, std::to_string(cohort.n), thousandths(cohort.predicted),
                              thousandths(cohort.observed), thousandths(cohort.auc)});
    }
    return out + paragraph("Each cohort, predicted by the others:") + table_html(table);
}

std::string path_html(const Account& account)
{
    if (account.path.empty()) return "";
    std::string out = "<h2>By which way?</h2>\n<p>";
    std::string last;
    for (const auto& arrow : account.path) {
        if (!arrow.along) continue;
        if (last.empty()) out += "<b>" + escape_markup(arrow.from) + "</b>";
        out += " &rarr; (" + thousandths(arrow.standardised) + ") <b>" + escape_markup(arrow.to) + "</b>";
        last = arrow.to;
    }
    out += "</p>\n";
    out += paragraph(
        "The numbers are standardised: how many standard deviations the next moves for one of the former. "
        "Through the whole chain, one more unit at its start goes with " +
        thousandths(account.indirect) + " units at its end" +
        (account.indirect_interval
             ? " (" + std::to_string(account.level_percent) + " % interval " + thousandths(account.indirect_low) +
                   " to " + thousandths(account.indirect_high) + ")"
             : std::string()) +
        "; directly, " + thousandths(account.direct) + "; altogether, " + thousandths(account.total) +
        ". The arrows' directions are assumed, not found.");
    Table table{{"from", "to", "effect", "standard error", "standardised"}, {}};
    for (const auto& arrow : account.path) {
        table.rows.push_back({arrow.from, arrow.to, thousandths(arrow.estimate), thousandths(arrow.error),
                              thousandths(arrow.standardised)});
    }
    return out + "<details><summary>Every arrow</summary>\n" + table_html(table) + "</details>\n";
}

std::string paradox_html(const Account& account)
{
    if (!account.paradox_asked) return "";
    std::string out = "<h2>Can it be too much of a good thing?</h2>\n";
    out += paragraph(account.paradox_found
                         ? "Along " + account.paradox_column + ", the outcome rises and then falls: both tests say so."
                         : "Along " + account.paradox_column +
                               ", the data do not show that more becomes worse: not both tests say so.");
    out += paragraph(
        "A good recovery rarely beats no failure: in the studies that we read, a recovered customer was more "
        "satisfied now and then, and bought no more (de Matos, Henrique and Rossi 2007; Knox and van Oest "
        "2014).");
    return out + "<details><summary>The tests</summary>" + paragraph(account.paradox_numbers) + "</details>\n";
}

std::string groups_html(const Account& account)
{
    if (account.icc < 0 || account.groups_comparable) return "";
    return "<h2>How much do trainees differ?</h2>\n" +
           paragraph("Not enough to tell them apart: " + thousandths(account.icc) +
                     " of the unexplained differences lies between them, and chance alone could do that. No list of "
                     "trainees is shown.");
}

std::string how_html(const Account& account)
{
    std::string out = "<h2>How we computed this</h2>\n";
    if (account.family == "logistic" || account.family == "glmm") {
        out += "<pre>log(p / (1 - p)) = b0 + b1 x1 + ... + bk xk" +
               std::string(account.family == "glmm" ? " + u(trainee),  u normal with mean 0" : "") +
               "\none more point of x:  mean over customers of  p(x + 1) - p(x)</pre>\n";
    } else if (account.family == "ordinal") {
        out += "<pre>log(P(Y &lt;= k) / P(Y &gt; k)) = threshold k - (b1 x1 + ... + bk xk)</pre>\n";
    } else if (account.family == "cox") {
        out += "<pre>hazard(t) = hazard0(t) exp(b1 x1 + ... + bk xk)</pre>\n";
    } else {
        out += "<pre>y = b0 + b1 x1 + ... + bk xk + rest</pre>\n";
    }
    Table table{{"term", "estimate", "standard error", "low", "high", "p"}, {}};
    for (const auto& term : account.terms)
        table.rows.push_back({term.name, term.estimate, term.error, term.low, term.high, term.p});
    return out + "<details><summary>Every coefficient (" + escape_markup(account.interval) + " intervals)</summary>\n" +
           table_html(table) + "</details>\n";
}

std::string card_html(const Account& account)
{
    const Table table{
        {"", ""},
        {{"model", account.family + (account.penalty.empty() ? "" : ", " + account.penalty)},
         {"outcome", account.outcome},
         {"source of the rows", account.source},
         {"rows read, left out, doubles", std::to_string(account.read) + ", " + std::to_string(account.left_out) +
                                              ", " + std::to_string(account.doubles)},
         {"prior knowledge used", account.penalty.empty() ? "none" : account.penalty},
         {"log-likelihood", account.loglik},
         {"for", "deciding what to train and what to measure next"},
         {"not for", "judging a person, or one customer"}}};
    return "<h2>Model card</h2>\n" + table_html(table);
}

}  // namespace

std::string loyalty_page(const Account& account, const LoyaltyOptions& options)
{
    std::string out =
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src 'unsafe-inline'\">\n<title>" +
        escape_markup(options.title) + "</title>\n<style>" + std::string(k_style) + "</style>\n</head>\n<body>\n<h1>" +
        escape_markup(options.title) + "</h1>\n<div class=\"verdict\">\n";
    for (const std::string& line : loyalty_verdict(account)) out += paragraph(line);
    out += "</div>\n";
    if (!account.warnings.empty()) {
        out += "<h2>Beware</h2>\n<ul>\n";
        for (const auto& warning : account.warnings) out += "<li>" + escape_markup(warning.message) + "</li>\n";
        out += "</ul>\n";
    }
    if (account.promoters_asked) {
        const int score = account.promoter_score;
        out += paragraph("Promoters less detractors: " + std::string(score < 0 ? "-" : "") +
                         std::to_string(std::abs(score) / 10) + " (standard error " +
                         std::to_string(account.promoter_error / 10) + ").");
    }
    const bool readable = account.verdict != loyalty::Verdict::too_little;
    const auto figures = readable ? loyalty_figures(account) : std::vector<LoyaltyFigure>();
    for (const LoyaltyFigure& figure : figures) {
        out += figure_html(figure);
        if (figure.id == "steps") out += worth_html(account, options);
    }
    if (readable) out += trust_html(account) + path_html(account) + paradox_html(account) + groups_html(account);
    return out + how_html(account) + card_html(account) + "</body>\n</html>\n";
}

}  // namespace amends::report
