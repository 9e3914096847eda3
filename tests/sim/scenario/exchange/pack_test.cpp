#include "sim/scenario/exchange/pack.h"

#include <gtest/gtest.h>
#include <algorithm>

#include "sim/scenario/write.h"
#include "tests/sim/scenario/exchange/damage.h"

namespace amends::exchange {
namespace {

/// Short, and another for every text: all that a test of packs needs of a hash.
std::string sum(std::string_view bytes)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char c : bytes) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return std::to_string(hash);
}

std::vector<ArchivedFile> folder()
{
    const Imported made = imported(twee(":: Start\nHello\n"));
    return {{"scenario.json", scenario::write_scenario(made.scenario)},
            {"layout.json", made.layout},
            {"plans/good.plan", "# plan: hello\n"},
            {"lang/pt-BR.json", "{}"}};
}

std::string archive_of(const std::vector<ArchivedFile>& files)
{
    const Checked<std::string> bytes = write_archive(files, "a.zip");
    EXPECT_TRUE(bytes.has_value());
    return bytes.value_or("");
}

/// Why it is refused, or nothing.
std::string refusal(const std::string& bytes, ArchiveLimits limits = {})
{
    const Checked<std::vector<ArchivedFile>> read = read_archive(bytes, "a.zip", limits);
    return read ? "" : read.error().front().message;
}

std::string replaced(std::string bytes, const std::string& from, const std::string& to)
{
    EXPECT_EQ(from.size(), to.size());
    for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + 1)) {
        bytes.replace(at, from.size(), to);
    }
    return bytes;
}

/// Where the entry of the only file stands in the central directory.
std::size_t central(const std::string& bytes)
{
    return bytes.find("PK\x01\x02");
}

bool holds(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

TEST(Pack, GivesBackWhatWasPacked)
{
    const Checked<std::string> bytes = write_pack(folder(), "CC BY 4.0", sum, "hello");
    ASSERT_TRUE(bytes.has_value()) << amends::to_string(bytes.error().front());

    const Checked<Pack> pack = read_pack(*bytes, "hello.zip", sum);

    ASSERT_TRUE(pack.has_value()) << amends::to_string(pack.error().front());
    EXPECT_EQ(pack->cover.licence, "CC BY 4.0");
    EXPECT_EQ(pack->cover.scenario_hash, sum(scenario::write_scenario(pack->scenario)));
    std::vector<ArchivedFile> files = folder();
    std::sort(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
    EXPECT_EQ(pack->files, files);
}

TEST(Pack, IsTheSameBytesForTheSameFolder)
{
    std::vector<ArchivedFile> files = folder();
    const Checked<std::string> one = write_pack(files, "CC BY 4.0", sum, "a");
    std::reverse(files.begin(), files.end());

    EXPECT_EQ(*one, *write_pack(files, "CC BY 4.0", sum, "a"));
}

TEST(Pack, NeedsALicenceAScenarioAndNothingStrange)
{
    EXPECT_FALSE(write_pack(folder(), " ", sum, "a").has_value());
    EXPECT_FALSE(write_pack({{"README.md", "x"}}, "CC BY 4.0", sum, "a").has_value());
    std::vector<ArchivedFile> files = folder();
    files.push_back({"run.sh", "x"});
    EXPECT_FALSE(write_pack(files, "CC BY 4.0", sum, "a").has_value());
}

TEST(Pack, NamesAFileThatIsNotAsItsManifestSays)
{
    Checked<std::vector<ArchivedFile>> files = read_archive(*write_pack(folder(), "CC BY 4.0", sum, "a"), "a");
    ASSERT_TRUE(files.has_value());
    for (ArchivedFile& file : *files) {
        if (file.path == "plans/good.plan") file.bytes += "/do refund\n";
    }

    const Checked<Pack> pack = read_pack(archive_of(*files), "a.zip", sum);

    ASSERT_FALSE(pack.has_value());
    EXPECT_TRUE(holds(pack.error().front().message, "\"plans/good.plan\" is not as the manifest says"));
}

TEST(Pack, NamesAFileThatItsManifestDoesNotName)
{
    Checked<std::vector<ArchivedFile>> files = read_archive(*write_pack(folder(), "CC BY 4.0", sum, "a"), "a");
    ASSERT_TRUE(files.has_value());
    files->push_back({"plans/more.plan", "x"});

    const Checked<Pack> pack = read_pack(archive_of(*files), "a.zip", sum);

    ASSERT_FALSE(pack.has_value());
    EXPECT_TRUE(holds(pack.error().front().message, "its manifest names"));
}

TEST(Pack, IsNoZipWithoutAManifest)
{
    const Checked<Pack> pack = read_pack(archive_of(folder()), "a.zip", sum);

    ASSERT_FALSE(pack.has_value());
    EXPECT_TRUE(holds(pack.error().front().message, "this is no pack"));
}

TEST(Archive, RefusesPathsThatLeadElsewhere)
{
    const std::string sound = archive_of({{"aaaaaaaa.txt", "x"}});

    for (const char* path : {"../evil0.txt", "/absolut.txt", "a\\b\\cdef.txt", "C:evil00.txt", "a//bcdef.txt",
                             "a/./cdef.txt", "a/../def.txt", "aaaaaaaa.tx.",
                             "aaa\x01"
                             "aaaa.txt",
                             "aaaaaa\xC3\xA9.txt"}) {
        EXPECT_TRUE(holds(refusal(replaced(sound, "aaaaaaaa.txt", path)), "is refused")) << path;
    }
    EXPECT_EQ(refusal(sound), "");
}

TEST(Archive, RefusesPathsThatDifferInCaseAlone)
{
    const std::string sound = archive_of({{"a.txt", "x"}, {"b.txt", "y"}});

    EXPECT_TRUE(holds(refusal(replaced(sound, "b.txt", "A.txt")), "another file"));
}

TEST(Archive, CountsWhatComesOutWhateverItSays)
{
    const std::string bomb = archive_of({{"a.txt", std::string(9'000'000, '\0')}});

    EXPECT_TRUE(holds(refusal(bomb), "grows more than 200 times"));
    ArchiveLimits limits;
    limits.ratio = 100'000;
    EXPECT_EQ(refusal(bomb, limits), "");
    limits.bytes_of_one = 1'000'000;
    EXPECT_TRUE(holds(refusal(bomb, limits), "too large"));
    std::string liar = bomb;
    for (const char* const header : {"PK\x01\x02", "PK\x03\x04"}) {
        const std::size_t at = liar.find(header) + (header[2] == 1 ? 24 : 22);
        liar.replace(at, 4, std::string("\x10\0\0\0", 4));
    }
    EXPECT_NE(refusal(liar, limits), "");
}

TEST(Archive, CountsAllFilesTogether)
{
    ArchiveLimits limits;
    limits.bytes_of_all = 15;
    limits.files = 2;

    EXPECT_EQ(refusal(archive_of({{"a", "1234567"}, {"b", "1234567"}}), limits), "");
    EXPECT_TRUE(holds(refusal(archive_of({{"a", "12345678"}, {"b", "12345678"}}), limits), "in all"));
    EXPECT_TRUE(holds(refusal(archive_of({{"a", ""}, {"b", ""}, {"c", ""}}), limits), "3 files"));
}

TEST(Archive, RefusesLinksAndDevices)
{
    std::string link = archive_of({{"a.txt", "/etc/passwd"}});
    const std::size_t attributes = central(link) + 38;
    link.replace(attributes, 4, std::string("\0\0\xFF\xA1", 4));

    EXPECT_TRUE(holds(refusal(link), "a link or a device"));
}

TEST(Archive, RefusesEncryptedFiles)
{
    std::string locked = archive_of({{"a.txt", "secret"}});
    locked[6] = static_cast<char>(locked[6] | 1);
    const std::size_t flags = central(locked) + 8;
    locked[flags] = static_cast<char>(locked[flags] | 1);

    EXPECT_NE(refusal(locked), "");
}

TEST(Archive, SaysThatBytesAreNoArchive)
{
    EXPECT_TRUE(holds(refusal("not a zip"), "no sound zip archive"));
    EXPECT_TRUE(holds(refusal(""), "no sound zip archive"));
}

TEST(Archive, TakesAnyDamage)
{
    const std::string sound = *write_pack(folder(), "CC BY 4.0", sum, "a");
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        const Checked<Pack> pack = read_pack(Damage(seed).to(sound), "a.zip", sum);
        if (!pack) continue;
        // Only what no file is read from can have been hit.
        EXPECT_EQ(pack->cover.licence, "CC BY 4.0");
    }
}

}  // namespace
}  // namespace amends::exchange
