#include "sim/app/panels/loyalty_question.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "sim/app/panels/reports.h"

namespace amends::app {
namespace {

constexpr std::array<std::pair<ColumnRole, const char*>, 9> k_roles{{{ColumnRole::step, "step"},
                                                                     {ColumnRole::covariate, "covariate"},
                                                                     {ColumnRole::outcome, "outcome"},
                                                                     {ColumnRole::time, "time"},
                                                                     {ColumnRole::group, "group"},
                                                                     {ColumnRole::cohort, "cohort"},
                                                                     {ColumnRole::failure, "failure"},
                                                                     {ColumnRole::id, "id"},
                                                                     {ColumnRole::nothing, "nothing"}}};

ColumnRole role_suggested(const loyalty::ColumnPreview& column)
{
    if (column.suggested == "predictor") return ColumnRole::step;
    return column.suggested.empty() ? ColumnRole::nothing : role_named(column.suggested);
}

std::optional<double> positive(const std::string& text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !(value > 0)) return {};
    return value;
}

/// What a column's role adds to the request; a role that only one column can have names what is wrong otherwise.
class Roles {
public:
    explicit Roles(Asked& out) : out_(out) {}

    void take(ColumnRole role, const std::string& name)
    {
        loyalty::Request& request = out_.request;
        switch (role) {
            case ColumnRole::covariate:
                request.covariates.push_back(name);
                [[fallthrough]];
            case ColumnRole::step:
                request.predictors.push_back(name);
                break;
            case ColumnRole::outcome:
                once(request.outcome, name, "loyalty.desk.one_outcome");
                break;
            case ColumnRole::time:
                once(request.time, name, "loyalty.desk.one_time");
                break;
            case ColumnRole::group:
                once(request.group, name, "loyalty.desk.one_group");
                break;
            case ColumnRole::cohort:
                once(request.cohort, name, "loyalty.desk.one_cohort");
                break;
            case ColumnRole::failure:
                once(request.failure, name, "loyalty.desk.one_failure");
                break;
            case ColumnRole::id:
                once(request.id, name, "loyalty.desk.one_id");
                break;
            case ColumnRole::nothing:
                break;
        }
    }

private:
    void once(std::string& to, const std::string& name, const char* obstacle)
    {
        if (!to.empty()) out_.obstacle = obstacle;
        to = name;
    }

    Asked& out_;
};

void take_penalty(Asked& out, const Further& further)
{
    loyalty::Penalty& penalty = out.request.penalty;
    if (further.penalty == "firth") penalty.kind = loyalty::Penalty::Kind::firth;
    if (further.penalty != "ridge" && further.penalty != "prior") return;
    const std::optional<double> strength = positive(further.strength);
    if (!strength) out.obstacle = "loyalty.desk.no_strength";
    const bool ridge = further.penalty == "ridge";
    penalty.kind = ridge ? loyalty::Penalty::Kind::ridge : loyalty::Penalty::Kind::prior;
    (ridge ? penalty.lambda : penalty.sd) = strength.value_or(1);
}

void take_further(Asked& out, const Mapping& mapping, const Further& further)
{
    loyalty::Request& request = out.request;
    if (!further.family.empty()) request.family = loyalty::family_named(further.family);
    if (request.family == loyalty::Family::mixed && request.group.empty()) out.obstacle = "loyalty.desk.no_group";
    take_penalty(out, further);
    const loyalty::ColumnPreview* const outcome = column_with(mapping, ColumnRole::outcome);
    if (outcome != nullptr && outcome->type == "text") request.event = further.event;
    for (const loyalty::Source source :
         {loyalty::Source::real, loyalty::Source::practice, loyalty::Source::simulated}) {
        if (further.source == name_of(source)) request.source = source;
    }
    request.path = further.path;
    if (!request.path.empty() && request.path.size() < 3) out.obstacle = "loyalty.desk.short_path";
    request.paradox = further.paradox;
    request.known = further.known;
    std::erase_if(request.known, [&](const loyalty::Known& known) {
        return std::ranges::find(request.predictors, known.column) == request.predictors.end();
    });
}

std::string joined(const std::vector<std::string>& names)
{
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : ",") + name;
    return out;
}

/// The shortest digits that read back as the same.
std::string digits(double value)
{
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return {buffer.data(), error == std::errc() ? end : buffer.data()};
}

std::string penalty_text(const loyalty::Penalty& penalty)
{
    switch (penalty.kind) {
        case loyalty::Penalty::Kind::none:
            return "";
        case loyalty::Penalty::Kind::ridge:
            return "ridge:" + digits(penalty.lambda);
        case loyalty::Penalty::Kind::firth:
            return "firth";
        case loyalty::Penalty::Kind::prior:
            return "prior:" + digits(penalty.sd);
    }
    return "";
}

}  // namespace

std::string name_of(ColumnRole role)
{
    return std::ranges::find(k_roles, role, [](const auto& each) { return each.first; })->second;
}

ColumnRole role_named(const std::string& name)
{
    const auto* const found = std::ranges::find_if(k_roles, [&](const auto& each) { return each.second == name; });
    return found == k_roles.end() ? ColumnRole::nothing : found->first;
}

const std::vector<ColumnRole>& column_roles()
{
    static const std::vector<ColumnRole> all = [] {
        std::vector<ColumnRole> out;
        for (const auto& [role, name] : k_roles) out.push_back(role);
        return out;
    }();
    return all;
}

std::vector<ColumnRole> roles_suggested(const loyalty::Preview& preview)
{
    std::vector<ColumnRole> out;
    std::optional<std::size_t> outcome;
    for (const loyalty::ColumnPreview& column : preview.columns) {
        const ColumnRole role = role_suggested(column);
        const bool kept = role != ColumnRole::outcome && role != ColumnRole::time;
        out.push_back(kept ? role : ColumnRole::nothing);
        if (role != ColumnRole::outcome) continue;
        const bool better = !outcome || (column.type == "yes or no" && preview.columns[*outcome].type != "yes or no");
        if (better) outcome = out.size() - 1;
    }
    if (outcome) out[*outcome] = ColumnRole::outcome;
    return out;
}

const loyalty::ColumnPreview* column_with(const Mapping& mapping, ColumnRole role)
{
    const auto found = std::ranges::find(mapping.roles, role);
    if (found == mapping.roles.end()) return nullptr;
    return &mapping.preview.columns[static_cast<std::size_t>(found - mapping.roles.begin())];
}

Asked asked_of(const Mapping& mapping, const Further& further)
{
    constexpr int resamples_of_a_page = 1000;
    Asked out;
    loyalty::Request& request = out.request;
    Roles roles(out);
    for (std::size_t i = 0; i < mapping.roles.size(); ++i)
        roles.take(mapping.roles[i], mapping.preview.columns[i].name);
    for (const std::string& column : mapping.by_lot) {
        if (std::ranges::find(request.predictors, column) != request.predictors.end()) request.by_lot.push_back(column);
    }
    if (request.group.empty() && !request.by_lot.empty()) request.group = mapping.lot_key;
    if (request.predictors.empty()) out.obstacle = "loyalty.desk.no_step";
    if (request.outcome.empty()) out.obstacle = "loyalty.desk.no_outcome";
    take_further(out, mapping, further);
    request.resamples = resamples_of_a_page;
    return out;
}

std::string fit_command(const ContactsAsked& from, const loyalty::Request& request, const Money& money)
{
    std::string out = "amends fit " + typed(from.file) + " --outcome " + typed(request.outcome);
    const auto add = [&out](const char* option, const std::string& value) {
        if (!value.empty()) out += std::string(" ") + option + " " + typed(value);
    };
    add("--framework", from.framework);
    add("--join", from.join);
    add("--key", from.key);
    add("--lots", from.lots);
    add("--lot-key", from.lot_key);
    if (request.family) add("--family", std::string(name_of(*request.family)));
    add("--time", request.time);
    add("--event", request.event);
    add("--group", request.group);
    add("--cohort", request.cohort);
    add("--failure", request.failure);
    add("--id", request.id);
    add("--predictors", joined(request.predictors));
    add("--covariates", joined(request.covariates));
    add("--penalty", penalty_text(request.penalty));
    if (request.source) add("--source", std::string(name_of(*request.source)));
    add("--path", joined(request.path));
    add("--paradox", request.paradox);
    for (const loyalty::Known& known : request.known) add("--known", known.column + "=" + known.effect);
    if (!money.margin.empty() && !money.currency.empty()) {
        add("--margin", money.margin);
        add("--currency", money.currency);
    }
    return out + " --page loyalty.html";
}

}  // namespace amends::app
