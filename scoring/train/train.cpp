#include "scoring/train/train.h"

#include <algorithm>
#include <array>
#include <string>

#include "scoring/base/chance.h"
#include "scoring/train/cheats.h"
#include "scoring/train/decisions.h"

namespace amends::train {
namespace {

// Of so many replies one is also taught in disorder, in idle company, said twice over, and after a denial.
constexpr std::uint64_t disordered_each = 10;
constexpr std::uint64_t accompanied_each = 2;
constexpr std::uint64_t twice_each = 16;
constexpr std::uint64_t denied_each = 24;
constexpr std::uint64_t seed = 20;

/// Sentences in which nothing is to be heard, whatever stands beside them.
constexpr auto idle = std::to_array<std::string_view>({"The train passes under the bridge at this hour.",
                                                       "My desk is by the stairs.",
                                                       "There is a map of the town behind me.",
                                                       "The radio next door is playing a waltz.",
                                                       "We have two doors and one of them is green.",
                                                       "It snowed in March, I think.",
                                                       "The pens here are all black.",
                                                       "Somebody left an umbrella in the corridor.",
                                                       "The clock says ten past.",
                                                       "This form has a blue margin.",
                                                       "The lift has a mirror.",
                                                       "A bus went by just then.",
                                                       "The printer is a big grey one.",
                                                       "Lunch is soup on Mondays.",
                                                       "The plant in the corner is a fern.",
                                                       "I am on the second floor.",
                                                       "There were pigeons on the roof this morning.",
                                                       "The screen is rather bright.",
                                                       "They are painting the hall white.",
                                                       "The river is behind the car park.",
                                                       "It gets dark early now.",
                                                       "The chairs have wheels.",
                                                       "A dog is barking outside.",
                                                       "The canteen sells three sorts of tea."});
constexpr auto denials =
    std::to_array<std::string_view>({"I don't think ", "I really don't think ", "We don't believe ", "I wouldn't say ",
                                     "Nobody here thinks ", "It isn't as if "});

/// A reply with its words in another order, in which nothing helpful is to be heard: order is taught, not words alone.
Example disordered(const Example& example, std::uint64_t seq)
{
    Example out = example;
    out.reply = shuffled(example.reply, seed, seq);
    out.labels.clear();
    out.unsure = acts::harmful_acts();
    out.empathy = 0;
    return out;
}

/// One sentence without a question in which nothing is heard and that nobody disagrees on: company that says nothing.
bool is_idle(const Example& example)
{
    const std::string_view said = example.reply;
    return example.part == Part::teach && example.labels.empty() && example.unsure.empty() && example.empathy == 0 &&
           said.size() >= 12 && said.size() <= 80 && said.find_first_of("?!<@") == std::string_view::npos &&
           said.find('.') + 1 >= said.size() && said.ends_with('.');
}

/// Idle sentences of ours, and those of the corpus.
std::vector<std::string> idle_sentences(const std::vector<Example>& examples)
{
    std::vector<std::string> sentences(idle.begin(), idle.end());
    for (const Example& example : examples) {
        if (is_idle(example)) sentences.push_back(example.reply);
    }
    return sentences;
}

/// A reply with an idle sentence before or after it, and the same to be heard.
Example accompanied(const Example& example, const std::vector<std::string>& company, std::uint64_t seq)
{
    Example out = example;
    const std::size_t among = chance_below(seed, seq, "ours", 2) == 0 ? idle.size() : company.size();
    const std::string& sentence = company[chance_below(seed, seq, "idle", static_cast<std::uint32_t>(among))];
    if (chance_below(seed, seq, "before", 2) == 0) {
        out.reply += " " + sentence;
        return out;
    }
    out.reply = sentence + " " + example.reply;
    const auto shift = static_cast<std::uint32_t>(sentence.size() + 1);
    for (Label& label : out.labels) label.span = {label.span.begin + shift, label.span.end + shift};
    return out;
}

/// A reply given twice in one breath, and the same to be heard.
Example said_twice(const Example& example)
{
    Example out = example;
    out.reply += " " + example.reply;
    const auto shift = static_cast<std::uint32_t>(example.reply.size() + 1);
    for (const Label& label : example.labels) {
        out.labels.push_back({label.act, {label.span.begin + shift, label.span.end + shift}});
    }
    return out;
}

/// What is evidence of a helpful act, after words that take it back: nothing helpful is to be heard.
Example denied(const Example& example, const Label& label, std::uint64_t seq)
{
    Example out = example;
    out.reply = std::string(denials.at(chance_below(seed, seq, "denial", denials.size()))) +
                example.reply.substr(label.span.begin, label.span.end - label.span.begin) + ".";
    out.labels.clear();
    out.unsure = acts::harmful_acts();
    out.empathy = 0;
    return out;
}

/// What a reply that teaches has beside it, so that the learners do not take company, order or denial lightly.
void add_variants(const acts::Model& model, const Example& example, const std::vector<std::string>& company,
                  std::uint64_t seq, std::vector<Prepared>& teach)
{
    const bool is_long = std::count(example.reply.begin(), example.reply.end(), ' ') >= 5;
    if (is_long && seq % disordered_each == 0) teach.push_back(prepare(model, disordered(example, seq)));
    if (seq % accompanied_each == 1) teach.push_back(prepare(model, accompanied(example, company, seq)));
    if (seq % twice_each == 4) teach.push_back(prepare(model, said_twice(example)));
    if (seq % denied_each != 2) return;
    const auto helpful = std::find_if(example.labels.begin(), example.labels.end(),
                                      [](const Label& label) { return acts::is_helpful(label.act); });
    if (helpful != example.labels.end()) teach.push_back(prepare(model, denied(example, *helpful, seq)));
}

}  // namespace

std::optional<acts::learnt::Weights> train(const acts::Model& model, const std::vector<Example>& examples,
                                           const RawVectors& vectors, const TrainOptions& options,
                                           const TrainProgress& progress)
{
    const std::vector<std::string> company = idle_sentences(examples);
    std::vector<Prepared> teach;
    std::uint64_t seen = 0;
    std::vector<Prepared> tune;
    std::vector<Prepared> test;
    for (const Example& example : examples) {
        const bool left_out = !options.without_writer.empty() && example.writer == options.without_writer;
        if (left_out && example.part != Part::test) continue;
        std::vector<Prepared>& part = example.part == Part::teach ? teach : example.part == Part::tune ? tune : test;
        part.push_back(prepare(model, example));
        if (example.part == Part::teach) add_variants(model, example, company, seen++, teach);
    }
    const auto part_of_progress = [&progress](std::string_view what) {
        return [&progress, what](int done, int all, float loss) { return progress(what, done, all, loss); };
    };
    acts::learnt::Weights weights;
    if (!train_heads(teach, options.heads, part_of_progress("heads"), weights)) return std::nullopt;
    const std::vector<float> net = train_net(teach, vectors, options.net, part_of_progress("net"));
    if (net.empty()) return std::nullopt;
    quantise_net(net, vectors, weights);
    fit_decisions(tune, weights);
    measure_reliability(test, weights);
    return weights;
}

}  // namespace amends::train
