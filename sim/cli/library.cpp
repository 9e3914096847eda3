#include "sim/cli/library.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "sim/cli/files.h"
#include "sim/cli/own_frameworks.h"
#include "sim/cli/platform.h"
#include "sim/customer/markets.h"
#include "sim/records/hash.h"
#include "sim/scenario/parse.h"
#include "sim/scenario/write.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 5> frameworks = {"seven_strategies", "seven_steps", "heal", "sixty_seconds",
                                                        "human_first"};

/// Gathers the faults of several files, so that one run shows them all.
class Loader {
public:
    explicit Loader(fs::path root) : root_(std::move(root)) {}

    Pinnable bytes(const fs::path& file)
    {
        Checked<std::string> read = read_file(root_ / file);
        if (!read) {
            add(read.error());
            return {};
        }
        return {*read, records::blake2b_hex(*read)};
    }

    template <class T>
    std::optional<T> take(Checked<T> checked)
    {
        if (checked) return std::move(*checked);
        add(checked.error());
        return std::nullopt;
    }

    Diagnostics faults;

private:
    void add(const Diagnostics& more) { faults.insert(faults.end(), more.begin(), more.end()); }

    fs::path root_;
};

/// Rules and what was learnt, as the one file that plays are pinned to.
Pinnable load_scorer(Loader& loader)
{
    const Pinnable rules = loader.bytes("assets/scorer/en.rules");
    const Pinnable weights = loader.bytes("assets/scorer/en.weights");
    std::string bytes = acts::join_model(rules.bytes, weights.bytes);
    std::string hash = records::blake2b_hex(bytes);
    return {std::move(bytes), std::move(hash)};
}

Catalogue load_words(Loader& loader, const fs::path& root)
{
    Catalogue words;
    std::error_code error;
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator(root / "assets/words/en", error)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        const Pinnable bytes = loader.bytes(fs::relative(file, root));
        if (auto more = loader.take(parse_catalogue(bytes.bytes, file.string()))) words = merged(words, *more);
    }
    return words;
}

}  // namespace

std::vector<std::string> shipped_frameworks()
{
    return {frameworks.begin(), frameworks.end()};
}

fs::path find_root()
{
    const char* const wanted = std::getenv("AMENDS_DATA");  // NOLINT(concurrency-mt-unsafe): before any thread
    if (wanted != nullptr && *wanted != '\0') return wanted;
    const fs::path installed = program_file().parent_path().parent_path() / "share" / "amends";
    std::error_code error;
    if (fs::is_directory(installed / "assets", error)) return installed;
    return AMENDS_SOURCE_DIR;
}

Checked<Library> load_library(const fs::path& root)
{
    Loader loader(root);
    const Pinnable scorer = load_scorer(loader);
    std::optional<acts::Model> model;
    if (loader.faults.empty())
        model = loader.take(acts::parse_model(scorer.bytes, (root / "assets/scorer/en.rules").string()));
    if (!model) return tl::unexpected<Diagnostics>(loader.faults);
    Library library{root,
                    *model,
                    scorer,
                    {},
                    loader.bytes("assets/customer/coefficients.json"),
                    loader.bytes("assets/customer/markets.json"),
                    {},
                    {},
                    {},
                    {},
                    {}};
    if (auto coefficients = loader.take(customer::parse_coefficients(
            library.coefficients_file.bytes, (root / "assets/customer/coefficients.json").string()))) {
        library.coefficients = std::move(*coefficients);
    }
    const Pinnable loyalty = loader.bytes("assets/customer/loyalty.json");
    if (auto read =
            loader.take(customer::parse_loyalty(loyalty.bytes, (root / "assets/customer/loyalty.json").string()))) {
        library.loyalty = std::move(*read);
    }
    for (const std::string_view id : frameworks) {
        const fs::path file = fs::path("assets/rubrics") / (std::string(id) + ".json");
        library.rubric_files.push_back(loader.bytes(file));
        if (auto rubric =
                loader.take(rubric::parse_rubric(library.rubric_files.back().bytes, (root / file).string()))) {
            library.rubrics.push_back(std::move(*rubric));
        }
    }
    const Pinnable parts = loader.bytes("assets/rubrics/disagreements.json");
    if (auto read = loader.take(
            rubric::parse_disagreements(parts.bytes, (root / "assets/rubrics/disagreements.json").string()))) {
        library.disagreements = std::move(*read);
    }
    library.words = load_words(loader, root);
    if (!loader.faults.empty()) return tl::unexpected<Diagnostics>(loader.faults);
    return library;
}

const rubric::Rubric* framework_named(const Library& library, std::string_view id)
{
    const auto found = std::ranges::find(library.rubrics, id, [](const rubric::Rubric& each) { return each.id(); });
    return found == library.rubrics.end() ? nullptr : &*found;
}

Checked<void> choose_market(Library& library, const std::string& market)
{
    if (market.empty()) return {};
    const std::string name = (library.root / "assets/customer/markets.json").string();
    Checked<std::string> bytes =
        customer::coefficients_in(library.coefficients_file.bytes, library.markets_file.bytes, name, market);
    if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
    Checked<customer::Coefficients> coefficients = customer::parse_coefficients(*bytes, name);
    if (!coefficients) return tl::unexpected<Diagnostics>(coefficients.error());
    library.coefficients = std::move(*coefficients);
    library.coefficients_file = {*bytes, records::blake2b_hex(*bytes)};
    return {};
}

Checked<ScenarioFile> load_scenario(const Library& library, const std::string& name)
{
    std::error_code error;
    fs::path file = name;
    if (fs::is_directory(file, error)) {
        file /= "scenario.json";
    } else if (!fs::exists(file, error)) {
        file = library.root / "scenarios" / name / "scenario.json";
        if (!fs::exists(file, error)) {
            std::string known;
            for (const std::string& id : scenario_ids(library)) known += (known.empty() ? "" : ", ") + id;
            return fault({name, 0, 0, ""}, "there is no such scenario, folder or file; scenarios that ship: " + known);
        }
    }
    const Checked<std::string> bytes = read_file(file);
    if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
    Checked<scenario::Scenario> scenario = scenario::parse_scenario(*bytes, file.string());
    if (!scenario) return tl::unexpected<Diagnostics>(std::move(scenario.error()));
    std::string canonical = scenario::write_scenario(*scenario);
    const std::string hash = records::blake2b_hex(canonical);
    return ScenarioFile{file, std::move(*scenario), {std::move(canonical), hash}};
}

std::vector<std::string> scenario_ids(const Library& library)
{
    std::vector<std::string> ids;
    std::error_code error;
    for (const fs::directory_entry& entry : fs::directory_iterator(library.root / "scenarios", error)) {
        if (fs::exists(entry.path() / "scenario.json", error)) ids.push_back(entry.path().filename().string());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

play::Pins pins_for(const Library& library, const ScenarioFile& scenario, std::string variant, std::uint64_t seed)
{
    play::Pins pins;
    pins.scenario_id = scenario.scenario.id;
    pins.scenario = scenario.canonical.hash;
    pins.customer = library.coefficients_file.hash;
    pins.scorer = library.model_file.hash;
    for (std::size_t i = 0; i < library.rubrics.size(); ++i) {
        pins.rubrics.emplace_back(library.rubrics[i].id(), library.rubric_files[i].hash);
    }
    // By id, as a JSON object keeps them.
    std::sort(pins.rubrics.begin(), pins.rubrics.end());
    pins.variant = std::move(variant);
    pins.rules = play::rules_version;
    pins.seed = seed;
    return pins;
}

}  // namespace amends::cli
