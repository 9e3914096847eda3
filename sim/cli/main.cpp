// amends: one program, a window and a command line over the same core.
#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <string_view>
#include <vector>

#include "sim/cli/commands/commands.h"
#include "sim/cli/commands/fit.h"

namespace {

/// "help" and "help play" are "--help" and "play --help".
std::vector<const char*> words_said(int argc, const char* const* argv)
{
    std::vector<const char*> said(argv, argv + argc);
    if (said.size() < 2 || std::string_view(said[1]) != "help") return said;
    said.erase(said.begin() + 1);
    said.push_back("--help");
    return said;
}

}  // namespace

int main(int argc, char** argv)
{
    using namespace amends::cli;
    int exit_code = Exit::ok;
    try {
        CLI::App app{"Amends: practise service recovery with an angry customer who remembers"};
        app.set_version_flag("--version", AMENDS_VERSION);
        add_play(app, exit_code);
        add_score(app, exit_code);
        add_fit(app, exit_code);
        add_lots(app, exit_code);
        add_lint(app, exit_code);
        add_prove(app, exit_code);
        add_calibrate(app, exit_code);
        add_train(app, exit_code);
        add_card(app, exit_code);
        add_evaluate(app, exit_code);
        add_check(app, exit_code);
        add_records(app, exit_code);
        add_import(app, exit_code);
        add_export(app, exit_code);
        add_pack(app, exit_code);
        add_report(app, exit_code);
        add_pilot(app, exit_code);
        add_demo_data(app, exit_code);
        add_demo_contacts(app, exit_code);
        add_new(app, exit_code);
        add_frameworks(app, exit_code);
#ifdef AMENDS_HAS_WINDOW
        add_window(app, exit_code);
        add_gallery(app, exit_code);
#endif
        app.require_subcommand(0, 1);
        try {
            const std::vector<const char*> said = words_said(argc, argv);
            app.parse(static_cast<int>(said.size()), said.data());
        } catch (const CLI::ParseError& error) {
            const int said = app.exit(error, std::cout, std::cerr);
            return said == 0 ? Exit::ok : Exit::usage;
        }
        return app.get_subcommands().empty() ? run_alone() : exit_code;
    } catch (const std::exception& error) {
        std::cerr << "amends: this is a mistake of the program: " << error.what() << '\n';
        return Exit::bug;
    }
}
