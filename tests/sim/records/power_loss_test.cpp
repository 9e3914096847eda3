#include "tests/sim/records/power_cuts.h"

namespace amends::records {
namespace {

TEST(PowerCut, LosesNothingThatWasAcknowledged)
{
    cut_the_power_at_every_sync(25, 1);
}

/// Whether a row that was committed under that setting is there after a cut.
bool outlives_a_cut(const std::string& synchronous)
{
    Folder folder;
    Folder after;
    make_private_file(folder.file());
    const PowerLoss power(folder.path(), 7, [](const Disk&) {});
    Connection db(folder.file(), Connection::Mode::write);
    db.run("PRAGMA journal_mode = WAL");
    db.run("PRAGMA synchronous = FULL");
    db.script("CREATE TABLE t (x)");
    db.run("PRAGMA synchronous = " + synchronous);
    db.script("INSERT INTO t VALUES ('acknowledged')");

    write_disk(after.path(), power.cut());
    return Connection(after.file(), Connection::Mode::write).rows("SELECT x FROM t").next();
}

// The shim must tell the difference, or it proves nothing.
TEST(PowerCut, LosesACommitThatWasNotSynced)
{
    EXPECT_FALSE(outlives_a_cut("NORMAL"));
    EXPECT_TRUE(outlives_a_cut("FULL"));
}

}  // namespace
}  // namespace amends::records
