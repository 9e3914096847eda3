// Findings as text, JSON and SARIF 2.1.0.
#include <nlohmann/json.hpp>

#include "scoring/base/utf8.h"
#include "sim/proof/finding.h"

namespace amends::proof {
namespace {

using nlohmann::ordered_json;

ordered_json json_of(const Finding& finding)
{
    ordered_json out;
    out["id"] = finding.id;
    out["level"] = name_of(finding.level());
    out["verdict"] = name_of(finding.verdict);
    out["file"] = valid_utf8(finding.where.file);
    out["line"] = finding.where.line;
    out["column"] = finding.where.column;
    out["pointer"] = valid_utf8(finding.where.pointer);
    out["says"] = valid_utf8(finding.says);
    if (!finding.fix.empty()) out["fix"] = valid_utf8(finding.fix);
    if (!finding.witness.empty()) {
        for (const std::string& line : finding.witness) out["witness"].push_back(valid_utf8(line));
    }
    return out;
}

std::string_view sarif_level(Level level)
{
    if (level == Level::fault) return "error";
    return level == Level::warning ? "warning" : "note";
}

std::string page_of(std::string_view id)
{
    return "docs/findings.md#" + std::string(id);
}

ordered_json sarif_result(const Finding& finding)
{
    ordered_json out;
    out["ruleId"] = finding.id;
    out["level"] = sarif_level(finding.level());
    std::string text = finding.says;
    if (!finding.fix.empty()) text += "\nFix: " + finding.fix;
    out["message"]["text"] = valid_utf8(text);
    ordered_json physical;
    physical["artifactLocation"]["uri"] = valid_utf8(finding.where.file);
    if (finding.where.line > 0) {
        physical["region"]["startLine"] = finding.where.line;
        if (finding.where.column > 0) physical["region"]["startColumn"] = finding.where.column;
    }
    ordered_json location;
    location["physicalLocation"] = std::move(physical);
    if (!finding.where.pointer.empty()) {
        location["logicalLocations"].push_back({{"fullyQualifiedName", valid_utf8(finding.where.pointer)}});
    }
    out["locations"].push_back(std::move(location));
    out["properties"]["verdict"] = name_of(finding.verdict);
    if (!finding.witness.empty()) out["properties"]["witness"] = json_of(finding)["witness"];
    return out;
}

}  // namespace

std::string write_text(const Findings& findings)
{
    std::string out;
    for (const Finding& finding : findings) {
        out += to_string(Diagnostic{finding.where, std::string(name_of(finding.level())) + ": " + finding.says});
        out += " [" + finding.id;
        if (finding.verdict != Verdict::read) out += ", " + std::string(name_of(finding.verdict));
        out += "]\n";
        if (!finding.fix.empty()) out += "  fix: " + finding.fix + "\n";
        for (const std::string& line : finding.witness) out += "  | " + line + "\n";
    }
    return out;
}

std::string write_json(const Findings& findings)
{
    ordered_json out;
    out["findings"] = ordered_json::array();
    for (const Finding& finding : findings) out["findings"].push_back(json_of(finding));
    return out.dump() + "\n";
}

std::string write_sarif(const Findings& findings, std::string_view version)
{
    ordered_json driver;
    driver["name"] = "amends";
    driver["version"] = std::string(version);
    for (const FindingKind& kind : finding_kinds()) {
        ordered_json rule;
        rule["id"] = kind.id;
        rule["shortDescription"]["text"] = kind.title;
        rule["helpUri"] = page_of(kind.id);
        rule["defaultConfiguration"]["level"] = sarif_level(kind.level);
        driver["rules"].push_back(std::move(rule));
    }
    ordered_json run;
    run["tool"]["driver"] = std::move(driver);
    run["columnKind"] = "unicodeCodePoints";
    run["results"] = ordered_json::array();
    for (const Finding& finding : findings) run["results"].push_back(sarif_result(finding));
    ordered_json out;
    out["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
    out["version"] = "2.1.0";
    out["runs"].push_back(std::move(run));
    return out.dump(1) + "\n";
}

}  // namespace amends::proof
