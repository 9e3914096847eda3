#include <cmath>
#include <cstdio>
#include <ostream>

#include "scoring/loyalty/account.h"
#include "sim/cli/commands/fit.h"
#include "sim/cli/text_io.h"
#include "sim/report/loyalty_page.h"

namespace amends::cli {
namespace {

std::string rounded(double value, int digits)
{
    if (std::isnan(value)) return "-";
    if (std::isinf(value)) return value < 0 ? "-inf" : "inf";
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", digits, value);
    return buffer;
}

std::string of_p(double p)
{
    return p < 0.0001 ? "<.0001" : rounded(p, 4);
}

std::string padded(std::string text, std::size_t width, bool left = false)
{
    if (text.size() >= width) return text;
    const std::string blanks(width - text.size(), ' ');
    return left ? text + blanks : blanks + text;
}

}  // namespace

void write_study_text(std::ostream& out, const loyalty::Study& study)
{
    const loyalty::Account account = loyalty::account_of(study);
    for (const std::string& line : report::loyalty_verdict(account)) write_wrapped(out, line);
    for (const std::string& line : report::loyalty_worth(account, {})) write_wrapped(out, "- " + line, 2);
    for (const std::string& line : report::loyalty_beside(account)) write_wrapped(out, line);
    out << '\n' << name_of(study.prepared.family) << ", " << study.n << " rows";
    if (study.events > 0) out << ", " << study.events << " with the outcome";
    out << "\n\n" << padded("", 26, true) << "  estimate        se       low      high        p\n";
    for (const loyalty::Term& term : study.terms) {
        if (term.slope && !account.per_step) continue;
        out << padded(harmless(term.name), 26, true) << padded(rounded(term.estimate, 4), 10)
            << padded(rounded(term.se, 4), 10) << padded(rounded(term.low, 4), 10) << padded(rounded(term.high, 4), 10)
            << padded(of_p(term.p), 9) << '\n';
    }
    out << "\nlog-likelihood " << rounded(study.loglik, 4) << '\n';
    for (const loyalty::Warning& warning : study.warnings) {
        out << '\n';
        write_wrapped(out, "Beware (" + warning.code + "): " + warning.message);
    }
}

void write_preview_text(std::ostream& out, const loyalty::Preview& preview)
{
    out << preview.rows << " rows, " << preview.incomplete << " with a gap, " << preview.duplicates.size()
        << " equal to an earlier one";
    constexpr std::size_t most_listed = 20;
    for (std::size_t i = 0; i < preview.duplicates.size() && i < most_listed; ++i)
        out << (i == 0 ? ": rows " : ", ") << preview.duplicates[i];
    out << (preview.duplicates.size() > most_listed ? ", …\n\n" : "\n\n");
    for (const loyalty::ColumnPreview& column : preview.columns) {
        out << padded(harmless(column.name), 26, true) << padded(column.type, 14, true)
            << padded(column.suggested, 11, true) << column.distinct << (column.distinct >= 1000 ? "+" : "")
            << " values";
        if (column.missing > 0) out << ", " << column.missing << " gaps";
        out << ", as";
        for (const std::string& example : column.examples) out << " " << harmless(example);
        out << '\n';
    }
}

}  // namespace amends::cli
