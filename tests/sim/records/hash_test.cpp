#include "sim/records/hash.h"

#include <gtest/gtest.h>

namespace amends::records {
namespace {

// Reference values of BLAKE2b with 32 bytes of output, as printed by `b2sum -l 256`.
TEST(Blake2b, AgreesWithTheReferenceForNothing)
{
    EXPECT_EQ(blake2b_hex(""), "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
}

TEST(Blake2b, AgreesWithTheReferenceForThreeLetters)
{
    EXPECT_EQ(blake2b_hex("abc"), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

TEST(SaltedHash, DiffersWithTheSalt)
{
    const std::string one = random_salt();
    const std::string other = random_salt();

    EXPECT_EQ(salted_hash(one, "sorry"), salted_hash(one, "sorry"));
    EXPECT_NE(salted_hash(one, "sorry"), salted_hash(other, "sorry"));
    EXPECT_NE(salted_hash(one, "sorry"), salted_hash(one, "Sorry"));
}

TEST(Uuid7, BeginsWithItsMomentAndNamesItsVersion)
{
    const std::string id = uuid7(0x0123456789AB);

    EXPECT_EQ(id.substr(0, 15), "01234567-89ab-7");
    EXPECT_EQ(id.size(), 36U);
    EXPECT_NE(std::string("89ab").find(id[19]), std::string::npos);
}

TEST(Uuid7, IsNeverTheSameTwice)
{
    EXPECT_NE(uuid7(1), uuid7(1));
}

TEST(RandomSeed, FitsTheNumbersOfEveryJsonReader)
{
    for (int i = 0; i < 100; ++i) EXPECT_LT(random_seed(), std::uint64_t{1} << 53);
    EXPECT_NE(random_seed(), random_seed());
}

TEST(UtcText, TellsMillisecondsAndLeapDays)
{
    EXPECT_EQ(utc_text(0), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(utc_text(1'709'210'096'789), "2024-02-29T12:34:56.789Z");
}

}  // namespace
}  // namespace amends::records
