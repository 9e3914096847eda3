// A report as text and as JSON.
#include <nlohmann/json.hpp>

#include "sim/proof/report.h"

namespace amends::proof {
namespace {

using nlohmann::ordered_json;

std::string padded(std::string text, std::size_t width)
{
    if (text.size() < width) text.append(width - text.size(), ' ');
    return text;
}

std::string right(std::string text, std::size_t width)
{
    if (text.size() < width) text.insert(0, width - text.size(), ' ');
    return text;
}

/// Thousandths of a per cent, rounded half up: enough digits to hold against a million plays.
std::string per_cent(std::uint64_t share, std::uint64_t one)
{
    const std::uint64_t thousandths = (share / (one >> 30U) * 100'000 + (std::uint64_t{1} << 29U)) >> 30U;
    std::string rest = std::to_string(thousandths % 1000);
    return std::to_string(thousandths / 1000) + "." + std::string(3 - rest.size(), '0') + rest + " %";
}

/// A mark with two digits after the point.
std::string digits(Mark mark)
{
    const Mark hundredths = (mark * 100 + one_mark / 2) / one_mark;
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + std::string(2 - rest.size(), '0') + rest;
}

std::string mean_text(const Mean& mean)
{
    if (digits(mean.least) == digits(mean.most)) return digits(mean.least);
    return digits(mean.least) + ".." + digits(mean.most);
}

std::string range_text(int least, int most)
{
    return std::to_string(least) + ".." + std::to_string(most);
}

std::string hundredths_text(std::uint64_t hundredths)
{
    const std::string rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + std::string(2 - rest.size(), '0') + rest;
}

class TextWriter {
public:
    TextWriter(const Report& report, const scenario::Scenario& scenario) : r_(report), scenario_(scenario) {}

    std::string write(bool per_node, bool criteria)
    {
        out_ = r_.scenario + ": " + std::to_string(r_.count.states) + " states, " + std::to_string(r_.count.moves) +
               " moves in them (budget " + std::to_string(budget) + ")";
        if (r_.lumps > 0) out_ += ", " + std::to_string(r_.lumps) + " that differ";
        out_ += "\n";
        if (per_node) nodes();
        if (!r_.drawn.empty()) drawn();
        if (!r_.chances.endings.empty()) endings();
        if (!r_.frameworks.empty()) marks(criteria);
        if (!r_.samples.empty()) samples();
        if (!r_.ways.empty()) ways();
        if (r_.cover) covered();
        return std::move(out_);
    }

private:
    void line(const std::string& text) { out_ += "  " + text + "\n"; }

    void nodes()
    {
        line(padded("node", 20) + right("states", 10) + right("reply classes", 15));
        for (const NodeCount& node : r_.count.nodes) {
            line(padded(node.node, 20) + right(std::to_string(node.states), 10) +
                 right(std::to_string(node.classes), 15));
        }
        line(padded("(between contacts)", 20) + right(std::to_string(r_.count.between), 10));
        line(padded("(over)", 20) + right(std::to_string(r_.count.over), 10));
    }

    void drawn()
    {
        std::uint64_t plays = 0;
        for (const std::uint64_t each : r_.drawn) plays += each;
        line("sampled: endings of " + std::to_string(plays) + " random plays");
        for (std::size_t i = 0; i < r_.drawn.size(); ++i) {
            line("  " + padded(scenario_.endings[i].id, 18) + right(std::to_string(r_.drawn[i]), 8));
        }
    }

    void endings()
    {
        line("proved: share of endings (the random player's longest play has " + std::to_string(r_.chances.longest) +
             " moves)");
        std::string head = "  " + padded("", 18);
        const std::size_t players = r_.endings[0].empty() ? 1 : player_count;
        for (std::size_t p = 0; p < players; ++p) head += right(std::string(name_of(static_cast<Player>(p))), 11);
        line(head);
        for (std::size_t i = 0; i < scenario_.endings.size(); ++i) {
            std::string row =
                "  " + padded(scenario_.endings[i].id, 18) + right(per_cent(r_.chances.endings[i], whole), 11);
            for (std::size_t p = 1; p < players; ++p) {
                row += right(per_cent(r_.endings[p][i], std::uint64_t{1} << 30U), 11);
            }
            line(row + (scenario_.endings[i].good ? "  good" : ""));
        }
    }

    void marks(bool criteria)
    {
        line("proved: marks; no play is outside the range, and each mean is exact or between two bounds");
        std::string head = "  " + padded("", 26) + right("range", 9);
        for (std::size_t p = 0; p < player_count; ++p) head += right(std::string(name_of(static_cast<Player>(p))), 15);
        line(head);
        for (const FrameworkProof& framework : r_.frameworks) {
            std::string row = "  " + padded(framework.id, 26) + right(range_text(framework.least, framework.most), 9);
            for (const Mean& mean : framework.means) row += right(mean_text(mean), 15);
            line(row);
            if (!criteria) continue;
            for (const CriterionProof& each : framework.criteria) {
                std::string name = "  " + each.id + " (" + std::to_string(each.weight) + ")";
                if (!each.observed) {
                    line("  " + padded(std::move(name), 26) + "  not observed");
                    continue;
                }
                std::string cells = right(range_text(each.least, each.most), 9);
                for (const Mean& mean : each.means) cells += right(mean_text(mean), 15);
                line("  " + padded(std::move(name), 26) + cells + (each.measure ? "  measure" : ""));
            }
        }
    }

    void samples()
    {
        line("sampled: " + std::to_string(r_.samples.front().plays) +
             " plays of each player; the interval holds the mean in about 95 of 100 samples");
        for (const Sampled& each : r_.samples) {
            const std::uint64_t minutes = each.seconds.mean_hundredths() / 60;
            const std::uint64_t error = each.seconds.error_hundredths() / 60;
            line("  " + padded(std::string(name_of(each.player)), 9) + "minutes " + hundredths_text(minutes) + " ± " +
                 hundredths_text(error) + " (" + hundredths_text(each.seconds.least * 100ULL / 60) + " to " +
                 hundredths_text(each.seconds.most * 100ULL / 60) + ")");
            for (std::size_t f = 0; f < each.totals.size(); ++f) {
                const Tally& total = each.totals[f];
                line("    " + padded(r_.frameworks[f].id, 18) + right(hundredths_text(total.mean_hundredths()), 7) +
                     " ± " + hundredths_text(total.error_hundredths()) + "  (seen " +
                     range_text(static_cast<int>(total.least), static_cast<int>(total.most)) + ")");
            }
        }
    }

    void ways()
    {
        for (const Way& way : r_.ways) {
            const std::string what = way.pointer + " (" + way.id + ")";
            if (!way.seen) {
                line("proved: no play comes to " + what);
                continue;
            }
            line(std::string(way.witness.plays ? "shortest play to " : "shortest play, by class, to ") + what +
                 (way.witness.lines.empty() ? ": it is there from the beginning" : ":"));
            for (const std::string& each : way.witness.lines) line("  | " + each);
        }
    }

    void covered()
    {
        const Cover& cover = *r_.cover;
        line(std::to_string(cover.plays.size()) + " plays show " + std::to_string(cover.covered) + " of " +
             std::to_string(cover.items) + " things that can be shown in words; proved: no fewer than " +
             std::to_string(cover.least) + " plays can take every way on");
    }

    const Report& r_;
    const scenario::Scenario& scenario_;
    std::string out_;
};

std::uint64_t thousandths(Mark mark)
{
    return (mark * 1000 + one_mark / 2) / one_mark;
}

ordered_json json_of(const std::array<Mean, player_count>& means)
{
    ordered_json out;
    for (std::size_t p = 0; p < player_count; ++p) {
        out[std::string(name_of(static_cast<Player>(p)))] = {thousandths(means[p].least), thousandths(means[p].most)};
    }
    return out;
}

ordered_json json_of(const FrameworkProof& framework)
{
    ordered_json out;
    out["id"] = framework.id;
    out["range"] = {framework.least, framework.most};
    out["means"] = json_of(framework.means);
    out["criteria"] = ordered_json::array();
    for (const CriterionProof& each : framework.criteria) {
        ordered_json criterion;
        criterion["id"] = each.id;
        criterion["weight"] = each.weight;
        criterion["observed"] = each.observed;
        if (each.observed) {
            criterion["measure"] = each.measure;
            criterion["range"] = {each.least, each.most};
            criterion["means"] = json_of(each.means);
        }
        out["criteria"].push_back(std::move(criterion));
    }
    return out;
}

ordered_json json_of(const Sampled& sampled, const Report& report)
{
    ordered_json out;
    out["player"] = name_of(sampled.player);
    out["plays"] = sampled.plays;
    out["seconds"] = {{"mean_hundredths", sampled.seconds.mean_hundredths()},
                      {"error_hundredths", sampled.seconds.error_hundredths()},
                      {"least", sampled.seconds.least},
                      {"most", sampled.seconds.most}};
    for (std::size_t f = 0; f < sampled.totals.size(); ++f) {
        const Tally& total = sampled.totals[f];
        out["totals"][report.frameworks[f].id] = {{"mean_hundredths", total.mean_hundredths()},
                                                  {"error_hundredths", total.error_hundredths()},
                                                  {"least", total.least},
                                                  {"most", total.most}};
    }
    return out;
}

}  // namespace

std::string write_text(const Report& report, const scenario::Scenario& scenario, bool per_node, bool criteria)
{
    return TextWriter(report, scenario).write(per_node, criteria);
}

std::string write_json(const Report& report, const scenario::Scenario& scenario)
{
    ordered_json out;
    out["scenario"] = report.scenario;
    out["states"] = report.count.states;
    out["moves"] = report.count.moves;
    out["within_budget"] = report.count.within_budget;
    for (std::size_t i = 0; i < scenario.endings.size() && !report.frameworks.empty(); ++i) {
        ordered_json shares;
        for (std::size_t p = 0; p < player_count; ++p) {
            shares[std::string(name_of(static_cast<Player>(p)))] = report.endings[p][i];
        }
        out["endings"][scenario.endings[i].id] = std::move(shares);
    }
    for (std::size_t i = 0; i < report.drawn.size(); ++i) out["drawn"][scenario.endings[i].id] = report.drawn[i];
    out["frameworks"] = ordered_json::array();
    for (const FrameworkProof& each : report.frameworks) out["frameworks"].push_back(json_of(each));
    out["samples"] = ordered_json::array();
    for (const Sampled& each : report.samples) out["samples"].push_back(json_of(each, report));
    for (const Way& each : report.ways) {
        out["ways"].push_back({{"pointer", each.pointer},
                               {"id", each.id},
                               {"seen", each.seen},
                               {"plays", each.witness.plays},
                               {"lines", each.witness.lines}});
    }
    if (report.cover) {
        out["cover"] = {{"items", report.cover->items},
                        {"covered", report.cover->covered},
                        {"least_plays", report.cover->least},
                        {"plays", report.cover->plays}};
    }
    out["findings"] = ordered_json::parse(write_json(report.findings))["findings"];
    return out.dump() + "\n";
}

}  // namespace amends::proof
