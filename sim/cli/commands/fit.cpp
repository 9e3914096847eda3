// amends fit: what goes with loyalty, from a table of contacts.
#include <charconv>
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "scoring/loyalty/account.h"
#include "scoring/loyalty/write_study.h"
#include "sim/cli/commands/common.h"
#include "sim/cli/commands/fit.h"
#include "sim/report/loyalty_page.h"

namespace amends::cli {
namespace {

using namespace loyalty;

constexpr std::uintmax_t k_most_bytes = std::uintmax_t{4} << 30U;

struct Options {
    std::string file;
    std::string outcome;
    std::string family;
    std::string group;
    std::string time;
    std::string cohort;
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
    std::string page;
    std::string currency;
    int margin = 0;
    int resamples = 0;
    std::uint64_t seed = 1;
    double level = 0.95;
    bool json = false;
    bool preview = false;
    bool randomised = false;
    bool no_profile = false;
};

/// A data file may be far larger than what `read_file` takes for scenarios.
Checked<std::string> read_data(const std::string& file)
{
    if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    if (!in) return fault({file, 0, 0, ""}, "cannot be read");
    const auto size = static_cast<std::uintmax_t>(in.tellg());
    if (size > k_most_bytes) return fault({file, 0, 0, ""}, "is larger than 4 GiB");
    std::string bytes(size, '\0');
    in.seekg(0);
    in.read(bytes.data(), static_cast<std::streamsize>(size));
    if (!in) return fault({file, 0, 0, ""}, "cannot be read");
    return bytes;
}

Checked<Table> read_one(const std::string& file)
{
    const Checked<std::string> bytes = read_data(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return read_table(*bytes, file);
}

void say_unmatched(const std::vector<std::string>& keys, const std::string& what)
{
    if (keys.empty()) return;
    std::cerr << keys.size() << " " << what << ":";
    for (std::size_t i = 0; i < keys.size() && i < 20; ++i) std::cerr << " " << keys[i];
    std::cerr << (keys.size() > 20 ? " …\n" : "\n");
}

Checked<Table> read_all(const Options& options)
{
    Checked<Table> table = read_one(options.file);
    if (!table || options.join.empty()) return table;
    const Checked<Table> right = read_one(options.join);
    if (!right) return tl::unexpected(right.error());
    Checked<Joined> joined = loyalty::join(*table, *right, options.key);
    if (!joined) return tl::unexpected(joined.error());
    say_unmatched(joined->only_left, "rows of " + options.file + " have no partner");
    say_unmatched(joined->only_right, "rows of " + options.join + " have no partner");
    say_unmatched(joined->repeated, "keys stand more than once, and their first row counts");
    return std::move(joined->table);
}

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
    request.id = options.id;
    request.event = options.event;
    request.predictors = split(options.predictors);
    request.assigned_at_random = options.randomised;
    request.level = options.level;
    request.profile = !options.no_profile;
    request.path = split(options.path);
    request.paradox = options.paradox;
    request.covariates = split(options.covariates);
    request.resamples = options.resamples;
    constexpr int k_of_a_page = 1000;
    if (!options.page.empty() && options.resamples == 0) request.resamples = k_of_a_page;
    request.seed = options.seed;
    if (!options.family.empty()) request.family = family_named(options.family);
    if (options.source == "real") request.source = Source::real;
    if (options.source == "practice") request.source = Source::practice;
    if (options.source == "simulated") request.source = Source::simulated;
    const auto penalty = penalty_of(options.penalty);
    if (!penalty) return tl::unexpected<std::string>("--penalty is ridge:L, firth, prior:S or prior:M:S");
    request.penalty = *penalty;
    if (!(options.level > 0.5 && options.level < 1))
        return tl::unexpected<std::string>("--level lies between 0.5 and 1");
    return request;
}

bool write_page(const Options& options, const Study& done)
{
    report::LoyaltyOptions shown;
    shown.margin = options.margin;
    shown.currency = options.currency;
    std::ofstream out(options.page, std::ios::binary);
    out << report::loyalty_page(account_of(done), shown);
    out.flush();
    return out.good();
}

int run(const Options& options)
{
    const auto request = request_of(options);
    if (!request) {
        std::cerr << "amends fit: " << request.error() << '\n';
        return Exit::usage;
    }
    const Checked<Table> table = read_all(options);
    if (!table) return complain(table.error());
    if (options.preview) {
        const Preview seen = preview(*table);
        if (options.json) {
            std::cout << write_preview(seen) << '\n';
        } else {
            write_preview_text(std::cout, seen);
        }
        return std::cout ? Exit::ok : Exit::io;
    }
    const Fitted<Study> done = study(*table, *request);
    if (!done) {
        if (options.json) std::cout << write_refusal(done.error()) << '\n';
        std::cerr << options.file << ": " << done.error().message << '\n';
        return Exit::bad_input;
    }
    if (!options.page.empty() && !write_page(options, *done)) {
        std::cerr << options.page << ": cannot be written\n";
        return Exit::io;
    }
    if (options.json) {
        std::cout << write_study(*done) << '\n';
    } else {
        write_study_text(std::cout, *done);
    }
    std::cout.flush();
    return std::cout ? Exit::ok : Exit::io;
}

}  // namespace

void add_fit(CLI::App& app, int& exit_code)
{
    auto options = std::make_shared<Options>();
    CLI::App* const fit =
        app.add_subcommand("fit", "Relate scores of contacts to what customers did: estimates, intervals, warnings");
    fit->add_option("DATA", options->file, "CSV or JSON lines, one row a contact; - is standard input")->required();
    fit->add_option("--outcome", options->outcome, "column with the outcome (for cox: 1 = it happened)");
    fit->add_option("--family", options->family, "logistic, ordinal, linear, glmm or cox; else read off the outcome")
        ->check(CLI::IsMember({"logistic", "ordinal", "linear", "glmm", "cox"}));
    fit->add_option("--predictors", options->predictors, "columns, separated by commas; else all without another role");
    fit->add_option("--group", options->group, "column with the trainee or team");
    fit->add_option("--time", options->time, "column with the time until the event or the end of watching");
    fit->add_option("--cohort", options->cohort, "column that is left out one value at a time in validation");
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
    fit->add_flag("--assigned-at-random", options->randomised, "cases were given out by lot: causal words are allowed");
    fit->add_flag("--no-profile", options->no_profile, "leave out likelihood intervals");
    fit->add_flag("--preview", options->preview, "show columns, types, gaps and doubles, and fit nothing");
    fit->add_option("--page", options->page, "write a page for managers (HTML) to this file");
    CLI::Option* const currency = fit->add_option("--currency", options->currency, "of --margin, as it is shown");
    fit->add_option("--margin", options->margin,
                    "what a customer kept is worth, in whole units; else no money is shown")
        ->check(CLI::Range(1, 1000000))
        ->needs(currency);
    fit->add_flag("--json", options->json, "one line of JSON at full precision");
    fit->callback([options, &exit_code] { exit_code = run(*options); });
}

}  // namespace amends::cli
