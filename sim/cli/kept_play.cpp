#include "sim/cli/kept_play.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "sim/scenario/parse.h"

namespace amends::cli {
namespace {

using records::Store;
using records::Stored;

tl::unexpected<records::Failure> failed(const Store& store, records::Trouble trouble, std::string message)
{
    return tl::unexpected<records::Failure>(records::failure_of(store.file().string(), trouble, std::move(message)));
}

Stored<void> pin_all(Store& store, const Library& library, const ScenarioFile& scenario)
{
    std::vector<const Pinnable*> files = {&scenario.canonical, &library.coefficients_file, &library.model_file};
    for (const Pinnable& rubric : library.rubric_files) files.push_back(&rubric);
    for (const Pinnable* file : files) {
        if (const Stored<std::string> pinned = store.pin(file->bytes); !pinned) {
            return tl::unexpected<records::Failure>(pinned.error());
        }
    }
    return {};
}

/// The criteria in the rubric's order, in numbers alone: marks outlive the words that they rest on, so they quote none.
std::string detail_of(const rubric::FrameworkMark& mark)
{
    nlohmann::ordered_json criteria = nlohmann::ordered_json::array();
    for (const rubric::CriterionMark& each : mark.criteria) {
        criteria.push_back({{"id", each.id},
                            {"weight", each.weight},
                            {"observed", each.observed},
                            {"mark", each.mark},
                            {"generous", each.generous}});
    }
    return criteria.dump();
}

}  // namespace

Stored<std::string> person_named(Store& store, const std::string& name)
{
    const Stored<std::vector<records::Person>> people = store.people();
    if (!people) return tl::unexpected<records::Failure>(people.error());
    for (const records::Person& person : *people) {
        if (person.name == name) return person.id;
    }
    return store.create_person(name);
}

Stored<void> commit(Store& store, KeptPlay& kept, const play::Written& written)
{
    const records::Ticket ticket = store.append(kept.id, kept.stored, written);
    const Stored<records::Committed>& done = ticket.result();
    if (!done) return tl::unexpected<records::Failure>(done.error());
    kept.stored = done->next_seq;
    kept.playing.take(written);
    return {};
}

Stored<KeptPlay> start_play(Store& store, const Library& library, const ScenarioFile& scenario,
                            const std::string& person, const std::string& variant, std::uint64_t seed, Purpose purpose)
{
    const Checked<play::Pinned> pinned =
        play::pin(scenario.scenario, library.coefficients, pins_for(library, scenario, variant, seed));
    if (!pinned) return failed(store, records::Trouble::refused, to_string(pinned.error().front()));
    if (const Stored<void> files = pin_all(store, library, scenario); !files) {
        return tl::unexpected<records::Failure>(files.error());
    }
    const auto id = store.create_case(person, scenario.scenario.id, scenario.canonical.hash, variant)
                        .and_then([&](const std::string& made) {
                            return store.create_play(made, purpose == Purpose::exam, purpose != Purpose::practice);
                        });
    if (!id) return tl::unexpected<records::Failure>(id.error());
    KeptPlay kept{*id, {*pinned, {}, {}, {}}, library.model, 0, purpose == Purpose::exam};
    if (const Stored<void> opened = commit(store, kept, play::open_play(*pinned)); !opened) {
        return tl::unexpected<records::Failure>(opened.error());
    }
    return kept;
}

Stored<KeptPlay> resume_play(Store& store, const std::string& play)
{
    const Stored<records::LoadedPlay> loaded = store.load(play);
    if (!loaded) return tl::unexpected<records::Failure>(loaded.error());
    if (!loaded->read_only.empty()) return failed(store, records::Trouble::read_only, loaded->read_only);
    const Stored<std::string> scenario_bytes = store.pinned(loaded->pins.scenario);
    if (!scenario_bytes) return tl::unexpected<records::Failure>(scenario_bytes.error());
    const Stored<std::string> scorer_bytes = store.pinned(loaded->pins.scorer);
    if (!scorer_bytes) return tl::unexpected<records::Failure>(scorer_bytes.error());
    const Stored<std::string> customer_bytes = store.pinned(loaded->pins.customer);
    if (!customer_bytes) return tl::unexpected<records::Failure>(customer_bytes.error());
    const auto scenario = scenario::parse_scenario(*scenario_bytes, "pinned scenario");
    const auto coefficients = customer::parse_coefficients(*customer_bytes, "pinned coefficients");
    const auto model = acts::parse_model(*scorer_bytes, "pinned scorer");
    if (!model) return failed(store, records::Trouble::corrupt, to_string(model.error().front()));
    if (!scenario) return failed(store, records::Trouble::corrupt, to_string(scenario.error().front()));
    if (!coefficients) return failed(store, records::Trouble::corrupt, to_string(coefficients.error().front()));
    const Checked<play::Pinned> pinned = play::pin(*scenario, *coefficients, loaded->pins);
    if (!pinned) return failed(store, records::Trouble::corrupt, to_string(pinned.error().front()));
    KeptPlay kept{loaded->row.id,
                  {*pinned, play::fold(loaded->events), loaded->events, loaded->typed},
                  *model,
                  loaded->row.next_seq,
                  loaded->row.exam};
    return kept;
}

Stored<KeptPlay> fork_play(Store& store, const std::string& play, int seq)
{
    return store.fork(play, seq).and_then([&](const std::string& made) { return resume_play(store, made); });
}

records::MarkRow mark_row(const std::string& play, const std::string& rubric, const std::string& scorer,
                          const rubric::FrameworkMark& mark)
{
    return {play,           rubric, scorer, mark.id, mark.total, mark.generous, mark.pass, mark.coverage_permille,
            detail_of(mark)};
}

Stored<void> keep_marks(Store& store, const KeptPlay& kept)
{
    const rubric::CaseRecord record = play::record_of(kept.playing.pinned, kept.playing.state);
    const play::Pins& pins = kept.playing.pinned.pins;
    for (const auto& [id, hash] : pins.rubrics) {
        const Stored<std::string> bytes = store.pinned(hash);
        if (!bytes) return tl::unexpected<records::Failure>(bytes.error());
        const Checked<rubric::Rubric> rubric = rubric::parse_rubric(*bytes, "pinned framework " + id);
        if (!rubric) return failed(store, records::Trouble::corrupt, to_string(rubric.error().front()));
        const rubric::FrameworkMark mark = rubric::mark(*rubric, record);
        if (const Stored<void> put = store.put_mark(mark_row(kept.id, hash, pins.scorer, mark)); !put) return put;
    }
    return {};
}

}  // namespace amends::cli
