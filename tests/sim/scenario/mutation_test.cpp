// Seeded damage to a sound file: whatever the bytes, the reader parses or says where it is wrong.

#include <gtest/gtest.h>

#include "scoring/base/chance.h"
#include "sim/scenario/write.h"
#include "tests/sim/scenario/fixtures.h"

namespace amends::scenario {
namespace {

class Damage {
public:
    explicit Damage(std::uint64_t seed) : seed_(seed) {}

    std::string to(std::string bytes)
    {
        for (std::size_t strokes = 1 + below(3); strokes > 0; --strokes) {
            const std::size_t at = below(bytes.size());
            switch (below(6)) {
                case 0:
                    bytes[at] = static_cast<char>(below(256));
                    break;
                case 1:
                    bytes.erase(at, 1 + below(12));
                    break;
                case 2:
                    bytes.insert(at, bytes.substr(below(bytes.size()), 1 + below(40)));
                    break;
                case 3:
                    bytes.insert(at, token());
                    break;
                case 4:
                    bytes.resize(at + 1);
                    break;
                default:
                    swap_values(bytes, at);
                    break;
            }
        }
        return bytes;
    }

private:
    std::size_t below(std::size_t bound)
    {
        return chance_below(seed_, place_++, "damage", static_cast<std::uint32_t>(bound));
    }

    std::string token()
    {
        static const std::vector<std::string> tokens = {
            "null", "[]",  "{}",   "-1",   "99999999999999999999", "\"\\u0000\"", "\"x-a\":1,", ",",
            "\"",   "1e9", "[[[[", "\xFF", "\"id\":\"n1\","};
        return tokens.at(below(tokens.size()));
    }

    /// Puts another quoted text of the file in place of the one after `at`: sound JSON, wrong meaning.
    void swap_values(std::string& bytes, std::size_t at)
    {
        const auto quoted_after = [&bytes](std::size_t from) {
            const std::size_t begin = bytes.find('"', from);
            const std::size_t end = begin == std::string::npos ? begin : bytes.find('"', begin + 1);
            return end == std::string::npos ? std::pair<std::size_t, std::size_t>{0, 0}
                                            : std::pair<std::size_t, std::size_t>{begin, end + 1 - begin};
        };
        const auto [from, from_size] = quoted_after(below(bytes.size()));
        const std::string other = bytes.substr(from, from_size);
        const auto [begin, size] = quoted_after(at);
        bytes.replace(begin, size, other);
    }

    std::uint64_t seed_;
    std::uint64_t place_ = 0;
};

TEST(ParseScenario, SurvivesTwoThousandDamagedFiles)
{
    const std::string sound_bytes = bytes_of("tests/data/small.scenario.json");
    int refused = 0;

    for (std::uint64_t seed = 0; seed < 2000; ++seed) {
        const std::string bytes = Damage(seed).to(sound_bytes);
        const Checked<Scenario> scenario = parse_scenario(bytes, "damaged");
        if (scenario) {
            ASSERT_EQ(sound(write_scenario(*scenario), "written"), *scenario) << "seed " << seed;
            continue;
        }
        ++refused;
        ASSERT_FALSE(scenario.error().empty()) << "seed " << seed;
        for (const Diagnostic& fault : scenario.error()) {
            ASSERT_GT(fault.where.line, 0) << "seed " << seed << ": " << fault.message;
            ASSERT_GT(fault.where.column, 0) << "seed " << seed << ": " << fault.message;
        }
    }

    EXPECT_GT(refused, 1500);
}

}  // namespace
}  // namespace amends::scenario
