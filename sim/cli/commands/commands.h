#pragma once
// One file per subcommand; each adds itself to the program. A row here, a file beside it.

namespace CLI {
class App;
}

namespace amends::cli {

/// What every subcommand leaves the program with (docs/command-line.md).
enum Exit : int { ok = 0, finding = 1, usage = 2, bad_input = 3, io = 4, corrupt = 5, bug = 70, stopped = 130 };

/// Each adds its subcommand; its callback stores the exit code.
void add_play(CLI::App& app, int& exit_code);
void add_score(CLI::App& app, int& exit_code);
void add_fit(CLI::App& app, int& exit_code);
void add_lint(CLI::App& app, int& exit_code);
void add_prove(CLI::App& app, int& exit_code);
void add_calibrate(CLI::App& app, int& exit_code);
void add_train(CLI::App& app, int& exit_code);
void add_card(CLI::App& app, int& exit_code);
void add_evaluate(CLI::App& app, int& exit_code);
void add_check(CLI::App& app, int& exit_code);
void add_records(CLI::App& app, int& exit_code);
void add_import(CLI::App& app, int& exit_code);
void add_export(CLI::App& app, int& exit_code);
void add_pack(CLI::App& app, int& exit_code);
void add_report(CLI::App& app, int& exit_code);
void add_pilot(CLI::App& app, int& exit_code);
void add_demo_data(CLI::App& app, int& exit_code);
void add_new(CLI::App& app, int& exit_code);
void add_frameworks(CLI::App& app, int& exit_code);

#ifdef AMENDS_HAS_WINDOW
void add_window(CLI::App& app, int& exit_code);
void add_gallery(CLI::App& app, int& exit_code);
/// The window as `amends` alone opens it.
int open_window();
#endif

/// What `amends` alone does: the window, the terminal, or the demonstration.
int run_alone();

}  // namespace amends::cli
