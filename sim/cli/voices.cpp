#include "sim/cli/voices.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>

#include "scoring/train/card.h"
#include "sim/cli/files.h"
#include "sim/play/script.h"
#include "sim/report/debrief.h"

namespace amends::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t voices_seed = 1;  // that of scripts and plans

std::vector<acts::ActSet> heard_alone(const acts::Model& model, const play::Script& script)
{
    std::vector<acts::ActSet> heard;
    for (const play::ScriptLine& line : script.lines) {
        if (line.kind != play::ScriptLine::Kind::reply) continue;
        const acts::Hearing hearing = hear(model, {}, line.text);
        acts::ActSet set;
        for (std::size_t act = 0; act < acts::act_count; ++act) {
            if (hearing.acts[act].present) set.add(acts::act_at(act));
        }
        heard.push_back(set);
    }
    return heard;
}

int acts_f1(const std::vector<acts::ActSet>& a, const std::vector<acts::ActSet>& b)
{
    train::Counts counts;
    for (std::size_t reply = 0; reply < a.size(); ++reply) {
        for (std::size_t act = 0; act < acts::act_count; ++act) {
            counts.add(a[reply].has(acts::act_at(act)), b[reply].has(acts::act_at(act)));
        }
    }
    return train::f1_of(counts);
}

void count(const VoicePlay& native, int allowed, VoiceCompared& compared, VoicesResult& result)
{
    const VoicePlay& play = compared.play;
    if (!play.stood_still.empty()) ++result.stood_still;
    if (play.of.voice == native.of.voice) return;
    if (const int f1 = acts_f1(native.heard, play.heard); f1 != -1) compared.acts_f1 = f1;
    if (!play.stood_still.empty() || !native.stood_still.empty()) return;
    if (play.ending != native.ending) ++result.other_endings;
    for (std::size_t i = 0; i < play.marks.size(); ++i) {
        const int less = play.marks[i] - native.marks[i];
        compared.less.push_back(less);
        ++result.marks;
        if (std::abs(less) <= allowed) ++result.within;
        result.furthest = std::max(result.furthest, std::abs(less));
    }
}

}  // namespace

Checked<std::vector<VoiceFile>> voice_files(const fs::path& folder)
{
    std::vector<VoiceFile> files;
    Diagnostics faults;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
        if (entry.path().extension() != ".replies") continue;
        const fs::path stem = entry.path().stem();  // play.voice
        VoiceFile file{entry.path().parent_path().filename().string(), stem.stem().string(), "", entry.path()};
        if (stem.has_extension()) file.voice = stem.extension().string().substr(1);
        if (file.voice.empty()) {
            faults.push_back({{entry.path().string(), 0, 0, ""},
                              "expected a name like good.native.replies: the play, then the voice"});
        }
        files.push_back(std::move(file));
    }
    if (files.empty()) {
        faults.push_back({{folder.string(), 0, 0, ""}, "holds no file SCENARIO/PLAY.VOICE.replies"});
    }
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    std::sort(files.begin(), files.end(), [](const VoiceFile& a, const VoiceFile& b) {
        return std::tie(a.scenario, a.play, a.voice) < std::tie(b.scenario, b.play, b.voice);
    });
    return files;
}

Checked<VoicePlay> play_voice(const Library& library, const VoiceFile& file)
{
    const Checked<ScenarioFile> scenario = load_scenario(library, file.scenario);
    if (!scenario) return tl::unexpected<Diagnostics>(scenario.error());
    const Checked<std::string> bytes = read_file(file.file);
    if (!bytes) return tl::unexpected<Diagnostics>(bytes.error());
    const Checked<play::Script> script = play::parse_script(*bytes, file.file.string());
    if (!script) return tl::unexpected<Diagnostics>(script.error());
    const auto pinned =
        play::pin(scenario->scenario, library.coefficients, pins_for(library, *scenario, "", voices_seed));
    if (!pinned) return tl::unexpected<Diagnostics>(pinned.error());
    VoicePlay play{file, heard_alone(library.model, *script), "", "", {}};
    const Checked<play::ScriptRun> run =
        play::run_script(*pinned, library.model, *script, library.rubrics, library.words);
    if (!run) {
        Diagnostic why = run.error().front();
        why.where.file = file.scenario + "/" + file.file.filename().string();  // the same on every machine
        play.stood_still = to_string(why);
        return play;
    }
    play.ending = run->playing.state.ending;
    const report::Debrief debrief = report::make_debrief(run->playing, library.rubrics, library.words);
    for (const report::FrameworkShown& framework : debrief.frameworks) play.marks.push_back(framework.total);
    return play;
}

Checked<VoicesResult> compare_voices(std::vector<VoicePlay> plays, const std::string& against, int allowed)
{
    std::map<std::pair<std::string, std::string>, VoicePlay> natives;
    for (const VoicePlay& each : plays) {
        if (each.of.voice == against) natives.emplace(std::pair{each.of.scenario, each.of.play}, each);
    }
    VoicesResult result;
    Diagnostics faults;
    for (VoicePlay& each : plays) {
        const std::string file = each.of.file.string();
        const auto native = natives.find({each.of.scenario, each.of.play});
        if (native == natives.end()) {
            faults.push_back(
                {{file, 0, 0, ""}, "there is no \"" + each.of.play + "." + against + ".replies\" beside it"});
        } else if (native->second.heard.size() != each.heard.size()) {
            faults.push_back({{file, 0, 0, ""},
                              "has " + std::to_string(each.heard.size()) + " replies, and the play in the voice \"" +
                                  against + "\" has " + std::to_string(native->second.heard.size())});
        } else {
            result.plays.push_back({std::move(each), {}, std::nullopt});
            count(native->second, allowed, result.plays.back(), result);
        }
    }
    if (!faults.empty()) return tl::unexpected(std::move(faults));
    return result;
}

}  // namespace amends::cli
