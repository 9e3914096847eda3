#include "scoring/evaluate/learning.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "scoring/base/chance.h"

namespace amends::evaluate {
namespace {

using train::Example;
using train::Heard;
using train::Part;

/// Which eighth of all situations this one belongs to, 0..7: by its words alone.
int eighth_of(const std::string& situation)
{
    return static_cast<int>(chance_below(fnv1a(situation), 0, "eighth", 8));
}

/// The scorer that these examples teach; nothing when stopped.
std::optional<acts::Model> taught_by(const Course& course, const std::vector<Example>& examples, const Watch& watch,
                                     Step step)
{
    const auto progress = [&watch, &step](std::string_view what, int done, int all, float) {
        step.what = what;
        step.done = done;
        step.all = all;
        return watch(step);
    };
    const auto weights = train::train(course.model, examples, course.vectors, course.options, progress);
    if (!weights) return std::nullopt;
    const std::string bytes = acts::join_model(course.rules, acts::learnt::write_weights(*weights));
    return acts::parse_model(bytes, step.name).value();
}

/// What that scorer hears in the replies; nothing when stopped.
std::optional<std::vector<Heard>> hear_all(const acts::Model& model, const std::vector<const Example*>& examples,
                                           const Watch& watch, Step step)
{
    std::vector<Heard> heard;
    heard.reserve(examples.size());
    step.what = "count";
    step.all = static_cast<int>(examples.size());
    for (const Example* const each : examples) {
        step.done = static_cast<int>(heard.size());
        if (heard.size() % 50 == 0 && !watch(step)) return std::nullopt;
        heard.push_back({each, hear(model, each->context, each->reply)});
    }
    step.done = step.all;
    if (!watch(step)) return std::nullopt;
    return heard;
}

template <class Wanted>
std::vector<Heard> those(const std::vector<Heard>& heard, const Wanted& wanted)
{
    std::vector<Heard> some;
    std::copy_if(heard.begin(), heard.end(), std::back_inserter(some),
                 [&wanted](const Heard& each) { return wanted(*each.example); });
    return some;
}

bool is_test(const Example& example)
{
    return example.part == Part::test;
}

std::vector<const Example*> tests_of(const std::vector<Example>& examples)
{
    std::vector<const Example*> tests;
    for (const Example& each : examples) {
        if (is_test(each)) tests.push_back(&each);
    }
    return tests;
}

/// Those of a writer's replies whose situation nobody else answered: with any other, the situation would be known.
std::vector<const Example*> only_by(const std::string& writer, const std::vector<Example>& examples)
{
    std::set<std::string> of_others;
    for (const Example& each : examples) {
        if (each.writer != writer) of_others.insert(each.situation);
    }
    std::vector<const Example*> replies;
    for (const Example& each : examples) {
        if (each.writer == writer && !of_others.contains(each.situation)) replies.push_back(&each);
    }
    return replies;
}

std::vector<Example> without(const std::string& writer, const std::vector<Example>& examples)
{
    std::vector<Example> rest;
    std::copy_if(examples.begin(), examples.end(), std::back_inserter(rest),
                 [&writer](const Example& each) { return each.writer != writer || is_test(each); });
    return rest;
}

CurvePoint point_of(const Course& course, int eighths, const std::vector<Example>& examples,
                    const std::vector<Heard>& heard)
{
    const std::vector<std::string> read = teaching_writers(course.examples);
    CurvePoint point;
    point.eighths = eighths;
    std::set<std::string> situations;
    for (const Example& each : examples) {
        if (each.part != Part::teach) continue;
        ++point.replies;
        situations.insert(each.situation);
    }
    point.situations = static_cast<int>(situations.size());
    point.test = make_card(heard, course.draws, course.seed);
    const auto is_unread = [&read](const Example& each) {
        return std::find(read.begin(), read.end(), each.writer) == read.end();
    };
    point.unseen = make_card(those(heard, is_unread), course.draws, course.seed);
    return point;
}

void append(std::vector<Heard>& all, const std::vector<Heard>& more)
{
    all.insert(all.end(), more.begin(), more.end());
}

}  // namespace

std::vector<std::string> teaching_writers(const std::vector<Example>& examples)
{
    std::vector<std::string> writers;
    for (const Example& each : examples) {
        if (is_test(each) || std::find(writers.begin(), writers.end(), each.writer) != writers.end()) continue;
        writers.push_back(each.writer);
    }
    return writers;
}

std::optional<std::vector<CurvePoint>> learning_curve(const Course& course, const Watch& watch,
                                                      const std::function<void(const CurvePoint&)>& said)
{
    std::vector<CurvePoint> points;
    for (const int eighths : curve_eighths) {
        const std::string name = std::to_string(eighths) + "/8";
        Step step;
        step.name = name;
        step.training = static_cast<int>(points.size()) + 1;
        step.trainings = static_cast<int>(curve_eighths.size());
        std::vector<Example> examples;
        std::copy_if(
            course.examples.begin(), course.examples.end(), std::back_inserter(examples),
            [eighths](const Example& each) { return each.part != Part::teach || eighth_of(each.situation) < eighths; });
        const auto model = taught_by(course, examples, watch, step);
        if (!model) return std::nullopt;
        const auto heard = hear_all(*model, tests_of(course.examples), watch, step);
        if (!heard) return std::nullopt;
        points.push_back(point_of(course, eighths, examples, *heard));
        said(points.back());
    }
    return points;
}

std::optional<WritersLeftOut> leave_writers_out(const Course& course, const std::vector<std::string>& only,
                                                const Watch& watch,
                                                const std::function<void(const WriterLeftOut&)>& said)
{
    const std::vector<std::string> writers = only.empty() ? teaching_writers(course.examples) : only;
    Step step;
    step.name = "nobody left out";
    step.training = 1;
    step.trainings = static_cast<int>(writers.size()) + 1;
    const auto whole = taught_by(course, course.examples, watch, step);
    if (!whole) return std::nullopt;
    WritersLeftOut out;
    std::vector<Heard> all;
    std::vector<Heard> test;
    std::vector<Heard> when_read;
    const auto card_of = [&course](const std::vector<Heard>& heard) {
        return make_card(heard, course.draws, course.seed);
    };
    for (const std::string& writer : writers) {
        const std::string name = "without " + writer;
        step.name = name;
        ++step.training;
        const auto model = taught_by(course, without(writer, course.examples), watch, step);
        if (!model) return std::nullopt;
        const std::vector<const Example*> replies = only_by(writer, course.examples);
        const auto heard = hear_all(*model, replies, watch, step);
        if (!heard) return std::nullopt;
        std::vector<const Example*> tests;
        std::copy_if(replies.begin(), replies.end(), std::back_inserter(tests),
                     [](const Example* each) { return is_test(*each); });
        const auto known = hear_all(*whole, tests, watch, step);
        if (!known) return std::nullopt;
        const std::vector<Heard> heard_tests = those(*heard, is_test);
        out.writers.push_back({writer, card_of(*heard), card_of(heard_tests), card_of(*known)});
        said(out.writers.back());
        append(all, *heard);
        append(test, heard_tests);
        append(when_read, *known);
    }
    out.all = card_of(all);
    out.test = card_of(test);
    out.when_read = card_of(when_read);
    return out;
}

}  // namespace amends::evaluate
