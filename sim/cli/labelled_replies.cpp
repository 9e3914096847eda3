#include "sim/cli/labelled_replies.h"

#include "scoring/train/example.h"
#include "sim/app/author/ratings.h"
#include "sim/cli/files.h"

namespace amends::cli {
namespace {

report::LabelledReply beside_the_scorer(const acts::Model& model, const train::Example& example,
                                        const std::string& rater)
{
    return {example.id.substr(0, example.id.find(':')), rater, example.labelled(),
            acts::hear(model, example.context, example.reply).present(), example.unsure};
}

}  // namespace

void add_labelled_replies(const std::filesystem::path& records, const acts::Model& model, report::Notes& notes)
{
    const std::filesystem::path ratings = records.parent_path() / "ratings";
    for (const app::Rater& rater : app::raters_in(ratings)) {
        const std::filesystem::path file = ratings / (rater.sheet + ".jsonl");
        const Checked<std::vector<train::Example>> sheet = read_file(file).and_then(
            [&](const std::string& bytes) { return train::parse_corpus(bytes, file.string()); });
        if (!sheet) {
            notes.labels_unread.push_back(to_string(sheet.error().front()));
            continue;
        }
        for (const train::Example& each : *sheet) notes.labelled.push_back(beside_the_scorer(model, each, rater.sheet));
    }
}

}  // namespace amends::cli
