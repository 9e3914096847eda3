#include "sim/proof/classes.h"

#include <algorithm>

namespace amends::proof {
namespace {

using play::AnswerSet;
using play::Compiled;
using play::CompiledNode;

/// Whether an answer given here earlier in the order does the same in the same states.
bool done_by_an_earlier(const Compiled& compiled, std::size_t node, std::size_t index)
{
    const play::CompiledAnswer& answer = compiled.answers[index];
    const auto end = compiled.answers.begin() + static_cast<std::ptrdiff_t>(index);
    return std::any_of(compiled.answers.begin(), end, [&](const play::CompiledAnswer& earlier) {
        return earlier.nodes[node] && earlier.when == answer.when && earlier.effects == answer.effects;
    });
}

/// No answer, any one without effects where that makes a difference, and each effect that an answer can have here.
std::vector<AnswerSet> answer_classes(const Compiled& compiled, std::size_t node)
{
    std::vector<AnswerSet> classes(1);
    // An answer holds the customer where the otherwise would send them on; elsewhere a plain one is as good as none.
    const CompiledNode& here = compiled.nodes[node];
    bool plain_one_taken = here.exits.back().to < 0 || !here.out_of_patience;
    for (std::size_t i = 0; i < compiled.answers.size(); ++i) {
        const play::CompiledAnswer& answer = compiled.answers[i];
        if (!answer.nodes[node]) continue;
        const bool plain = answer.effects.none();
        if (plain && plain_one_taken) continue;
        if (!plain && done_by_an_earlier(compiled, node, i)) continue;
        plain_one_taken = plain_one_taken || plain;
        AnswerSet only;
        only.add(i);
        classes.push_back(only);
    }
    return classes;
}

/// Nothing fulfilled, or just one exit that asks something of the words.
std::vector<std::uint8_t> exit_classes(const CompiledNode& node)
{
    std::vector<std::uint8_t> classes = {0};
    for (std::size_t i = 0; i < node.exits.size(); ++i) {
        if (node.exits[i].reads_reply) classes.push_back(static_cast<std::uint8_t>(1U << i));
    }
    return classes;
}

/// Every way to make or not to make each promise.
std::vector<std::uint16_t> promise_classes(const Compiled& compiled)
{
    std::vector<std::uint16_t> classes = {0};
    for (std::size_t i = 0; i < compiled.promises.size(); ++i) {
        const std::size_t before = classes.size();
        for (unsigned time = 1; time <= compiled.promises[i].slot_count; ++time) {
            for (std::size_t k = 0; k < before; ++k) {
                classes.push_back(static_cast<std::uint16_t>(classes[k] | (time << (3 * i))));
            }
        }
    }
    return classes;
}

}  // namespace

bool promises_in_vain(const Compiled& compiled, const play::BranchState& state, const play::Letter& reply)
{
    for (std::size_t i = 0; i < compiled.promises.size() && (reply.promises >> (3 * i)) != 0; ++i) {
        const unsigned time = (reply.promises >> (3 * i)) & 7U;
        if (time == 0) continue;
        // One promise that can no longer be made is enough: the class without it does the same.
        if (state.promise(i) != play::PromiseState::none) return true;
        if (compiled.promises[i].slots.at(time - 1) < state.slot) return true;
    }
    return false;
}

Classes classes_of(const Compiled& compiled)
{
    Classes classes;
    const std::vector<std::uint16_t> promises = promise_classes(compiled);
    for (std::size_t n = 0; n < compiled.nodes.size(); ++n) {
        std::vector<play::Letter> replies;
        if (!compiled.nodes[n].exits.empty()) {
            const std::vector<AnswerSet> answers = answer_classes(compiled, n);
            for (const std::uint8_t exits : exit_classes(compiled.nodes[n])) {
                for (const AnswerSet& answer : answers) {
                    for (const std::uint16_t made : promises) {
                        for (const customer::Impression tone : customer::tones) {
                            replies.push_back({play::Move::reply, tone, exits, 0, made, answer});
                        }
                    }
                }
            }
        }
        classes.replies.push_back(std::move(replies));
    }
    return classes;
}

}  // namespace amends::proof
