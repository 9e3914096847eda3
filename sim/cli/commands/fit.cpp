// amends fit: what goes with loyalty, from a table of contacts.
#include <algorithm>
#include <charconv>
#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "scoring/loyalty/account.h"
#include "scoring/loyalty/write_study.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/commands/fit.h"
#include "sim/cli/contact_files.h"
#include "sim/cli/files.h"
#include "sim/cli/page_files.h"
#include "sim/cli/stop.h"
#include "sim/cli/told.h"
#include "sim/report/loyalty_page.h"
#include "sim/report/team/about.h"

namespace amends::cli {
namespace {

using namespace loyalty;

struct Options {
    std::string file;
    std::string outcome;
    std::string family;
    std::string group;
    std::string time;
    std::string cohort;
    std::string failure;
    std::string id;
    std::string event;
    std::string penalty;
    std::string predictors;
    std::string source;
    std::string join;
    std::string key;
    std::string path;
    std::string paradox;
    std::string covariates;
    std::string framework;
    std::string scores;
    std::string lots;
    std::string lot_key;
    std::vector<std::string> known;
    std::vector<std::string> pages;
    std::string currency;
    int margin = 0;
    int resamples = 0;
    std::uint64_t seed = 1;
    double level = 0.95;
    bool json = false;
    bool preview = false;
    bool no_profile = false;
};

std::vector<std::string> split(const std::string& list)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(',', at), list.size());
        if (end > at) out.push_back(list.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

std::optional<double> number(const std::string& text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) return {};
    return value;
}

/// ridge:L, firth, prior:S or prior:M:S; nothing where it is none of these.
std::optional<Penalty> penalty_of(const std::string& text)
{
    Penalty penalty;
    if (text.empty() || text == "none") return penalty;
    if (text == "firth") {
        penalty.kind = Penalty::Kind::firth;
        return penalty;
    }
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos) return {};
    const std::string kind = text.substr(0, colon);
    std::string rest = text.substr(colon + 1);
    if (kind == "ridge") {
        const auto lambda = number(rest);
        if (!lambda || *lambda < 0) return {};
        penalty.kind = Penalty::Kind::ridge;
        penalty.lambda = *lambda;
        return penalty;
    }
    if (kind != "prior") return {};
    penalty.kind = Penalty::Kind::prior;
    if (const std::size_t second = rest.find(':'); second != std::string::npos) {
        const auto mean = number(rest.substr(0, second));
        if (!mean) return {};
        penalty.mean = *mean;
        rest = rest.substr(second + 1);
    }
    const auto sd = number(rest);
    if (!sd || !(*sd > 0)) return {};
    penalty.sd = *sd;
    return penalty;
}

/// The request, or what is wrong with the options.
tl::expected<Request, std::string> request_of(const Options& options)
{
    Request request;
    request.outcome = options.outcome;
    request.group = options.group;
    request.time = options.time;
    request.cohort = options.cohort;
    request.failure = options.failure;
    request.id = options.id;
    request.event = options.event;
    request.predictors = split(options.predictors);
    request.level = options.level;
    request.profile = !options.no_profile;
    request.path = split(options.path);
    request.paradox = options.paradox;
    request.covariates = split(options.covariates);
    request.resamples = options.resamples;
    constexpr int k_of_a_page = 1000;
    if (!options.pages.empty() && options.resamples == 0) request.resamples = k_of_a_page;
    request.seed = options.seed;
    if (!options.family.empty()) request.family = family_named(options.family);
    if (options.source == "real") request.source = Source::real;
    if (options.source == "practice") request.source = Source::practice;
    if (options.source == "simulated") request.source = Source::simulated;
    for (const std::string& known : options.known) {
        const std::size_t equals = known.find('=');
        if (equals == std::string::npos)
            return tl::unexpected<std::string>("--known is COLUMN=EFFECT, for example satisfied=satisfied_small_loss");
        request.known.push_back({known.substr(0, equals), known.substr(equals + 1)});
    }
    const auto penalty = penalty_of(options.penalty);
    if (!penalty) return tl::unexpected<std::string>("--penalty is ridge:L, firth, prior:S or prior:M:S");
    request.penalty = *penalty;
    if (!(options.level > 0.5 && options.level < 1))
        return tl::unexpected<std::string>("--level lies between 0.5 and 1");
    return request;
}

/// The page in the format that the file's ending names; HTML where it names none.
Checked<void> write_page(const std::string& file, const report::Page& page, const Library& library)
{
    std::string format = std::filesystem::path(file).extension().string();
    if (!format.empty()) format.erase(0, 1);
    if (std::find(page_formats.begin(), page_formats.end(), format) == page_formats.end()) format = "html";
    const auto bytes = page_bytes(page, report::page_words(library.words), format);
    if (!bytes) return tl::unexpected(bytes.error());
    return write_file(file, *bytes);
}

int write_pages(const Options& options, const Study& done, const ContactTable& contacts, const Library& library)
{
    report::LoyaltyOptions shown;
    shown.margin = options.margin;
    shown.currency = options.currency;
    shown.framework = contacts.framework;
    const report::Page page = report::loyalty_page(account_of(done), shown);
    for (const std::string& file : options.pages) {
        if (const auto written = write_page(file, page, library); !written) {
            complain(written.error());
            return Exit::io;
        }
    }
    return Exit::ok;
}

int show_preview(const Options& options, const Table& table)
{
    const Preview seen = preview(table);
    if (options.json) {
        std::cout << write_preview(seen) << '\n';
    } else {
        write_preview_text(std::cout, seen);
    }
    return std::cout ? Exit::ok : Exit::io;
}

int show_study(const Options& options, const Study& done)
{
    if (options.json) {
        std::cout << write_study(done) << '\n';
    } else {
        write_study_text(std::cout, done);
    }
    std::cout.flush();
    return std::cout ? Exit::ok : Exit::io;
}

int refused(const Options& options, const Refused& why)
{
    if (options.json) std::cout << write_refusal(why) << '\n';
    std::cerr << options.file << ": " << why.message << '\n';
    return why.cause == Cause::stopped ? Exit::stopped : Exit::bad_input;
}

/// A file that cannot be read: as typed as every other refusal.
int unreadable(const Options& options, const Diagnostics& why)
{
    if (options.json) std::cout << write_refusal({Cause::unreadable, {}, to_string(why.front())}) << '\n';
    return complain(why);
}

/// What lots decided is a predictor, and rows that share a lot are a group.
void ask_by_lot(Request& request, const ContactTable& contacts)
{
    request.by_lot = contacts.by_lot;
    for (const std::string& column : contacts.by_lot) {
        auto& named = request.predictors;
        if (!named.empty() && std::find(named.begin(), named.end(), column) == named.end()) named.push_back(column);
    }
    if (request.group.empty()) request.group = contacts.lot_key;
}

int run(const Options& options)
{
    auto request = request_of(options);
    if (!request) {
        std::cerr << "amends fit: " << request.error() << '\n';
        return Exit::usage;
    }
    int exit_code = Exit::ok;
    std::optional<Library> library;
    const auto shipped = [&library, &exit_code]() -> const Library* {
        if (!library) library = library_or_complain(exit_code);
        return library ? &*library : nullptr;
    };
    const StopOnInterrupt stop;
    Told told(stop);
    told.begin("hearing");
    const ContactFiles files{options.file, options.framework, options.join, options.key, options.lots, options.lot_key};
    const auto contacts = read_contacts(files, shipped, [&told](int done, int total) { return told.at(done, total); });
    told.clear();
    if (!contacts) return unreadable(options, contacts.error());
    if (contacts->stopped) return refused(options, loyalty::stopped().value());
    for (const std::string& note : contacts->notes) std::cerr << note << '\n';
    if (!options.scores.empty()) {
        const auto written = write_file(options.scores, contacts->scores);
        if (!written) {
            complain(written.error());
            return Exit::io;
        }
    }
    if (options.preview) return show_preview(options, contacts->table);
    ask_by_lot(*request, *contacts);
    const Fitted<Study> done = study(contacts->table, *request, told);
    told.clear();
    if (!done) return refused(options, done.error());
    if (!options.pages.empty() && shipped() == nullptr) return exit_code;
    if (!options.pages.empty()) {
        if (const int written = write_pages(options, *done, *contacts, *library); written != Exit::ok) return written;
    }
    return show_study(options, *done);
}

}  // namespace

void add_fit(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const fit =
        app.add_subcommand("fit", "Relate scores of contacts to what customers did: estimates, intervals, warnings");
    fit->add_option("DATA", options->file,
                    "CSV or JSON lines, one row a contact, or transcripts (docs/loyalty.md); - is standard input")
        ->required();
    fit->add_option("--outcome", options->outcome, "column with the outcome (for cox: 1 = it happened)");
    fit->add_option("--family", options->family, "logistic, ordinal, linear, glmm or cox; else read off the outcome")
        ->check(CLI::IsMember({"logistic", "ordinal", "linear", "glmm", "cox"}));
    fit->add_option("--predictors", options->predictors, "columns, separated by commas; else all without another role");
    fit->add_option("--group", options->group, "column with the trainee or team");
    fit->add_option("--time", options->time, "column with the time until the event or the end of watching");
    fit->add_option("--cohort", options->cohort, "column that is left out one value at a time in validation");
    fit->add_option("--failure", options->failure,
                    "yes-or-no column: whether anything went wrong; the noes are compared with the recovered");
    fit->add_option("--id", options->id, "column that names the row; never a predictor");
    fit->add_option("--event", options->event, "the text that counts as 1 in a text outcome");
    fit->add_option("--penalty", options->penalty, "ridge:L, firth, prior:S or prior:M:S");
    fit->add_option("--level", options->level, "of the intervals")->capture_default_str();
    fit->add_option("--source", options->source, "where the rows come from; else the column source, else real")
        ->check(CLI::IsMember({"real", "practice", "simulated"}));
    fit->add_option("--covariates", options->covariates, "predictors that are no steps: shown, never ranked");
    fit->add_option("--path", options->path, "three or more columns, first cause to last effect, separated by commas");
    fit->add_option("--paradox", options->paradox, "column that is asked whether more is always better");
    fit->add_option("--bootstrap", options->resamples, "how many resamples for the path and for the best step")
        ->check(CLI::Range(0, 100000));
    fit->add_option("--seed", options->seed, "of the resamples")->capture_default_str();
    CLI::Option* const key = fit->add_option("--key", options->key, "column to join by");
    fit->add_option("--join", options->join, "a second file, for example the outcomes")->needs(key);
    fit->add_option("--framework", options->framework, "that transcripts are marked under; heal where none is named");
    fit->add_option("--scores", options->scores, "write the scores of transcripts to this file (CSV)");
    CLI::Option* const lots =
        fit->add_option("--lots", options->lots, "a file of amends lots: what it decided may be called an effect");
    fit->add_option("--lot-key", options->lot_key, "column that names the unit of the lots; else --key, else id")
        ->needs(lots);
    fit->add_option("--known", options->known,
                    "COLUMN=EFFECT: a published effect beside this yes-or-no column (docs/loyalty.md)");
    fit->add_flag("--no-profile", options->no_profile, "leave out likelihood intervals");
    fit->add_flag("--preview", options->preview, "show columns, types, gaps and doubles, and fit nothing");
    fit->add_option("--page", options->pages,
                    "write a page for managers to this file: .html .pdf .xlsx .csv or .json, by its ending");
    CLI::Option* const currency = fit->add_option("--currency", options->currency, "of --margin, as it is shown");
    fit->add_option("--margin", options->margin,
                    "what a customer kept is worth, in whole units; else no money is shown")
        ->check(CLI::Range(1, 1000000))
        ->needs(currency);
    fit->add_flag("--json", options->json, "one line of JSON at full precision");
    fit->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
