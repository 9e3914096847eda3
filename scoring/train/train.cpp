#include "scoring/train/train.h"

#include "scoring/train/decisions.h"

namespace amends::train {

std::optional<acts::learnt::Weights> train(const acts::Model& model, const std::vector<Example>& examples,
                                           const RawVectors& vectors, const TrainOptions& options,
                                           const TrainProgress& progress)
{
    std::vector<Prepared> teach;
    std::vector<Prepared> tune;
    for (const Example& example : examples) {
        if (example.part == Part::test) continue;
        if (!options.without_writer.empty() && example.writer == options.without_writer) continue;
        (example.part == Part::teach ? teach : tune).push_back(prepare(model, example));
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
    return weights;
}

}  // namespace amends::train
