#include "sim/cli/refit.h"

#include <algorithm>
#include <array>

#include "scoring/base/chance.h"
#include "scoring/base/words.h"
#include "scoring/evaluate/agreement.h"
#include "scoring/train/train.h"
#include "sim/cli/commands/examples.h"
#include "sim/cli/files.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;
using train::Example;

constexpr std::uint64_t held_out_of = 5;  ///< one play of so many teaches nothing

struct Sheet {
    std::string bytes;
    std::vector<Example> examples;
};

Checked<Sheet> read_sheet(const fs::path& file)
{
    return read_file(file).and_then([&](std::string bytes) -> Checked<Sheet> {
        Checked<std::vector<Example>> examples = train::parse_corpus(bytes, file.string());
        if (!examples) return tl::unexpected<Diagnostics>(std::move(examples.error()));
        return Sheet{std::move(bytes), std::move(*examples)};
    });
}

void keep_shared(std::vector<Example>& own, const std::vector<Example>& other)
{
    std::erase_if(own, [&](const Example& each) {
        return std::none_of(other.begin(), other.end(), [&](const Example& there) { return there.id == each.id; });
    });
}

/// Replies that both have labelled, as one corpus; those of every fifth play are kept for counting.
Checked<std::vector<Example>> agreed(const fs::path& ratings, const std::string& a, const std::string& b)
{
    Checked<Sheet> first = read_sheet(ratings / (a + ".jsonl"));
    if (!first) return tl::unexpected<Diagnostics>(std::move(first.error()));
    Checked<Sheet> second = read_sheet(ratings / (b + ".jsonl"));
    if (!second) return tl::unexpected<Diagnostics>(std::move(second.error()));
    keep_shared(first->examples, second->examples);
    keep_shared(second->examples, first->examples);
    const auto pairs = evaluate::pair_up(first->examples, a, second->examples, b);
    if (!pairs) return tl::unexpected<Diagnostics>(pairs.error());
    Checked<std::vector<Example>> merged =
        train::parse_corpus(evaluate::merged_lines(*pairs, first->bytes, second->bytes), "merged labels");
    if (!merged) return merged;
    for (Example& each : *merged) {
        const std::string play = each.id.substr(0, each.id.find(':'));
        each.part = fnv1a(play) % held_out_of == 0 ? train::Part::test : train::Part::teach;
    }
    return merged;
}

using Counts = std::array<train::Counts, acts::act_count>;

Counts held_against(const acts::Model& model, const std::vector<Example>& examples)
{
    Counts counts;
    for (const Example& each : examples) {
        const acts::ActSet wanted = each.labelled();
        const acts::Hearing heard = acts::hear(model, each.context, each.reply);
        for (std::size_t i = 0; i < acts::act_count; ++i) {
            if (each.unsure.has(acts::act_at(i))) continue;
            counts[i].add(wanted.has(acts::act_at(i)), heard.acts[i].present && !heard.acts[i].unsure);
        }
    }
    return counts;
}

std::string kappa_words(const train::Counts& counts)
{
    const std::optional<int> kappa = evaluate::likeness_of(counts).kappa;
    if (!kappa) return "–";
    const int hundredths = (std::abs(*kappa) + 5) / 10;
    const std::string digits = std::to_string(hundredths % 100);
    return (*kappa < 0 ? "-" : "") + std::to_string(hundredths / 100) + "." + (digits.size() < 2 ? "0" : "") + digits;
}

report::Table table_of(const Counts& before, const Counts& after, const Words& words)
{
    report::Table table;
    for (const char* key : {"rating.act", "rating.before_kappa", "rating.after_kappa"})
        table.columns.push_back(words(key));
    for (std::size_t i = 0; i < acts::act_count; ++i) {
        const train::Counts& old = before[i];
        const train::Counts& now = after[i];
        if (old.both + old.only_heard + old.only_labelled + now.only_heard == 0) continue;
        const std::string name = "act." + std::string(acts::name_of(acts::act_at(i)));
        table.rows.push_back({words(name), kappa_words(old), kappa_words(now)});
    }
    return table;
}

app::RefitResult failed(const std::string& why)
{
    app::RefitResult result;
    result.trouble = why;
    return result;
}

}  // namespace

app::RefitResult refit(const Library& library, const fs::path& ratings, const std::string& a, const std::string& b,
                       const std::function<bool(int, int)>& progress)
{
    const Checked<std::vector<Example>> own = agreed(ratings, a, b);
    if (!own) return failed(to_string(own.error().front()));
    Diagnostics faults;
    std::vector<Example> examples = read_examples(shipped_corpus(library.root), faults);
    const fs::path vectors_file = library.root / "assets/corpus/words.vec";
    const auto vectors = read_file(vectors_file).and_then([&](const std::string& bytes) {
        return train::parse_vectors(bytes, vectors_file.string());
    });
    if (!vectors) faults.insert(faults.end(), vectors.error().begin(), vectors.error().end());
    const Checked<std::string> rules = read_file(library.root / "assets/scorer/en.rules");
    if (!rules) faults.insert(faults.end(), rules.error().begin(), rules.error().end());
    if (!faults.empty()) return failed(to_string(faults.front()));

    app::RefitResult result;
    std::vector<Example> held;
    for (const Example& each : *own) {
        if (each.part == train::Part::test)
            held.push_back(each);
        else
            examples.push_back(each);
    }
    result.held_out = static_cast<int>(held.size());
    result.taught = static_cast<int>(own->size() - held.size());
    // Two stages, the clauses and the words; the second takes nearly all of the time.
    const auto say = [&](std::string_view what, int done, int all, float) {
        return what == "heads" ? progress(0, all) : progress(done, all);
    };
    const auto weights = train::train(library.model, examples, *vectors, {}, say);
    if (!weights) return failed(Words(library.words)("rating.stopped"));
    const std::string bytes = acts::learnt::write_weights(*weights);
    const fs::path file = ratings / "en.weights";
    if (const Checked<void> written = write_file(file, bytes); !written)
        return failed(to_string(written.error().front()));
    result.file = file.string();
    const Checked<acts::Model> refitted = acts::parse_model(acts::join_model(*rules, bytes), file.string());
    if (!refitted) return failed(to_string(refitted.error().front()));
    if (!held.empty())
        result.acts = table_of(held_against(library.model, held), held_against(*refitted, held), Words(library.words));
    return result;
}

}  // namespace amends::cli
