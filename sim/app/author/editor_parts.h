#pragma once
// One frame of the editor. Its sources share this; nobody else includes it.

#include "sim/app/author/editor.h"
#include "sim/app/ui/ui.h"

namespace amends::app {

struct EditorParts {
    const EditorView& view;
    EditorUi& own;
    const Words& words;
    std::optional<EditorIntent> intent;

    // editor.cpp
    void take_escape();
    void take_keys();
    void head();
    void notes();
    void side();
    void side_tabs();
    void trial();
    void problems();
    void problem(const author::Problem& each, int number);
    void publishing();
    void backups();
    void ask_to_delete();
    void take_away(const std::string& at);

    // canvas.cpp
    void find_bar();
    void say_how_many_are_found();
    void go_to_next_found();
    void canvas(float height);
    void list();
    void table();
    void add_node();
    void link(const author::MapNode& from, const author::MapNode& to);
};

}  // namespace amends::app
