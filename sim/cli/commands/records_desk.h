#pragma once
// amends records …: what managers add. A part of the subcommand `records`.

#include <memory>
#include <string>

#include "sim/records/store.h"

namespace CLI {
class App;
}

namespace amends::cli {

/// The id of somebody by id or name.
///
/// errors  missing
records::Stored<std::string> person_called(records::Store& store, const std::string& who);

/// Adds member, remark, rule, answer and sign. `data_dir` is read when one of them runs; empty: the usual place.
void add_records_desk(CLI::App& records, std::shared_ptr<const std::string> data_dir, int& exit_code);

}  // namespace amends::cli
