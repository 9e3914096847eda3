#pragma once
// A study in plain lines, for terminals and screen readers.

#include <iosfwd>

#include "scoring/loyalty/study.h"

namespace CLI {
class App;
}

namespace amends::cli {

/// Each adds its subcommand, as those of commands.h do.
void add_lots(CLI::App& app, int& exit_code);
void add_demo_contacts(CLI::App& app, int& exit_code);

void write_study_text(std::ostream& out, const loyalty::Study& study);
void write_preview_text(std::ostream& out, const loyalty::Preview& preview);

}  // namespace amends::cli
