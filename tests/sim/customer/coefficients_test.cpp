#include <gtest/gtest.h>

#include "tests/sim/customer/shipped.h"

namespace amends::customer {
namespace {

std::string first_fault(std::string bytes, const std::string& from, const std::string& to)
{
    const std::size_t at = bytes.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    bytes.replace(at, from.size(), to);
    const Checked<Coefficients> read = parse_coefficients(bytes, "c.json");
    return read ? "" : to_string(read.error().front());
}

TEST(ParseCoefficients, ReadsThePersonasThatShip)
{
    const Coefficients read = shipped();

    for (const char* id :
         {"exhausted", "exploding", "icy", "anxious", "expert", "storyteller", "bargaining", "polite"}) {
        EXPECT_NE(read.persona(id), nullptr) << id;
    }
    EXPECT_EQ(read.persona("nobody"), nullptr);
}

TEST(ParseCoefficients, RefusesANumberWithoutItsSource)
{
    const std::string fault =
        first_fault(shipped_bytes(), "\"source\": \"design choice: what says nothing moves nobody\",", "");

    EXPECT_NE(fault.find("expected \"source\" as text"), std::string::npos) << fault;
}

TEST(ParseCoefficients, PointsAtAnImpressionThatDoesNotExist)
{
    const std::string fault = first_fault(shipped_bytes(), "\"id\": \"gifted\"", "\"id\": \"gfted\"");

    EXPECT_NE(fault.find("\"gfted\" is no impression"), std::string::npos) << fault;
}

TEST(ParseCoefficients, MissesARowThatIsNotThere)
{
    const std::string fault = first_fault(shipped_bytes(), "{\"heard\": \"any\", \"anger\": -1, \"anger_floor\": 0",
                                          "{\"heard\": \"no\", \"anger\": -1, \"anger_floor\": 0");

    EXPECT_NE(fault.find("no row for impression \"kept_word\" where heard is \"partly\""), std::string::npos) << fault;
}

TEST(ParseCoefficients, RefusesANumberOutOfRange)
{
    const std::string fault =
        first_fault(shipped_bytes(), "\"anger\": 2, \"trust\": -2", "\"anger\": 9, \"trust\": -2");

    EXPECT_NE(fault.find("from -6 to 6"), std::string::npos) << fault;
}

}  // namespace
}  // namespace amends::customer
