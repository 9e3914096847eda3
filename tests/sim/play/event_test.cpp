#include <gtest/gtest.h>

#include "tests/sim/play/fixture.h"

namespace amends::play {
namespace {

TEST(Event, IsReadAsItWasWritten)
{
    const Sitting sitting = good_sitting(tiny_pinned(0x7FFFFFFFFFFFFFFFULL));

    for (const Event& event : sitting.playing.events) {
        const Checked<Event> read = read_event(kind_of(event), version_of(event), event.at, write_body(event));
        ASSERT_TRUE(read.has_value()) << to_string(read.error().front());
        EXPECT_EQ(*read, event) << kind_of(event);
    }
}

TEST(Event, CarriesAWholeHearing)
{
    acts::Hearing hearing =
        touching(heard({acts::Act::apology, acts::Act::commit_time}, 2), "baby", acts::TopicHow::denied);
    hearing.deadline = acts::Deadline{90, -1, -1, {3, 9}};
    hearing.claims = {{"ring-depot", {0, 4}}};
    hearing.echoes = {"baby"};
    hearing.of(acts::Act::own_it) = {480, false, true, {}, "nearly"};
    const Event event{{12, 3400}, ReplyHeard{hearing, true, false}};

    const Checked<Event> read = read_event("reply_heard", 1, event.at, write_body(event));

    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, event);
}

TEST(Event, SaysWhatItDoesNotKnow)
{
    const Checked<Event> unknown = read_event("telepathy", 1, {}, "{}");
    const Checked<Event> newer = read_event("listened", 7, {}, "{\"segments_left\":0}");

    ASSERT_FALSE(unknown.has_value());
    EXPECT_NE(to_string(unknown.error().front()).find("does not know the kind"), std::string::npos);
    ASSERT_FALSE(newer.has_value());
    EXPECT_NE(to_string(newer.error().front()).find("newer than this program knows"), std::string::npos);
}

TEST(Event, RefusesABodyThatIsNotItsVersions)
{
    EXPECT_FALSE(read_event("listened", 1, {}, "{}").has_value());
    EXPECT_FALSE(read_event("listened", 1, {}, "{\"segments_left\":\"two\"}").has_value());
    EXPECT_FALSE(read_event("branch_set", 1, {}, "{\"node\":70000}").has_value());
    EXPECT_FALSE(read_event("promise_set", 1, {}, "{\"promise\":\"p\",\"state\":9,\"due\":\"\"}").has_value());
    EXPECT_FALSE(read_event("listened", 1, {}, "not json").has_value());
}

}  // namespace
}  // namespace amends::play
