#pragma once
// Files of contacts as the loyalty page asks for them, and what comes back; lots the same.

#include <string>
#include <vector>

#include "scoring/loyalty/table.h"

namespace amends::app {

/// Where rows come from: a file, and what is brought to it from others.
struct ContactsAsked {
    std::string file;
    std::string framework;  ///< that transcripts are marked under
    std::string join, key;  ///< a second file, and the column that both have; empty: none
    std::string lots, lot_key;
};

/// Contacts and what became of them, ready for the loyalty model.
struct ContactsRead {
    loyalty::Table table;
    std::vector<std::string> notes;        ///< what was left out on the way, a sentence each
    std::string framework;                 ///< that transcripts were marked under; empty: the scores came with the file
    std::vector<std::string> by_lot = {};  ///< columns that lots decided
    std::string lot_key = {};              ///< the column of their unit, where several rows share a lot
};

/// Who is given what: units of a file, in balanced blocks.
struct LotsAsked {
    std::string file;
    std::string unit, by;           ///< columns; `by` may be empty
    std::vector<std::string> arms;  ///< the first is what the others are held to
    int block = 0;                  ///< 0: two of each arm
};

struct LotsDrawn {
    std::string file;                ///< that they were written to
    std::vector<std::string> notes;  ///< the seed, and how many each arm was given
};

}  // namespace amends::app
